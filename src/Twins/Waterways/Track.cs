using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>What a station's radar knows of one vessel.</summary>
internal struct Track
{
    /// <summary>Metres along the shore at the last echo.</summary>
    public int At;

    /// <summary>Metres off the bank at the last echo.</summary>
    public int Off;

    /// <summary>When the last echo came.</summary>
    public SimTime Seen;

    /// <summary>Metres along the shore at the first echo of this passage.</summary>
    public int CameAt;

    /// <summary>When that was.</summary>
    public SimTime Came;

    /// <summary>Around which place it has stayed.</summary>
    public int StaysAt;

    /// <summary>Since when.</summary>
    public SimTime StaysSince;

    /// <summary>Where it was when it began to be slow.</summary>
    public int SlowFrom;

    /// <summary>When.</summary>
    public SimTime SlowSince;

    /// <summary>AIS has named it: a port can be asked about it.</summary>
    public bool Named;

    /// <summary>Bits of what it was reported for.</summary>
    public int Reported;

    /// <summary>Writes all of it.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("trackAt", At);
        state.Write("trackOff", Off);
        state.Write("trackSeen", Seen);
        state.Write("trackCameAt", CameAt);
        state.Write("trackCame", Came);
        state.Write("staysAt", StaysAt);
        state.Write("staysSince", StaysSince);
        state.Write("slowFrom", SlowFrom);
        state.Write("slowSince", SlowSince);
        state.Write("trackNamed", Named);
        state.Write("reportedFor", Reported);
    }
}
