using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Supervision;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>Resident supervision: an office in every jurisdiction; behind a community's stands what nobody owns there.</summary>
internal sealed class SupervisionSystem : CitySystem
{
    private readonly CityRun _run;
    private readonly SupervisionSetting _setting;
    private readonly SupervisionWorld _world;
    private readonly ILookup<int, UnownedSite> _assetsIn;
    private readonly Dictionary<int, SimTime> _failsAt = [];

    /// <exception cref="Yaml.DefinitionException">The city has no supervision, or no asset of a name.</exception>
    public SupervisionSystem(CityRun run, SupervisionSetting setting)
    {
        (_run, _setting) = (run, setting);
        var network = run.City.Supervision;
        if (network.Steps.IsEmpty) throw run.Scenario.Places.At("supervision").Problem($"supervision：{run.City.Name.Zh}的 city.yaml 没有 supervision", $"supervision: the city.yaml of {run.City.Name.En} has no supervision");
        foreach (var (place, planned) in setting.Events.Index()) _failsAt[Find(planned.Asset, place)] = SimTime.Start + planned.At;
        _assetsIn = network.Assets.ToLookup(asset => run.City.TownJurisdiction(run.City.Cells[asset.Cell].Town));
        var representatives = setting.Representatives.Of(network.Representatives);
        if (representatives == 0) throw run.Scenario.Places.At("supervision.representatives").Problem("supervision.representatives：每个单位至少要有一人能参会", "supervision.representatives: of every unit one person at least must be able to come");
        _world = new SupervisionWorld
        {
            UnclearMatter = network.UnclearMatter,
            RepairMatter = network.RepairMatter,
            Steps = network.Steps,
            Owners = [.. network.Assets.Select(asset => asset.Owner)],
            Supervised = setting.Community.Of(network.PerCommunity) > 0 && setting.Street.Of(network.PerStreet) > 0,
            FollowsUp = setting.FollowsUp,
            Representatives = representatives,
            Busy = network.Busy,
            FailuresAYear = network.FailuresAYear * setting.Failures,
        };
    }

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => 1 + _assetsIn[jurisdiction].Count();

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        var (city, network) = (_run.City, _run.City.Supervision);
        if (there.Index == 0)
        {
            there.Join(new CoordinationOffice(_run.System, _world, city.Name.Zh + "督导办", network.AtDistrict));
            return;
        }

        var above = Address(TwinKind.Supervisor, _run.System.Above(there.Index), 0);
        if (there.Index < city.TownJurisdiction(0))
        {
            there.Join(new StreetSupervisor(_run.System, _world, city.Counties[there.Index - 1].Name.Zh + "督导组", _setting.Street.Of(network.PerStreet), above));
            return;
        }

        var town = city.Towns[there.Index - city.TownJurisdiction(0)];
        var supervisor = there.Join(new CommunitySupervisor(_run.System, _world, town.Name.Zh + "驻点督导", _setting.Community.Of(network.PerCommunity), above));
        var cells = city.Cells.Where(cell => cell.Town == town.Index).ToArray();
        foreach (var asset in _assetsIn[there.Index])
        {
            var cell = CommandSystem.Cell(there.Index, Array.FindIndex(cells, candidate => candidate.Index == asset.Cell));
            var units = asset.Units.Aggregate(0UL, (bits, unit) => bits | (1UL << unit));
            there.Join(new UnownedAsset(_run.System, _world, new UnownedAssetPlan(asset.Index, StableHash.Of(asset.Code), asset.Name.Zh, asset.Kind, cell, units, supervisor, _failsAt.GetValueOrDefault(asset.Index, SimTime.Never))));
        }
    }

    /// <inheritdoc/>
    protected override void Settled()
    {
        var (assets, supervisors) = (new TwinId[_run.City.Supervision.Assets.Length], new TwinId[_run.City.Supervision.Assets.Length]);
        foreach (var town in _assetsIn)
        {
            foreach (var (place, asset) in town.Index())
            {
                assets[asset.Index] = Address(TwinKind.UnownedAsset, town.Key, 1 + place);
                supervisors[asset.Index] = Address(TwinKind.Supervisor, _run.System.Above(town.Key), 0);
            }
        }

        _run.System.Locate(TwinKind.UnownedAsset, [.. assets]);
        _run.System.Locate(TwinKind.Supervisor, [.. supervisors]);
    }

    private int Find(string named, int place)
    {
        var assets = _run.City.Supervision.Assets;
        foreach (var asset in assets)
        {
            if (named == asset.Code || named == asset.Name.Zh || string.Equals(named, asset.Name.En, StringComparison.OrdinalIgnoreCase)) return asset.Index;
        }

        var (zh, en) = Yaml.Spelling.HintOfNames(named, [.. assets.Select(asset => (asset.Code, asset.Name))]);
        throw _run.Scenario.Places.At($"supervision.events[{place}].asset").Problem($"{_run.City.Name.Zh}没有无主设施“{named}”；{zh}", $"{_run.City.Name.En} has no unowned asset '{named}'; {en}");
    }
}
