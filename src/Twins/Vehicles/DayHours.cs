namespace Liandong.Twins.Vehicles;

/// <summary>When a site's gate is open, in milliseconds of the day, with a break at noon (none when both ends are equal).</summary>
public readonly record struct DayHours(int Open, int Close, int BreakFrom, int BreakTo)
{
    private const int Day = 86_400_000;

    /// <summary>Open day and night.</summary>
    public static readonly DayHours Always = new(0, Day, 0, 0);

    /// <summary>How long somebody who comes at this time of the day waits for the gate to open; 0 when it is open.</summary>
    public long WaitAt(long ofDay) =>
        ofDay < Open ? Open - ofDay
        : ofDay >= Close ? Day - ofDay + Open
        : ofDay >= BreakFrom && ofDay < BreakTo ? BreakTo - ofDay
        : 0;
}
