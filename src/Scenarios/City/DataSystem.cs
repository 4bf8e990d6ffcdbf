using System.Collections.Immutable;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>A system of a department or a chemical park from which monitoring takes data (数据源).</summary>
/// <param name="Index">Its place in the catalogue.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Whose it is.</param>
/// <param name="Role">What detection needs it for; null when detection does not need it.</param>
/// <param name="Delay">How long an answer takes.</param>
/// <param name="Site">The chemical park that provides it, by its index among the sites; −1 for a department's.</param>
public sealed record DataSystem(int Index, string Code, Text Name, Text Provider, SourceRole? Role, SimDuration Delay, int Site);

/// <summary>Reads the catalogue of shared systems.</summary>
internal static class DataSystemTable
{
    private const int MostSystems = 1_000;
    private static readonly SimDuration LongestDelay = SimDuration.FromHours(24);

    public static ImmutableArray<DataSystem> Read(CityDraft draft, ImmutableArray<Department> departments, ImmutableArray<Site> sites)
    {
        if (!draft.Root.Has("data-sources")) return [];
        var table = draft.Table("data-sources", ["code", "zh", "en", "provider", "role", "delay"]);
        table.RefuseMoreThan(MostSystems, "数据源", "data sources");
        var codes = new Codes("数据源", "data source");
        var roles = new Codes("数据源用途", "role of a data source");
        return table.Select(draft.Problems, (row, index) =>
        {
            var park = sites.FirstOrDefault(site => site.Kind == SiteKind.ChemicalPark && site.Code == row.Text("provider"));
            var system = new DataSystem(index, row.Code(), row.Name(), park?.Name ?? departments[draft.DepartmentCodes.Find(row, "provider", row.Text("provider"))].Name, Role(row), Delay(row), park?.Index ?? -1);
            codes.Add(row, system.Code, index);
            if ((system.Role == SourceRole.Parks) != (park is not null)) throw row.Wrong("role", "化工园自己的系统用途是 parks，别的系统都不是", "a chemical park's own system has the role parks, and no other has");
            if (system.Role is { } role) roles.Add(row, park is null ? role.ToString() : $"{role} {park.Code}", index);
            return system;
        });
    }

    private static SourceRole? Role(Row row) => row.Text("role") == "-" ? null : row.Choice<SourceRole>("role");

    private static SimDuration Delay(Row row)
    {
        var limit = row.Limit("delay");
        return limit is { Working: false } && limit.Duration <= LongestDelay
            ? limit.Duration
            : throw row.Wrong("delay", $"应是不超过 {LongestDelay} 的时长", $"must be a duration of at most {LongestDelay}");
    }
}
