namespace Liandong.Twins.Time;

/// <summary>The half-open span of simulation time that all jurisdictions step before they exchange mail (时间窗).</summary>
public readonly record struct Window(SimTime Start, SimTime End)
{
    /// <summary>The window that holds an instant when windows of this length lie side by side from the run's start.</summary>
    public static Window Around(SimTime instant, SimDuration length)
    {
        var start = new SimTime(instant.Milliseconds / length.Milliseconds * length.Milliseconds);
        return new Window(start, start + length);
    }
}
