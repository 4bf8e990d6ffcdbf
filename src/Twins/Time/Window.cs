using Orleans;

namespace Liandong.Twins.Time;

/// <summary>
/// The half-open span of simulation time that all jurisdictions step before they exchange mail (时间窗). The run is divided
/// into <b>spans</b> (时段) as long as the link delay, side by side from its start, and each span into windows, so that there
/// is a barrier at every span's beginning however long the windows are.
/// </summary>
[GenerateSerializer, Immutable, Alias("Window")]
public readonly record struct Window([property: Id(0)] SimTime Start, [property: Id(1)] SimTime End)
{
    /// <summary>The window of this length that holds an instant; the last one of a span may be shorter.</summary>
    public static Window Around(SimTime instant, SimDuration length, SimDuration linkDelay)
    {
        var span = instant.Milliseconds / linkDelay.Milliseconds * linkDelay.Milliseconds;
        var start = new SimTime(span + ((instant.Milliseconds - span) / length.Milliseconds * length.Milliseconds));
        return new Window(start, SimTime.Min(start + length, new SimTime(span) + linkDelay));
    }
}
