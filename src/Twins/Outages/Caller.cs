using Liandong.Twins.Time;

namespace Liandong.Twins.Outages;

/// <summary>Somebody in a home without water who calls unless told the cause.</summary>
internal struct Caller
{
    /// <summary>Which of the cell's homes.</summary>
    public int Home;

    /// <summary>Calls made.</summary>
    public int Calls;

    /// <summary>Calls that somebody, or a recording, answered.</summary>
    public int Reached;

    /// <summary>A recording told the cause.</summary>
    public bool Told;

    /// <summary>The company has the number of this home.</summary>
    public bool Texted;

    /// <summary>Calls although told by text message.</summary>
    public bool CallsAnyway;

    /// <summary>Writes all of it.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("home", Home);
        state.Write("callsMade", Calls);
        state.Write("callsReached", Reached);
        state.Write("toldByRecording", Told);
        state.Write("texted", Texted);
        state.Write("callsAnyway", CallsAnyway);
    }
}
