using Liandong.Silo;
using Liandong.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Liandong.Cluster.Tests.States;

/// <summary>What every grain storage does, of a silo's that deletes cleared states and of one's that keeps them empty.</summary>
public abstract class GrainStorageKit : IAsyncLifetime
{
    /// <summary>Under this name the storage keeps a cleared state as an empty blob.</summary>
    public const string Keeping = "keeping";

    private const string Name = "head";
    private static int _grains;
    private EmbeddedSilo? _silo;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Where the states are kept.</summary>
    protected abstract string Location { get; }

    protected IServiceProvider Services => _silo!.Services;

    protected IGrainFactory Grains => _silo!.Grains;

    /// <summary>The silo's default storage.</summary>
    protected IGrainStorage Storage => Services.GetRequiredService<IGrainStorage>();

    public async ValueTask InitializeAsync() => _silo = await EmbeddedSilo.StartAsync(
        new NoRuns(),
        configure: silo => silo.UseStore(new StoreOptions { Location = Location }).AddBlobGrainStorage(Keeping, options => options.DeleteStateOnClear = false),
        stop: Stop);

    public virtual async ValueTask DisposeAsync()
    {
        if (_silo is not null) await _silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("run-7")]
    [InlineData("42")]
    [InlineData("f32d")]
    [InlineData("崇川区/工单 7+x")]
    [InlineData("Ключ")]
    public async Task What_is_written_is_read(string key)
    {
        var grain = GrainId.Create("toy", key);
        var written = Of("值", 1);
        await Storage.WriteStateAsync(Name, grain, written);
        (written.RecordExists, string.IsNullOrEmpty(written.ETag)).ShouldBe((true, false));
        var read = await Read(grain);
        (read.State, read.RecordExists, read.ETag).ShouldBe((new ToyState("值", 1), true, written.ETag));
    }

    [Fact]
    public async Task Of_nothing_a_new_state_is_read_and_never_the_old_one()
    {
        var stale = Of("stale", 9);
        stale.ETag = "stale";
        stale.RecordExists = true;
        await Storage.ReadStateAsync(Name, NewGrain(), stale);
        (stale.State, stale.RecordExists, stale.ETag).ShouldBe((new ToyState(), false, null));
    }

    [Fact]
    public async Task A_state_is_created_once()
    {
        var grain = NewGrain();
        await Storage.WriteStateAsync(Name, grain, Of("first", 1));
        await Inconsistent(() => Storage.WriteStateAsync(Name, grain, Of("second", 2)));
        (await Read(grain)).State.ShouldBe(new ToyState("first", 1));
    }

    [Fact]
    public async Task A_stale_write_and_a_stale_clear_are_refused_and_harm_nothing()
    {
        var grain = NewGrain();
        var state = Of("first", 1);
        await Storage.WriteStateAsync(Name, grain, state);
        var stale = new GrainState<ToyState>(new ToyState("stale", 0)) { ETag = state.ETag, RecordExists = true };
        state.State = new ToyState("second", 2);
        await Storage.WriteStateAsync(Name, grain, state);
        var refused = await Inconsistent(() => Storage.WriteStateAsync(Name, grain, stale));
        refused.CurrentEtag.ShouldBe(stale.ETag);
        await Inconsistent(() => Storage.ClearStateAsync(Name, grain, stale));
        (stale.State, stale.RecordExists).ShouldBe((new ToyState("stale", 0), true));
        var read = await Read(grain);
        (read.State, read.ETag).ShouldBe((new ToyState("second", 2), state.ETag));
    }

    [Fact]
    public async Task The_tag_changes_with_every_write_even_of_equal_states()
    {
        var grain = NewGrain();
        var state = Of("same", 1);
        List<string?> tags = [];
        for (var i = 0; i < 10; i++)
        {
            await Storage.WriteStateAsync(Name, grain, state);
            tags.Add(state.ETag);
        }

        tags.ShouldBeUnique();
    }

    [Fact]
    public async Task Two_states_of_one_grain_are_apart()
    {
        var grain = NewGrain();
        await Storage.WriteStateAsync(Name, grain, Of("head", 1));
        var other = Of("tail", 2);
        await Storage.WriteStateAsync("other", grain, other);
        await Storage.ClearStateAsync("other", grain, other);
        (await Read(grain)).State.ShouldBe(new ToyState("head", 1));
    }

    [Fact]
    public async Task A_hundred_grains_that_write_ten_times_each_at_once_lose_nothing()
    {
        var grains = Enumerable.Range(0, 100).Select(_ => NewGrain()).ToArray();
        await Task.WhenAll(grains.Select(async grain =>
        {
            var state = Of("grain", 0);
            for (var turn = 1; turn <= 10; turn++)
            {
                state.State = new ToyState("grain", turn);
                await Storage.WriteStateAsync(Name, grain, state);
            }
        }));
        foreach (var grain in grains) (await Read(grain)).State.ShouldBe(new ToyState("grain", 10));
    }

    [Fact]
    public async Task A_grain_keeps_its_state_when_it_is_activated_anew()
    {
        var grain = Grains.GetGrain<IToyGrain>($"counter-{Interlocked.Increment(ref _grains)}");
        await grain.Add(3);
        await grain.Leave();
        (await grain.Add(4)).ShouldBe(7);
        await grain.Forget();
        (await grain.Add(1)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_four_things_are_done_they_are_as_in_the_model(bool deletes)
    {
        var storage = deletes ? Storage : Services.GetRequiredKeyedService<IGrainStorage>(Keeping);
        var done = await Task.WhenAll(StateModel.SequencesOf(4).Chunk(100).Select(async sequences =>
        {
            foreach (var sequence in sequences) await new StateModel(storage, NewGrain(), deletes).Take(sequence);
            return sequences.Length;
        }));
        done.Sum().ShouldBe(StateModel.Steps * StateModel.Steps * StateModel.Steps * StateModel.Steps);
    }

    protected static GrainState<ToyState> Of(string text, int number) => new(new ToyState(text, number));

    protected static GrainId NewGrain() => GrainId.Create("toy", $"grain-{Interlocked.Increment(ref _grains)}");

    protected async Task<GrainState<ToyState>> Read(GrainId grain)
    {
        var state = Of("dirty", -1);
        await Storage.ReadStateAsync(Name, grain, state);
        return state;
    }

    private static async Task<InconsistentStateException> Inconsistent(Func<Task> act) => await Should.ThrowAsync<InconsistentStateException>(act);
}
