namespace Liandong.Twins.Centers;

/// <summary>What the people of a centre can decide through its front door.</summary>
public enum Decision
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Put a rainstorm warning in force, 1 blue to 4 red, or lift it with 0; a county's centre.</summary>
    Warn = 1,

    /// <summary>Send the nearest drainage crew that has no post to wait at a cell; the centre of the cell's county.</summary>
    Post = 2,

    /// <summary>Put an order of the centre's own before others (督办).</summary>
    Urge = 3,
}

/// <summary>Why a decision cannot be carried out.</summary>
public enum DecisionFault
{
    /// <summary>It can.</summary>
    None = 0,

    /// <summary>It is not for this centre to decide.</summary>
    NotOurs = 1,

    /// <summary>It is so already.</summary>
    AlreadySo = 2,

    /// <summary>There is no such level, cell or open order.</summary>
    Unknown = 3,
}
