using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>A vessel that a boat is to board.</summary>
internal struct Pursuit
{
    /// <summary>What it is suspected of.</summary>
    public int Suspicion;

    /// <summary>Its track (<see cref="TrackNumbers"/>).</summary>
    public int Vessel;

    /// <summary>Metres along the shore where it was last known.</summary>
    public int At;

    /// <summary>The alarm's incident.</summary>
    public long Incident;

    /// <summary>When the pursuit was ordered first.</summary>
    public SimTime Ordered;

    /// <summary>When it came to this post.</summary>
    public SimTime Came;

    /// <summary>When radar saw it at the place to which the boat went last.</summary>
    public SimTime Seen;

    /// <summary>How often the boat was where the vessel had been.</summary>
    public int Goings;

    /// <summary>Writes all of it.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("suspicion", Suspicion);
        state.Write("pursuedVessel", Vessel);
        state.Write("pursuedAt", At);
        state.Write("pursuitIncident", Incident);
        state.Write("pursuitOrdered", Ordered);
        state.Write("pursuitCame", Came);
        state.Write("trackSeen", Seen);
        state.Write("goings", Goings);
    }
}

/// <summary>A patrol boat.</summary>
internal struct Boat
{
    /// <summary>Metres along the shore.</summary>
    public int At;

    /// <summary>It is under way or inspects a vessel.</summary>
    public bool Busy;

    /// <summary>Its present or last pursuit.</summary>
    public Pursuit Pursuit;
}
