using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>Wristband wearers and property guards by name or code; none while the scenario leaves the elders system off.</summary>
internal sealed class ElderNames(CityRun run)
{
    private readonly CityDefinition _city = run.City;
    private readonly Dictionary<int, TwinId[]> _twins = [];

    /// <summary>The elders of the run; none while the system is off.</summary>
    public IReadOnlyList<ElderHome> Present => run.Scenario.Elders is null ? [] : _city.Homes.Elders;

    /// <summary>The elders of a name or code, and the guards of a property company.</summary>
    /// <exception cref="DefinitionException">It is the code of an elder, and the system is off.</exception>
    public List<(TwinId Twin, string Code)> Find(string word)
    {
        if (run.Scenario.Elders is null)
        {
            return _city.Homes.Elders.Any(elder => elder.Code == word) ? throw TwinNames.Error(word, "本情景没有老人手环（elders）", "the scenario leaves elders' wristbands out (elders)") : [];
        }

        var elders = _city.Homes.Elders.Where(elder => elder.Code == word || TwinNames.IsName(word, elder.Name));
        var guards = _city.Homes.Properties.Where(company => (company.Code == word || TwinNames.IsName(word, company.Name)) && Served(Town(company.Cell)).Contains(company));
        return
        [
            .. elders.Select(elder => (Twins(Town(elder.Cell))[Elders(Town(elder.Cell)).IndexOf(elder)], elder.Code)),
            .. guards.Select(company => (Twins(Town(company.Cell))[Elders(Town(company.Cell)).Count + Served(Town(company.Cell)).IndexOf(company)], company.Code)),
        ];
    }

    /// <summary>What one of them is called.</summary>
    /// <param name="twin">An elder or a guard.</param>
    /// <param name="first">The first of its kind in its jurisdiction.</param>
    public Text NameOf(TwinId twin, TwinId first)
    {
        var place = twin.Index - first.Index;
        return twin.Kind == (byte)TwinKind.Elder ? Elders(twin.Jurisdiction)[place].Name : Served(twin.Jurisdiction)[place].Name;
    }

    private int Town(int cell) => _city.TownJurisdiction(_city.Cells[cell].Town);

    private List<ElderHome> Elders(int jurisdiction) => [.. _city.Homes.Elders.Where(elder => Town(elder.Cell) == jurisdiction)];

    private List<PropertyCompany> Served(int jurisdiction) =>
        [.. Elders(jurisdiction).Select(elder => elder.Property).Where(property => property >= 0).Distinct().Order().Select(property => _city.Homes.Properties[property])];

    private TwinId[] Twins(int jurisdiction)
    {
        if (_twins.TryGetValue(jurisdiction, out var known)) return known;
        var built = run.Build(jurisdiction, new Limits());
        return _twins[jurisdiction] = [.. Enumerable.Range(0, built.TwinCount).Select(index => built[index].Id).Where(id => id.Kind is (byte)TwinKind.Elder or (byte)TwinKind.PropertyGuard)];
    }
}
