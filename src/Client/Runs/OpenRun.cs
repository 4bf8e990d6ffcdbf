using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Runs;
using Liandong.Silo;

namespace Liandong.Client.Runs;

/// <summary>A run that goes on elsewhere: in another process of this machine, or in a cluster.</summary>
internal sealed class OpenRun : IAsyncDisposable
{
    private const string Emulator = "UseDevelopmentStorage=true";
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _following = new(1);
    private readonly string _asked;
    private readonly bool _isHere;
    private LocalDoor? _door;
    private IRunAccess _access;

    private OpenRun(IRunAccess access, string id, string? asked, RunDescription description, CityRun model) =>
        (_access, Id, _asked, _isHere, Description, Model) = (access, id, asked ?? "", asked is not null, description, model);

    /// <summary>The run's id.</summary>
    public string Id { get; }

    /// <summary>What is run.</summary>
    public RunDescription Description { get; }

    /// <summary>The city under its scenario, with the devices that report.</summary>
    public CityRun Model { get; }

    /// <summary>The run.</summary>
    public IRunGrain Grain => _access.Grains.GetGrain<IRunGrain>(Id);

    /// <summary>The way to all grains where it is.</summary>
    public IGrainFactory Grains => _access.Grains;

    /// <summary>Where it is.</summary>
    public required RunHome Home { get; init; }

    /// <summary>Whether it is over, as far as this machine knows; a cluster is asked instead.</summary>
    public bool IsOver => _isHere && LocalDoor.IsOver(_asked);

    /// <summary>Whether it stands behind another door now: its process died, and somebody has resumed it.</summary>
    public bool HasMoved => Moved is not null;

    private LocalDoor? Moved => _isHere && LocalDoor.Read(_asked) is { } door && door != _door && door.Run == Id ? door : null;

    /// <summary>Goes through another door where there is one now: the run's process died, and somebody has resumed it.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        if (!_isHere) return;
        await _following.WaitAsync(stop);
        try
        {
            if (Moved is not { } door) return;
            var access = await LocalAccess.ConnectAsync(door.Port, stop);
            var former = _access;
            (_access, _door) = (access, door);
            await former.DisposeAsync();
        }
        catch (ClusterNotFoundException)
        {
            // Its process died too, or has not begun to answer.
        }
        finally
        {
            _following.Release();
        }
    }

    /// <summary>Its front doors.</summary>
    public TwinDoors Doors => new(_access.Grains, Id);

    /// <summary>Finds a run.</summary>
    /// <param name="run">Its id, or for one on this machine its recording's path.</param>
    /// <param name="cluster">The cluster that it is in; none for this machine.</param>
    /// <param name="store">The store of that cluster.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="RunFailedException">It is not there, or does not answer.</exception>
    public static async Task<OpenRun> FindAsync(string run, string? cluster, string? store, CancellationToken stop)
    {
        if (store is not null && cluster is null) throw new RunFailedException(new("--store 要与 --cluster 一起用", "--store needs --cluster"));
        if (cluster is null) run = LocalDoor.WholeName(run);
        var door = cluster is null ? LocalDoor.Find(run) : null;
        var (access, id) = door is not null ? (await HereAsync(run, door, stop), door.Run) : (await new RunHome(store ?? Emulator, cluster).OpenAsync(known: null, stop), run);
        try
        {
            var description = await access.Grains.GetGrain<IRunGrain>(id).Describe().WaitAsync(Answer, stop);
            if (description is null)
            {
                string[] known = [.. (await access.Grains.GetGrain<IRunDirectoryGrain>(0).List()).Select(entry => entry.Run)];
                id = RunIds.Find(id, known) ?? throw RunIds.Missing(id, known);
                description = await access.Grains.GetGrain<IRunGrain>(id).Describe() ?? throw RunIds.Missing(id, known);
            }

            if (description.Definition.Model != CityRunBuilder.Model) throw new RunFailedException(new($"运行 {id} 不是城市的运行", $"run {id} is not one of a city"));
            PlannedRun.RequireCity(description.Definition);
            return new OpenRun(access, id, door is null ? null : run, description, CityRunBuilder.Devices(description.Definition)) { _door = door, Home = cluster is null ? new RunHome() : new RunHome(store ?? Emulator, cluster) };
        }
        catch (Exception error) when (error is ArgumentException or OrleansException or TimeoutException)
        {
            await access.DisposeAsync();
            throw new RunFailedException(new($"运行 {id} 打不开：{error.Message}", $"run {id} cannot be opened: {error.Message}"));
        }
        catch
        {
            await access.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _following.Dispose();
        await _access.DisposeAsync();
    }

    private static async Task<IRunAccess> HereAsync(string run, LocalDoor door, CancellationToken stop)
    {
        try
        {
            return await LocalAccess.ConnectAsync(door.Port, stop);
        }
        catch (ClusterNotFoundException error)
        {
            throw new RunFailedException(new($"运行 {run} 没有应答（端口 {door.Port}）：{error.InnerException!.Message}", $"run {run} does not answer (port {door.Port}): {error.InnerException!.Message}"));
        }
    }
}
