using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;
using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Doors;

/// <summary>What all front doors have in common: they know where their entity is stepped, and who watches it.</summary>
internal abstract class EntityDoor(TwinKind kind, DoorPorts ports) : Grain, IEntityDoor
{
    private readonly TwinWatch _watch = new(ports.Time, ports.Log);
    private IGrainTimer? _looking;
    private (IRunGrain Run, TwinId Twin)? _entity;

    /// <summary>What it needs of its silo.</summary>
    protected DoorPorts Ports => ports;

    /// <summary>The run.</summary>
    protected IRunGrain Run => Entity.Run;

    /// <summary>The entity in it.</summary>
    protected TwinId Twin => Entity.Twin;

    /// <inheritdoc/>
    public Task<TwinFields> Ask() => Run.Ask(Twin);

    /// <inheritdoc/>
    public async Task<TwinFields> Watch(ITwinWatcher watcher)
    {
        var seen = await Ask();
        _watch.Add(watcher, seen);
        _looking ??= this.RegisterGrainTimer(Look, new() { DueTime = TwinWatch.Every, Period = TwinWatch.Every, Interleave = true, KeepAlive = true });
        return seen;
    }

    /// <inheritdoc/>
    public Task Unwatch(ITwinWatcher watcher)
    {
        _watch.Remove(watcher);
        return Task.CompletedTask;
    }

    private (IRunGrain Run, TwinId Twin) Entity => _entity ??= Read();

    private (IRunGrain Run, TwinId Twin) Read()
    {
        var key = this.GetPrimaryKeyString().Split('/');
        if (key.Length < 4 || !byte.TryParse(key[^3], CultureInfo.InvariantCulture, out var found) || found != (byte)kind
            || !ushort.TryParse(key[^2], CultureInfo.InvariantCulture, out var jurisdiction)
            || !int.TryParse(key[^1], CultureInfo.InvariantCulture, out var index) || index < 0)
        {
            throw new ArgumentException($"'{this.GetPrimaryKeyString()}' is not the key of a {kind}: it should read run/{(byte)kind}/jurisdiction/index.");
        }

        return (GrainFactory.GetGrain<IRunGrain>(string.Join('/', key[..^3])), new TwinId(found, jurisdiction, index));
    }

    // A run that recovers cannot be asked for a while, one that has gone never more: whoever watches finds out when renewing.
    private async Task Look(CancellationToken stop)
    {
        if (!_watch.HasWatchers)
        {
            _looking?.Dispose();
            _looking = null;
            return;
        }

        TwinFields seen;
        try
        {
            seen = await Ask();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            ports.Log.LogDebug(error, "A watched twin cannot be looked at now; it is tried again.");
            return;
        }

        _watch.Look(seen);
    }
}
