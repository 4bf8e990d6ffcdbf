using Orleans;

namespace Liandong.Twins.Reports;

/// <summary>What a device or a citizen tells the city, in the units of their twin. Whether it can be true is for the model to say.</summary>
[GenerateSerializer, Immutable, Alias("DeviceReport")]
public abstract record DeviceReport;

/// <summary>A ponding sensor's water level (积水水位).</summary>
/// <param name="Millimetres">The level; up to 50 mm below zero counts as dry.</param>
/// <param name="IsAfterRepair">Whether it is the first after a repair.</param>
[GenerateSerializer, Immutable, Alias("WaterReport")]
public sealed record WaterReport([property: Id(0)] long Millimetres, [property: Id(1)] bool IsAfterRepair = false) : DeviceReport;

/// <summary>A rain gauge's rain (雨量).</summary>
/// <param name="Micrometres">What fell since its last report, or what its counter stands at.</param>
/// <param name="IsCounter">Whether it is the counter.</param>
[GenerateSerializer, Immutable, Alias("RainReport")]
public sealed record RainReport([property: Id(0)] long Micrometres, [property: Id(1)] bool IsCounter = false) : DeviceReport;

/// <summary>A vehicle terminal's position (车辆定位).</summary>
/// <param name="Place">Where it is.</param>
/// <param name="MillimetresPerSecond">How fast it is; none counts as standing.</param>
/// <param name="TankCentilitres">What the tank's level sensor says; none without one.</param>
[GenerateSerializer, Immutable, Alias("PositionReport")]
public sealed record PositionReport([property: Id(0)] ReportedPlace Place, [property: Id(1)] long? MillimetresPerSecond = null, [property: Id(2)] long? TankCentilitres = null) : DeviceReport;

/// <summary>What a wristband measured or noticed (手环数据).</summary>
[GenerateSerializer, Immutable, Alias("WristbandReport")]
public sealed record WristbandReport : DeviceReport
{
    /// <summary>The vital signs; none in a mere call for help.</summary>
    [Id(0)]
    public ReportedSigns? Signs { get; init; }

    /// <summary>Where the wearer is; none when it cannot tell.</summary>
    [Id(1)]
    public ReportedPlace? Place { get; init; }

    /// <summary>What it noticed besides.</summary>
    [Id(2)]
    public WristbandNotice Notice { get; init; }
}

/// <summary>What a wristband noticed.</summary>
public enum WristbandNotice
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The wearer pressed for help.</summary>
    Sos = 1,

    /// <summary>It saw a fall.</summary>
    Fall = 2,

    /// <summary>It was put on: earlier signs are another's.</summary>
    PutOn = 3,
}

/// <summary>Vital signs.</summary>
/// <param name="Pulse">Beats a minute.</param>
/// <param name="Systolic">Systolic blood pressure in mmHg.</param>
/// <param name="Saturation">Oxygen saturation in per cent.</param>
[GenerateSerializer, Immutable, Alias("ReportedSigns")]
public readonly record struct ReportedSigns([property: Id(0)] long Pulse, [property: Id(1)] long Systolic, [property: Id(2)] long Saturation);

/// <summary>A citizen's request (群众诉求) about a cell.</summary>
/// <param name="Matter">The matter's code in the catalogue.</param>
/// <param name="Channel">The way it came in: phone, snapshot, listen, handle or system.</param>
[GenerateSerializer, Immutable, Alias("RequestReport")]
public sealed record RequestReport([property: Id(0)] string Matter, [property: Id(1)] Hotline.Channel Channel = Hotline.Channel.Phone) : DeviceReport;

/// <summary>A place as devices give it: degrees of WGS 84 in 1e-7, or millimetres on the city's plane.</summary>
/// <param name="Across">Longitude, or millimetres east of the city's centre.</param>
/// <param name="Up">Latitude, or millimetres north of it.</param>
/// <param name="IsOnPlane">Which of both.</param>
[GenerateSerializer, Immutable, Alias("ReportedPlace")]
public readonly record struct ReportedPlace([property: Id(0)] long Across, [property: Id(1)] long Up, [property: Id(2)] bool IsOnPlane = false)
{
    /// <summary>A place in degrees of WGS 84.</summary>
    public static ReportedPlace OfDegrees(double longitude, double latitude) => new(Scaled(longitude), Scaled(latitude));

    // What is no number at all is far outside any range.
    private static long Scaled(double degrees) => double.IsFinite(degrees) ? (long)Math.Clamp(Math.Round(degrees * 1e7), -1e18, 1e18) : long.MaxValue;
}
