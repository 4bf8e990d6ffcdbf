using Liandong.Twins.Time;

namespace Liandong.Twins.Renewals;

/// <summary>What the renewal office has in its files about one estate: what was reported and how long it took, not the water itself.</summary>
internal struct EstateRecord
{
    /// <summary>Floods of which something was filed.</summary>
    public int Floods;

    /// <summary>The last of them, as the low point counts them.</summary>
    public int Flood;

    /// <summary>Residents' requests.</summary>
    public int Complaints;

    /// <summary>Alarms of its sensor.</summary>
    public int Alarms;

    /// <summary>When the open flood was first filed; never when none is open.</summary>
    public SimTime OpenSince;

    /// <summary>From the first filing to the closing of all floods, in ms.</summary>
    public long KnownMilliseconds;

    /// <summary>Something was filed about it.</summary>
    public void File(int flood, bool isRequest, bool isAlarm, SimTime now)
    {
        if (flood != Flood)
        {
            Close(now);
            (Flood, Floods, OpenSince) = (flood, Floods + 1, now);
        }

        if (isRequest) Complaints++;
        else if (isAlarm) Alarms++;
    }

    /// <summary>The order about its flood is closed.</summary>
    public void Close(SimTime now)
    {
        if (OpenSince != SimTime.Never) KnownMilliseconds += (now - OpenSince).Milliseconds;
        OpenSince = SimTime.Never;
    }

    /// <summary>Writes all of it.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("floodsFiled", Floods);
        state.Write("floodLast", Flood);
        state.Write("complaints", Complaints);
        state.Write("estateAlarms", Alarms);
        state.Write("openSince", OpenSince);
        state.Write("knownMilliseconds", KnownMilliseconds);
    }
}
