using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;
using Liandong.Twins.Waybills;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>
/// The carriage of hazardous goods: the register of waybills in the municipal jurisdiction, and every vehicle in the jurisdiction of its
/// depot's town.
/// </summary>
internal sealed class HazmatSystem : CitySystem
{
    private readonly CityRun _run;
    private readonly HazmatSetting _setting;
    private readonly int[] _jurisdictionOf;
    private readonly int[] _placeOf;
    private readonly ImmutableArray<int>[] _vehiclesIn;
    private readonly Lazy<VehiclePlan> _plan;
    private readonly HazmatWatchPlan? _watch;

    public HazmatSystem(CityRun run, HazmatSetting setting)
    {
        (_run, _setting) = (run, setting);
        var vehicles = run.City.Hazmat.Vehicles;
        _jurisdictionOf = new int[vehicles.Length];
        _placeOf = new int[vehicles.Length];
        var townOf = run.City.Sites.ToDictionary(site => site.Code, site => run.City.Cells[site.Cell].Town);
        var here = Enumerable.Range(0, run.City.Jurisdictions).Select(_ => ImmutableArray.CreateBuilder<int>()).ToArray();
        foreach (var vehicle in vehicles)
        {
            var jurisdiction = run.City.TownJurisdiction(townOf[run.City.Hazmat.Carriers[vehicle.Carrier].Depot]);
            _jurisdictionOf[vehicle.Index] = jurisdiction;
            _placeOf[vehicle.Index] = here[jurisdiction].Count;
            here[jurisdiction].Add(vehicle.Index);
        }

        _vehiclesIn = [.. here.Select(list => list.ToImmutable())];
        _plan = new Lazy<VehiclePlan>(() => new VehiclePlan(_run, _setting, Registry, AddressOf));
        _watch = run.Scenario.HazmatWatch is { } watch ? new HazmatWatchPlan(run, watch, this) : null;
    }

    /// <summary>The register of waybills.</summary>
    public TwinId Registry => Address(TwinKind.WaybillRegistry, 0, 0);

    /// <summary>The places of rings and decoys, for reports and tests.</summary>
    public SecretPlaces Secrets => _plan.Value.Secrets;

    /// <summary>The world that vehicles look up.</summary>
    public HazmatWorld World => _plan.Value.World;

    /// <summary>The twin of a vehicle by its number in the city.</summary>
    public TwinId AddressOf(int vehicle) => Address(TwinKind.Vehicle, _jurisdictionOf[vehicle], _placeOf[vehicle]);

    /// <summary>The numbers of all vehicles by their twins.</summary>
    public VehicleNumbers VehicleNumbers => new([.. Enumerable.Range(0, _vehiclesIn.Length).Select(jurisdiction => Address(TwinKind.Vehicle, jurisdiction, 0).Index)], [.. _vehiclesIn]);

    /// <summary>The number in the city of the vehicle whose twin this is; null when it is none.</summary>
    public int? VehicleAt(TwinId twin)
    {
        if (twin.Kind != (byte)TwinKind.Vehicle) return null;
        foreach (var vehicle in _vehiclesIn[twin.Jurisdiction])
        {
            if (AddressOf(vehicle) == twin) return vehicle;
        }

        return null;
    }

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => OwnCountIn(jurisdiction) + (_watch?.CountIn(jurisdiction) ?? 0);

    /// <summary>The address of a twin of the watch, which stand behind the register and the vehicles.</summary>
    public TwinId AddressOfWatch(TwinKind kind, int jurisdiction, int place) => Address(kind, jurisdiction, OwnCountIn(jurisdiction) + place);

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        if (there.Index == 0) there.Join(new WaybillRegistry(LicencePlan.Of(_run.City, World.Habits)));
        foreach (var vehicle in _vehiclesIn[there.Index]) there.Join(new Vehicle(World, _plan.Value.FactsOf(vehicle), _watch?.Watch));
        _watch?.JoinTo(there);
    }

    /// <inheritdoc/>
    protected override void Settled() => _watch?.Settle();

    private int OwnCountIn(int jurisdiction) => _vehiclesIn[jurisdiction].Length + (jurisdiction == 0 ? 1 : 0);
}
