using Liandong.Twins.Time;
using Orleans.Concurrency;

namespace Liandong.Grains.Doors;

/// <summary>What has changed of a twin since it was last looked at; what changed in between is left out, the last value wins. The first one after a watch began or was renewed has all fields.</summary>
/// <param name="Twin">The twin.</param>
/// <param name="Time">The barrier at which it was looked at.</param>
/// <param name="Changed">The fields that are new or have another value.</param>
/// <param name="Gone">The fields that there are no more.</param>
[GenerateSerializer, Immutable, Alias("TwinChange")]
public sealed record TwinChange([property: Id(0)] TwinId Twin, [property: Id(1)] SimTime Time, [property: Id(2)] IReadOnlyList<KeyValuePair<string, string>> Changed, [property: Id(3)] IReadOnlyList<string> Gone);

/// <summary>
/// Is told of changes of a twin (观察者), at most every 250 ms of wall time. Nobody waits for it, so what it does should be short: write into a
/// bounded channel. Hold a reference to it; the runtime does not.
/// </summary>
[Alias("ITwinWatcher")]
public interface ITwinWatcher : IGrainObserver
{
    /// <summary>Something has changed.</summary>
    [Alias("Changed"), OneWay]
    Task Changed(TwinChange change);
}
