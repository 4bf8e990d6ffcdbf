using Liandong.Scenarios.City;
using Liandong.Twins.Waybills;

namespace Liandong.Client.Screens;

/// <summary>
/// The names of a city in both languages, by the Chinese one, which is what twins carry. A twin that is called after something (农贸市场网格居民) has
/// that thing's name in English; what kind of twin it is stands above its fields. Plates are the same in both.
/// </summary>
internal sealed class CityNames(CityDefinition city)
{
    private readonly Lazy<Dictionary<string, string>> _english = new(() => EnglishOf(city));

    /// <summary>A name or other text that a twin wrote.</summary>
    public Text Of(string written)
    {
        if (!written.Any(IsChinese)) return new Text(written, written);
        for (var length = written.Length; length > 0; length--)
        {
            if (_english.Value.TryGetValue(written[..length], out var english)) return new Text(written, english);
        }

        return new Text(written, "—");
    }

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    private static Dictionary<string, string> EnglishOf(CityDefinition city)
    {
        var english = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Places(city).Concat(People(city)).Concat(Hazmat(city))) english.TryAdd(name.Zh, name.En);
        return english;
    }

    private static IEnumerable<Text> Places(CityDefinition city) =>
    [
        city.Name, .. city.Counties.Select(county => county.Name), .. city.Towns.Select(town => town.Name), .. city.Cells.Select(cell => cell.Name), .. city.Departments.Select(department => department.Name),
        .. city.Sites.Select(site => site.Name), .. city.LowPoints.Select(point => point.Name), .. city.Sensors.Select(sensor => sensor.Name), .. city.Lines.Select(line => line.Name),
        .. city.Care.Stations.Select(station => station.Name), .. city.Care.Providers.Select(provider => provider.Name), .. city.Supervision.Assets.Select(asset => asset.Name), .. city.Emergency.Shelters.Select(shelter => shelter.Name),
    ];

    private static IEnumerable<Text> People(CityDefinition city) =>
    [
        .. city.Officers.Select(officer => officer.Name), .. city.Squads.Select(squad => squad.Name), .. city.Crews.Select(crew => crew.Name), .. city.Homes.Properties.Select(company => company.Name),
        .. city.Homes.Elders.SelectMany(elder => elder.Guardian is { } guardian ? (Text[])[elder.Name, Guardian(guardian)] : [elder.Name]),
    ];

    private static Text Guardian(Guardian guardian) => new($"{guardian.Name.Zh}（{guardian.Relation.Zh}）", $"{guardian.Name.En} ({guardian.Relation.En})");

    private static IEnumerable<Text> Hazmat(CityDefinition city) =>
    [
        .. city.Hazmat.Carriers.SelectMany(carrier => (Text[])[carrier.Name, carrier.ReliefDriver.Name, .. Enumerable.Range(0, WaybillEntry.Dispatchers).Select(carrier.Dispatcher)]),
        .. city.Hazmat.Goods.SelectMany(goods => (Text[])[goods.Name, new Text($"UN{goods.Un} {goods.Name.Zh}", $"UN{goods.Un} {goods.Name.En}")]),
        .. city.Hazmat.Vehicles.SelectMany(vehicle => (Text[])[new(vehicle.Plate, vehicle.Plate), vehicle.Driver.Name, vehicle.Escort.Name]),
        .. city.Hazmat.Vehicles.Where(vehicle => vehicle.Trailer is not null).Select(vehicle => new Text(vehicle.Trailer!, vehicle.Trailer!)),
        .. city.Hazmat.Vehicles.IsEmpty ? [] : city.Sites.Select(HazmatPapers.ConsignorOf),
    ];
}
