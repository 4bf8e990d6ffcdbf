using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// A driver's record of driving (行车记录): what truly was, by the rules on rest and by the driver's own. The law has at most 4 h without a stop
/// of 20 min, at most 8 h in any 24 h (Regulations on the Implementation of the Road Traffic Safety Law, article 62, and Order 29 of 2019 of
/// the Ministry of Transport). A mutable struct: part of the vehicle's state.
/// </summary>
internal struct DrivingLog()
{
    /// <summary>Most driving without a rest by law, in milliseconds: 4 h.</summary>
    public const long LawfulStretch = 4 * 3_600_000L;

    /// <summary>The shortest stop that is a rest by law: 20 min.</summary>
    public const long LawfulRest = 20 * 60_000L;

    /// <summary>Most driving in 24 hours by law: 8 h.</summary>
    public const long LawfulDay = 8 * 3_600_000L;

    // Any stop ends a span, so a day has few more of them than stops; 64 cover more than a day of the busiest vehicle.
    private const int Kept = 64;
    private const long Day = 86_400_000;

    private readonly long[] _from = new long[Kept];
    private readonly long[] _to = new long[Kept];
    private int _spans;

    /// <summary>Driving since the last lawful rest in spans that are over, in milliseconds.</summary>
    public long SinceRest { get; private set; }

    /// <summary>Driving since what the driver takes for a break, in milliseconds.</summary>
    public long SinceBreak { get; private set; }

    /// <summary>When a span that broke the law's 4 h was over, the last of them; −1 when there was none.</summary>
    public long TooLongUntil { get; private set; } = -1;

    /// <summary>Driving of all time, in milliseconds.</summary>
    public long Total { get; private set; }

    /// <summary>A span of driving is over.</summary>
    public void Drove(long from, long to)
    {
        _from[_spans % Kept] = from;
        _to[_spans++ % Kept] = to;
        SinceRest += to - from;
        SinceBreak += to - from;
        if (SinceRest > LawfulStretch) TooLongUntil = to;
        Total += to - from;
    }

    /// <summary>A stop is over.</summary>
    /// <param name="milliseconds">How long it was.</param>
    /// <param name="custom">What the driver takes for a break.</param>
    public void Stopped(long milliseconds, in DriverCustom custom)
    {
        if (milliseconds >= LawfulRest) SinceRest = 0;
        if (milliseconds >= custom.BreakAtLeast) SinceBreak = 0;
    }

    /// <summary>Driving in the 24 hours up to an instant, in milliseconds, of spans that are over.</summary>
    public readonly long InDayBefore(long until)
    {
        long sum = 0;
        for (var i = Math.Max(0, _spans - Kept); i < _spans; i++)
        {
            var place = i % Kept;
            sum += Math.Max(0, Math.Min(until, _to[place]) - Math.Max(until - Day, _from[place]));
        }

        return sum;
    }

    public readonly void Write(StateWriter state)
    {
        state.Write("drivenSinceRest", SinceRest);
        state.Write("drivenSinceBreak", SinceBreak);
        state.Write("tooLongUntil", TooLongUntil);
        state.Write("driven", Total);
        state.Write("drives", _spans);
        state.BeginList("drivesKept", Math.Min(_spans, Kept));
        for (var i = Math.Max(0, _spans - Kept); i < _spans; i++)
        {
            state.NextItem();
            state.Write("driveFrom", _from[i % Kept]);
            state.Write("driveTo", _to[i % Kept]);
        }

        state.EndList();
    }
}
