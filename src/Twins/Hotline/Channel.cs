namespace Liandong.Twins.Hotline;

/// <summary>The way a request came in.</summary>
public enum Channel
{
    /// <summary>12345 电话.</summary>
    Phone = 0,

    /// <summary>随手拍: a photo from the app.</summary>
    Snapshot = 1,

    /// <summary>随时听: advice and opinions in the app.</summary>
    Listen = 2,

    /// <summary>随时办: a service asked for in the app.</summary>
    Handle = 3,

    /// <summary>随时改: a rectification that came from analysis and is checked again.</summary>
    Rectify = 4,

    /// <summary>网格员巡查: found by an officer.</summary>
    Patrol = 5,

    /// <summary>传感器: a sensor's alarm.</summary>
    Sensor = 6,

    /// <summary>其他系统: another system of the city.</summary>
    System = 7,
}
