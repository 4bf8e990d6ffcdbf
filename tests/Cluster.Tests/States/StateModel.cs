using Orleans.Storage;

namespace Liandong.Cluster.Tests.States;

/// <summary>What a grain storage must hold for one grain, after any sequence of writes and clears with no tag, the last one or an old one.</summary>
internal sealed class StateModel(IGrainStorage storage, GrainId grain, bool deletes)
{
    /// <summary>How many different steps there are.</summary>
    public const int Steps = 7;

    private const string Name = "model";

    private int? _value;
    private bool _exists;
    private string? _tag;
    private string? _oldTag;
    private int _written;

    /// <summary>All sequences of so many steps.</summary>
    public static IEnumerable<int[]> SequencesOf(int length) =>
        length == 0 ? [[]] : SequencesOf(length - 1).SelectMany(before => Enumerable.Range(0, Steps).Select(step => before.Append(step).ToArray()));

    /// <summary>Takes the steps, up to one that another sequence takes in the same state: a reading is the last step, as it changes nothing, and no last tag is asked for where there is none.</summary>
    public async Task Take(int[] sequence)
    {
        for (var i = 0; i < sequence.Length; i++)
        {
            var step = sequence[i];
            if ((step is 2 or 5 && _tag is null) || (step == 0 && i < sequence.Length - 1)) return;
            var told = $"{string.Join(' ', sequence)}, deletes {deletes}";
            switch (step)
            {
                case 0:
                    await Read(told);
                    break;
                case 1 or 2 or 3:
                    await Write(TagOf(step), told);
                    break;
                default:
                    await Clear(TagOf(step - 3), told);
                    break;
            }
        }
    }

    // Where there is no old tag, one that was never given does as well.
    private string? TagOf(int choice) => choice switch { 1 => null, 2 => _tag, _ => _oldTag ?? "\"0x0\"" };

    private async Task Read(string told)
    {
        var state = new GrainState<ToyState>(new ToyState("dirty", -1)) { ETag = "dirty", RecordExists = true };
        await storage.ReadStateAsync(Name, grain, state);
        state.RecordExists.ShouldBe(_value is not null, told);
        state.State.ShouldBe(_value is { } value ? new ToyState("model", value) : new ToyState(), told);
        state.ETag.ShouldBe(_tag, told);
    }

    private async Task Write(string? tag, string told)
    {
        var state = new GrainState<ToyState>(new ToyState("model", ++_written)) { ETag = tag };
        if (tag != _tag)
        {
            await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync(Name, grain, state), told);
            state.ETag.ShouldBe(tag, told);
            return;
        }

        await storage.WriteStateAsync(Name, grain, state);
        Now(_written, state.ETag);
        state.RecordExists.ShouldBeTrue(told);
    }

    private async Task Clear(string? tag, string told)
    {
        var state = new GrainState<ToyState>(new ToyState("dirty", -1)) { ETag = tag, RecordExists = true };
        // What is absent is cleared already, whatever the tag; to leave an empty blob there the tag must be right.
        if (tag != _tag && (_exists || !deletes))
        {
            await Should.ThrowAsync<InconsistentStateException>(() => storage.ClearStateAsync(Name, grain, state), told);
            state.State.ShouldBe(new ToyState("dirty", -1), told);
            return;
        }

        await storage.ClearStateAsync(Name, grain, state);
        (state.State, state.RecordExists).ShouldBe((new ToyState(), false), told);
        string.IsNullOrEmpty(state.ETag).ShouldBe(deletes, told);
        Now(null, state.ETag);
    }

    private void Now(int? value, string? tag)
    {
        tag?.ShouldNotBe(_tag);
        _oldTag = _tag ?? _oldTag;
        (_value, _tag, _exists) = (value, tag, tag is not null);
    }
}
