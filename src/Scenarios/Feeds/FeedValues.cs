using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Feeds;

/// <summary>A value that a report can carry.</summary>
/// <param name="Name">As mappings call it, and the column that it is looked for in when a mapping says nothing.</param>
/// <param name="Units">The units that it can be given in, the ordinary one first, and how much of the twin's own unit each is; none for what has no unit.</param>
internal sealed record FeedValue(string Name, params (string Unit, double Factor)[] Units);

/// <summary>The values of all kinds of reports: the only place that lists them.</summary>
internal static class FeedValues
{
    /// <summary>Water level, in mm.</summary>
    public static readonly FeedValue Level = new("level", ("mm", 1), ("cm", 10), ("m", 1_000));

    /// <summary>1 on the first report after a repair.</summary>
    public static readonly FeedValue Repaired = new("repaired");

    /// <summary>Rain since the last report, in µm.</summary>
    public static readonly FeedValue Rain = new("rain", ("mm", 1_000), ("0.1mm", 100), ("um", 1));

    /// <summary>What a gauge's counter stands at, in µm.</summary>
    public static readonly FeedValue Counter = new("counter", ("mm", 1_000), ("0.1mm", 100), ("um", 1));

    /// <summary>What a request is about: a matter's code or name, or a code that the mapping's <c>matters</c> translates.</summary>
    public static readonly FeedValue Matter = new("matter");

    /// <summary>Where: a cell's or town's code or name.</summary>
    public static readonly FeedValue Place = new("place");

    /// <summary>The way it came in.</summary>
    public static readonly FeedValue Channel = new("channel");

    /// <summary>What several requests about one thing have in common.</summary>
    public static readonly FeedValue Incident = new("incident");

    /// <summary>Degrees, in 1e-7.</summary>
    public static readonly FeedValue Longitude = new("longitude", ("deg", 1e7), ("1e-6deg", 10));

    /// <summary>Degrees, in 1e-7.</summary>
    public static readonly FeedValue Latitude = new("latitude", ("deg", 1e7), ("1e-6deg", 10));

    /// <summary>On the city's plane, in mm east of its centre.</summary>
    public static readonly FeedValue East = new("east", ("mm", 1), ("m", 1_000));

    /// <summary>On the city's plane, in mm north of its centre.</summary>
    public static readonly FeedValue North = new("north", ("mm", 1), ("m", 1_000));

    /// <summary>Speed, in mm/s.</summary>
    public static readonly FeedValue Speed = new("speed", ("km/h", 1_000 / 3.6), ("0.1km/h", 100 / 3.6), ("m/s", 1_000), ("mm/s", 1));

    /// <summary>What the tank's sensor says, in centilitres.</summary>
    public static readonly FeedValue Tank = new("tank", ("l", 100), ("m3", 100_000), ("cl", 1));

    /// <summary>Beats a minute.</summary>
    public static readonly FeedValue Pulse = new("pulse");

    /// <summary>mmHg.</summary>
    public static readonly FeedValue Systolic = new("systolic", ("mmHg", 1), ("kPa", 7.50062));

    /// <summary>Per cent.</summary>
    public static readonly FeedValue Saturation = new("saturation");

    /// <summary>What else the wristband says.</summary>
    public static readonly FeedValue Notice = new("event");

    /// <summary>A waybill's number.</summary>
    public static readonly FeedValue Number = new("number");

    /// <summary>What became of the waybill: <c>issued</c> or <c>closed</c>.</summary>
    public static readonly FeedValue State = new("state");

    /// <summary>The goods by their UN number.</summary>
    public static readonly FeedValue Un = new("un");

    /// <summary>The site that loads: a code or name.</summary>
    public static readonly FeedValue Origin = new("origin");

    /// <summary>The site that receives: a code or name.</summary>
    public static readonly FeedValue Destination = new("destination");

    /// <summary>Goods by volume, in centilitres.</summary>
    public static readonly FeedValue Quantity = new("quantity", ("l", 100), ("m3", 100_000), ("cl", 1));

    /// <summary>Goods by mass, in grams.</summary>
    public static readonly FeedValue Mass = new("mass", ("kg", 1_000), ("t", 1_000_000));

    private static readonly FeedValue[] All = [Number, State, Un, Origin, Destination, Quantity, Mass, Level, Repaired, Rain, Counter, Matter, Place, Channel, Incident, Longitude, Latitude, East, North, Speed, Tank, Pulse, Systolic, Saturation, Notice];

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Select(value => value.Name).Order(StringComparer.Ordinal)];

    /// <summary>What a kind of report is called.</summary>
    public static Text NameOf(FeedKind kind) => kind switch
    {
        FeedKind.Water => new("积水监测", "water levels"),
        FeedKind.Rain => new("雨量", "rain"),
        FeedKind.Requests => new("诉求", "requests"),
        FeedKind.Gps => new("车辆定位", "vehicle positions"),
        FeedKind.Vitals => new("手环数据", "wristband readings"),
        FeedKind.Waybills => new("电子运单", "waybills"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of report."),
    };
}
