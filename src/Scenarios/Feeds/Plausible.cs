using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Feeds;

/// <summary>From where to where a value can be true.</summary>
/// <param name="Least">The least, in the twin's unit.</param>
/// <param name="Most">The most.</param>
internal readonly record struct Span(double Least, double Most)
{
    /// <summary>Whether a value lies within.</summary>
    public bool Holds(double value) => value >= Least && value <= Most;

    /// <summary>Why a value is not taken; null when it lies within.</summary>
    public Text? Check(Text what, double value) => Holds(value)
        ? null
        : new Text($"{what.Zh} {Spelling.Number(value)} 超出 {Spelling.Number(Least)} 到 {Spelling.Number(Most)}", $"{what.En} {Spelling.Number(value)} is outside {Spelling.Number(Least)} to {Spelling.Number(Most)}");
}

/// <summary>What devices can report at all, from files and through front doors alike: the only place that says so.</summary>
internal static class Plausible
{
    /// <summary>A ponding sensor's level in mm: a dry one's zero wanders, and what lies further below is no level.</summary>
    public static readonly Span Level = new(-50, 10_000);

    /// <summary>Rain between two reports in µm: the most that was ever measured in an hour is about 0.4 m.</summary>
    public static readonly Span Rain = new(0, 500_000);

    /// <summary>What a rain gauge's counter stands at in µm: it runs for years.</summary>
    public static readonly Span Counter = new(0, 100_000_000);

    /// <summary>A vehicle's speed in mm/s.</summary>
    public static readonly Span Speed = new(0, 70_000);

    /// <summary>What a tank holds in centilitres.</summary>
    public static readonly Span Tank = new(0, 10_000_000);

    /// <summary>What a vehicle carries in grams.</summary>
    public static readonly Span Grams = new(0, 200_000_000);

    /// <summary>Beats a minute; like the next two, what a wristband can show and not what is healthy.</summary>
    public static readonly Span Pulse = new(20, 300);

    /// <summary>Systolic pressure in mmHg.</summary>
    public static readonly Span Systolic = new(40, 300);

    /// <summary>Oxygen saturation in per cent.</summary>
    public static readonly Span Saturation = new(30, 100);

    /// <summary>Degrees in 1e-7.</summary>
    public static readonly Span Longitude = new(-1.8e9, 1.8e9);

    /// <summary>Degrees in 1e-7.</summary>
    public static readonly Span Latitude = new(-0.9e9, 0.9e9);

    /// <summary>From the city's centre in mm: whoever is further away is not in the city.</summary>
    public static readonly Span OnPlane = new(-400_000_000, 400_000_000);

    /// <summary>1 for yes, 0 for no.</summary>
    public static readonly Span YesOrNo = new(0, 1);
}

/// <summary>Where positions lie on the plane of a city.</summary>
internal sealed class CityPlane(CityDefinition city)
{
    private readonly LocalPlane _plane = new(city.Centre);

    /// <summary>Finds a position on the plane.</summary>
    /// <returns>Why it is none; null when it is one.</returns>
    public Text? Find(GeoPoint position, out PlanePoint place) => Check(place = _plane.On(position));

    /// <summary>Why a place is no position in this city; null when it is one.</summary>
    public Text? Check(PlanePoint place) => Plausible.OnPlane.Holds(place.EastMillimetres) && Plausible.OnPlane.Holds(place.NorthMillimetres)
        ? null
        : new Text($"位置离{city.Name.Zh}超过 400 公里", $"the position is more than 400 km from {city.Name.En}");
}
