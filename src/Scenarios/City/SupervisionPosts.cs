using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Supervision;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Something in a street that nobody owns; units are places in the network's list of units.</summary>
public sealed record UnownedSite(int Index, string Code, Text Name, AssetKind Kind, int Cell, GeoPoint Location, ImmutableArray<int> Units)
{
    /// <summary>The department (an index) that takes such things over.</summary>
    public required int Owner { get; init; }
}

/// <summary>A city's resident supervisors (驻点督导), the units that they bring together, and what they look after.</summary>
public sealed record SupervisionNetwork
{
    /// <summary>A city without the system.</summary>
    public static readonly SupervisionNetwork None = new();

    public ImmutableArray<UnownedSite> Assets { get; init; } = [];

    /// <summary>How many of the assets have a name of their own; they come first.</summary>
    public int Named { get; init; }

    /// <summary>Departments (indices) that can be asked to a meeting.</summary>
    public ImmutableArray<int> Units { get; init; } = [];

    /// <summary>Matter (an index) of a fault whose owner is unclear.</summary>
    public int UnclearMatter { get; init; }

    /// <summary>Matter of the same fault once somebody answers for it.</summary>
    public int RepairMatter { get; init; }

    /// <summary>Matters of the steps of a hand-over, in order.</summary>
    public ImmutableArray<int> Steps { get; init; } = [];

    /// <summary>Supervisors of each community (town), street (county) and of the district (city).</summary>
    public int PerCommunity { get; init; }

    public int PerStreet { get; init; }

    public int AtDistrict { get; init; }

    /// <summary>People of each unit who can be sent to a meeting.</summary>
    public int Representatives { get; init; }

    /// <summary>Share of their meeting hours that is taken.</summary>
    public double Busy { get; init; }

    /// <summary>Failures of one asset in a year.</summary>
    public double FailuresAYear { get; init; }
}

/// <summary>Reads the supervision of a city; a generated asset is drawn by its own code, so one more changes no other.</summary>
internal static class SupervisionPosts
{
    /// <summary>An asset and a step of its hand-over share the 16 bits of an incident's number.</summary>
    private const int MostAssets = 8_191;
    private const int MostSteps = 8;
    private const int MostUnits = 60;
    private const int MostPeople = 1_000;
    private const int FewestUnits = 3;

    public static SupervisionNetwork Read(CityDraft draft)
    {
        if (draft.Root.MapOrNull("supervision") is not { } part) return SupervisionNetwork.None;
        var matters = part.Map("matters");
        var (unclear, repair) = (draft.MatterCodes.Find(matters, "unclear", matters.Text("unclear")), draft.MatterCodes.Find(matters, "repair", matters.Text("repair")));
        ImmutableArray<int> steps = [.. matters.Words("steps").Select(code => draft.MatterCodes.Find(matters, "steps", code))];
        matters.Done();
        if (steps.Length is 0 or > MostSteps) throw matters.Error("steps", $"应有 1 到 {MostSteps} 步", $"must be 1 to {MostSteps} steps");
        ImmutableArray<int> units = [.. part.Words("units").Select(code => draft.DepartmentCodes.Find(part, "units", code))];
        if (units.Length is < FewestUnits or > MostUnits || units.Distinct().Count() != units.Length) throw part.Error("units", $"应有 {FewestUnits} 到 {MostUnits} 个不同的部门", $"must be {FewestUnits} to {MostUnits} different departments");
        var owners = Owners(draft, part.Map("owners"), units);
        var people = part.Map("supervisors");
        var meetings = part.Map("meetings");
        var things = part.Map("assets");
        var (assets, named) = Assets(draft, things, units, owners);
        var network = new SupervisionNetwork
        {
            Assets = assets,
            Named = named,
            Units = units,
            UnclearMatter = unclear,
            RepairMatter = repair,
            Steps = steps,
            PerCommunity = people.Whole("community", 1, MostPeople),
            PerStreet = people.Whole("street", 1, MostPeople),
            AtDistrict = people.Whole("district", 1, MostPeople),
            Representatives = meetings.Whole("representatives", 1, 255),
            Busy = meetings.Share("busy", 0.9),
            FailuresAYear = things.Number("failures-a-year", 0, 1_000),
        };
        people.Done();
        meetings.Done();
        things.Done();
        part.Done();
        return network;
    }

    private static (ImmutableArray<UnownedSite> Assets, int Named) Assets(CityDraft draft, StrictMap part, ImmutableArray<int> units, ImmutableArray<(int Department, string Code)> owners)
    {
        var count = part.Whole("generate", 0, MostAssets, 0);
        var codes = new Codes("无主设施", "unowned asset");
        var assets = ImmutableArray.CreateBuilder<UnownedSite>();
        if (draft.Listed(part, ["code", "zh", "en", "kind", "longitude", "latitude", "units"]) is { } table)
        {
            table.RefuseMoreThan(MostAssets - count, "无主设施", "unowned assets");
            assets.AddRange(table.Select(draft.Problems, (row, index) =>
            {
                var (code, point) = (row.Code(), row.Point());
                codes.Add(row, code, index);
                var (kind, concerned) = (row.Choice<AssetKind>("kind"), Units(draft, row, units));
                var (owner, taker) = owners[(int)kind];
                if (!concerned.Contains(units.IndexOf(owner))) throw row.Wrong("units", $"缺少接收单位 {taker}（supervision.owners）", $"{taker}, which takes it over (supervision.owners), is missing");
                return new UnownedSite(index, code, row.Name(), kind, draft.CellAt(row, point).Cell, point, concerned) { Owner = owner };
            }));
        }

        draft.Problems.ThrowIfAny();
        var named = assets.Count;
        var draw = new CellDraw(draft, draft.Cells, cell => cell.Population);
        for (var number = 1; number <= count; number++)
        {
            var code = $"UN-{number:000}";
            codes.AddGenerated(part.File, code, assets.Count);
            var chance = CityDraft.ChanceOf(code, "unowned asset");
            var cell = draw.Next(ref chance);
            var kind = (AssetKind)chance.NextBelow(Enum.GetValues<AssetKind>().Length);
            var what = NameOf(kind);
            var town = draft.Towns[cell.Town].Name;
            // Three to five units: the one that takes it over, and any others of the list.
            var owner = units.IndexOf(owners[(int)kind].Department);
            var order = units.Select((_, unit) => unit).OrderBy(unit => unit == owner ? 0 : StableHash.Of(StableHash.Of(code), (ulong)unit)).Take(FewestUnits + chance.NextBelow(3)).Order();
            assets.Add(new UnownedSite(assets.Count, code, new Text($"{town.Zh}无主{what.Zh}{number:000}", $"{town.En} Unowned {what.En} {number:000}"), kind, cell.Index, draw.PlaceIn(cell, ref chance).Point, [.. order]) { Owner = units[owner] });
        }

        return (assets.ToImmutable(), named);
    }

    // For each kind of thing the unit that takes it over.
    private static ImmutableArray<(int Department, string Code)> Owners(CityDraft draft, StrictMap part, ImmutableArray<int> units)
    {
        ImmutableArray<(int, string)> owners = [.. Enum.GetNames<AssetKind>().Select(name => name.ToLowerInvariant()).Select(kind => Owner(kind))];
        part.Done();
        return owners;

        (int, string) Owner(string kind)
        {
            var code = part.Text(kind);
            var owner = draft.DepartmentCodes.Find(part, kind, code);
            return units.Contains(owner) ? (owner, code) : throw part.Error(kind, "不在 supervision.units 中", "is not among supervision.units");
        }
    }

    /// <summary>What kinds are called.</summary>
    internal static Text NameOf(AssetKind kind) => kind switch
    {
        AssetKind.Lamps => new("路灯", "Lamps"),
        AssetKind.Pavement => new("路面", "Pavement"),
        AssetKind.Drain => new("排水管", "Drain"),
        AssetKind.Wall => new("挡土墙", "Wall"),
        AssetKind.Steps => new("台阶", "Steps"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of asset."),
    };

    private static ImmutableArray<int> Units(CityDraft draft, Row row, ImmutableArray<int> units) =>
    [
        .. row.Text("units").Split(';').Select(code => units.IndexOf(draft.DepartmentCodes.Find(row, "units", code)) is var place and >= 0
            ? place
            : throw row.Wrong("units", $"{code} 不在 supervision.units 中", $"{code} is not among supervision.units")).Distinct().Order(),
    ];
}
