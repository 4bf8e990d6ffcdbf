namespace Liandong.Twins.Releases;

/// <summary>What people near a release are told to do.</summary>
public enum ProtectiveAction
{
    /// <summary>Nothing, or no more.</summary>
    None = 0,

    /// <summary>Leave (疏散).</summary>
    Evacuate = 1,

    /// <summary>Stay in, close doors and windows (就地避险).</summary>
    ShelterInPlace = 2,
}

/// <summary>How the area to protect is found.</summary>
public enum CordonRule
{
    /// <summary>By the distances of the Emergency Response Guidebook.</summary>
    Guidebook = 0,

    /// <summary>By a plume computed from the reported rate.</summary>
    Model = 1,
}

/// <summary>Steps of the response to a release; outcomes carry them.</summary>
public enum ResponseStep
{
    /// <summary>An entry team went in. A how many are inside.</summary>
    TeamEntered = 1,

    /// <summary>An entry team came out, for air or because it is done. A how many are inside.</summary>
    TeamLeft = 2,

    /// <summary>Police keeps through traffic out of a cell. A the cell's index in the city, B how long after the cell was ordered, in ms.</summary>
    RoadClosed = 3,

    /// <summary>No police was left for a cell. A the cell's index in the city.</summary>
    NoPolice = 4,

    /// <summary>The leak was closed by the entry team.</summary>
    LeakClosed = 5,

    /// <summary>The cordon was lifted.</summary>
    AllClear = 6,

    /// <summary>A shelter is full. A its cell's index in the city, B its capacity.</summary>
    ShelterFull = 7,

    /// <summary>People in a shelter at the run's end. A its cell's index in the city, B how many, C its capacity.</summary>
    InShelter = 8,

    /// <summary>The platform that passes on the alarms of gas detectors does not answer. A until when (−1: its department does not share it).</summary>
    DetectorsUnheard = 9,
}
