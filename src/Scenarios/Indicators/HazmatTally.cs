using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>What truly happened on the roads: trips, waybills, tonnes, stays, litres, reports. What the platform makes of it is told elsewhere.</summary>
internal sealed class HazmatTally(CityDefinition city, RunSpan span) : SystemTally
{
    private const double KilogramsPerTonne = 1_000;
    private const double CentilitresPerLitre = 100;

    private readonly DwellTally _dwell = new(span);
    private readonly long[] _waybills = new long[city.Hazmat.Goods.Length];
    private readonly long[] _kilograms = new long[city.Hazmat.Goods.Length];
    private readonly int[] _faults = new int[WaybillFaults.Count];
    private readonly List<(int Colour, long Place, int Number)> _secrets = [];
    private long _trips;
    private long _issued;
    private long _faulty;
    private long _closed;
    private long _delivered;
    private long _sold;
    private long _held;
    private long _reports;
    private long _backFilled;
    private long _driven;
    private long _imbalance;
    private int _fleet;
    private readonly HashSet<ulong> _fed = [];
    private bool _hasFedWaybills;

    /// <summary>The indicators, in the order of reports.</summary>
    public static ImmutableArray<IndicatorDefinition> Definitions { get; } =
    [
        new("hazmat.vehicles", new("危货车辆数", "Vehicles with hazardous goods"), IndicatorUnit.Count),
        new("hazmat.vehicles.fed", new("其中轨迹由外部接入的", "Of these, with positions that are fed in"), IndicatorUnit.Count),
        new("hazmat.trips", new("危货车辆出车次数", "Trips of vehicles with hazardous goods"), IndicatorUnit.Count),
        new("hazmat.waybills.issued", new("签发电子运单", "Electronic waybills issued"), IndicatorUnit.Count),
        new("hazmat.waybills.closed", new("办结电子运单", "Electronic waybills closed"), IndicatorUnit.Count),
        new("hazmat.waybills.faulty", new("与许可、资格登记不符或填写不全的电子运单", "Waybills that are incomplete or contradict the registers of licences"), IndicatorUnit.Count),
        new("hazmat.loaded-trips.per-vehicle-day", new("每车重载趟次", "Loaded trips per vehicle"), IndicatorUnit.PerDay),
        new("hazmat.tonnes", new("危货运量（吨）", "Hazardous goods delivered (t)"), IndicatorUnit.Count),
        new("hazmat.tonnes.per-vehicle-day", new("每车危货运量（吨）", "Hazardous goods delivered per vehicle (t)"), IndicatorUnit.PerDay),
        new("hazmat.driving.per-vehicle-day", new("每车每日行驶时间", "Driving time per vehicle and day"), IndicatorUnit.Milliseconds),
        new("hazmat.stays", new("危货车辆停留次数", "Stays of vehicles with hazardous goods"), IndicatorUnit.Count),
        new("hazmat.stays.below-2h", new("停留不足 2 小时占比", "Stays shorter than 2 h"), IndicatorUnit.Share),
        new("hazmat.stays.below-9h", new("停留不足 9 小时占比", "Stays shorter than 9 h"), IndicatorUnit.Share),
        new("hazmat.stops.unregistered.innocent", new("无辜的未登记停留", "Innocent stops at unregistered places"), IndicatorUnit.Count),
        new("hazmat.stops.unregistered.guilty", new("非法装卸停留", "Stops for illegal loading and selling"), IndicatorUnit.Count),
        new("hazmat.litres.sold", new("非法销售（升）", "Sold without approval (litres)"), IndicatorUnit.Litres),
        new("hazmat.litres.error", new("油品收支误差（升）", "Litres made or lost by the model"), IndicatorUnit.Litres),
        new("hazmat.vehicles.held", new("查扣车辆数", "Vehicles held"), IndicatorUnit.Count),
        new("hazmat.reports", new("车载终端定位报告", "Position reports of terminals"), IndicatorUnit.Count),
        new("hazmat.reports.back-filled", new("补传报告占比", "Position reports that were back-filled"), IndicatorUnit.Share),
    ];

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.TripBegan;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.WaybillFaulty;

    /// <inheritdoc/>
    public override void Add(in Outcome outcome)
    {
        var measured = outcome.Time >= span.WarmUp.Milliseconds;
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.TripBegan when measured:
                _trips++;
                break;
            case OutcomeKind.WaybillIssued when measured:
                _issued++;
                break;
            case OutcomeKind.WaybillClosed when measured:
                _closed++;
                _hasFedWaybills |= _fed.Contains(outcome.Twin);
                _delivered += outcome.D;
                if ((uint)outcome.Code >= (uint)_waybills.Length) break;
                _waybills[outcome.Code]++;
                _kilograms[outcome.Code] += outcome.D;
                break;
            case OutcomeKind.WaybillFaulty when measured:
                _faulty++;
                WaybillFaults.Add(outcome.Code, _faults);
                break;
            case OutcomeKind.StopMade or OutcomeKind.StopOpenAtEnd:
                _dwell.Add(outcome.Code, outcome.A, outcome.Time);
                break;
            case OutcomeKind.LitresMoved when measured && outcome.Code == 4:
                _sold += outcome.A;
                break;
            case OutcomeKind.VehicleHeld:
                _held += outcome.Code;
                break;
            default:
                AddTruth(in outcome);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        if (Fleet.All == 0) return;
        values.Set("hazmat.vehicles", Fleet.All);
        if (_fed.Count > 0) values.Set("hazmat.vehicles.fed", _fed.Count);
        values.Set("hazmat.trips", _trips);
        values.Set("hazmat.waybills.issued", _issued);
        values.Set("hazmat.waybills.closed", _closed);
        values.Set("hazmat.waybills.faulty", _faulty);
        values.Set("hazmat.tonnes", _delivered / KilogramsPerTonne);
        if (Fleet.Carriers > 0)
        {
            values.Set("hazmat.loaded-trips.per-vehicle-day", _closed / (Fleet.Carriers * span.MeasuredDays));
            values.Set("hazmat.tonnes.per-vehicle-day", _delivered / KilogramsPerTonne / (Fleet.Carriers * span.MeasuredDays));
        }

        if (_fleet > 0) values.Set("hazmat.driving.per-vehicle-day", _driven / (_fleet * span.Duration.Milliseconds / 86_400_000.0));
        _dwell.Report(values);
        values.Set("hazmat.litres.sold", _sold / CentilitresPerLitre);
        values.Set("hazmat.litres.error", _imbalance / CentilitresPerLitre);
        values.Set("hazmat.vehicles.held", _held);
        values.Set("hazmat.reports", _reports);
        values.SetShare("hazmat.reports.back-filled", _backFilled, _reports);
    }

    /// <inheritdoc/>
    public override Section? Section() => Fleet.All == 0 ? null : HazmatSection.Of(city, span, _dwell, Fleet, _delivered, _waybills, _kilograms, _secrets, WaybillFaults.Table(_faults, _issued));

    private CountedFleet Fleet => new(_fleet, _fed.Count, _hasFedWaybills);

    private void AddTruth(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.VehicleFed:
                _fed.Add(outcome.Twin);
                break;
            case OutcomeKind.RingMember:
                Keep(0, outcome.B, outcome.Code);
                Keep(1, outcome.A, outcome.Code);
                break;
            case OutcomeKind.HauntKnown:
                Keep(2, outcome.A, outcome.Code);
                break;
            case OutcomeKind.LitresAtEnd:
                _fleet++;
                _imbalance += Math.Abs(outcome.A + outcome.B - outcome.C - outcome.D - outcome.Code);
                break;
            case OutcomeKind.ReportsAtEnd:
                _reports += outcome.A;
                _backFilled += outcome.B;
                _driven += outcome.C;
                break;
        }
    }

    // Every member and every regular names its place; each place once.
    private void Keep(int colour, long place, int number)
    {
        if (!_secrets.Contains((colour, place, number))) _secrets.Add((colour, place, number));
    }
}

/// <summary>Vehicles by where what is known of them comes from.</summary>
/// <param name="Simulated">Those whose trips the model makes.</param>
/// <param name="Fed">Those whose positions are fed in, from a recording or live.</param>
/// <param name="HasFedWaybills">Whether the waybills of the fed ones came too, so that what they carry is known.</param>
internal readonly record struct CountedFleet(int Simulated, int Fed, bool HasFedWaybills)
{
    public int All => Simulated + Fed;

    /// <summary>Those whose loads are known.</summary>
    public int Carriers => HasFedWaybills ? All : Simulated;
}
