using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>How a source is looked for.</summary>
public sealed record TracingRule
{
    /// <summary>How near to a spot a stay belongs to it.</summary>
    public Metres Within { get; init; } = new(150);

    /// <summary>How far back from a sale the source is looked for.</summary>
    public SimDuration Back { get; init; } = SimDuration.FromHours(24);

    /// <summary>The shortest stay in which a tank can be filled.</summary>
    public SimDuration LoadingAtLeast { get; init; } = SimDuration.FromMinutes(15);

    /// <summary>How likely a vehicle's stay at its source before a sale is seen.</summary>
    public double Seen { get; init; } = 0.9;

    /// <summary>The least change of a tank that counts, in centilitres: that of a spot's score.</summary>
    public long LeastChange { get; init; } = SpotScore.LeastChange;

    /// <summary>How likely a sensor shows the rise while a vehicle loads.</summary>
    public double RiseLoading { get; init; } = 0.9;

    /// <summary>How likely it shows one while the vehicle does not load.</summary>
    public double RiseOtherwise { get; init; } = 0.05;

    /// <summary>The distance from the bank at which the prior has fallen to a third.</summary>
    public Metres BankScale { get; init; } = new(3_000);

    /// <summary>What is left of the prior far from the river: goods come by road too.</summary>
    public double PriorInland { get; init; } = 0.1;

    /// <summary>What is left of the prior inside a registered site, where somebody answers for what goes on.</summary>
    public double PriorRegistered { get; init; } = 0.2;
}

/// <summary>One of the two ends of an illegal trade.</summary>
public enum TradeEnd
{
    /// <summary>Where the goods come from.</summary>
    Source = 0,

    /// <summary>Where they are sold.</summary>
    Yard = 1,
}

/// <summary>
/// Looks for the source of goods sold at a spot (溯源): every place that implicated vehicles have in common is a candidate k when no register
/// knows it, or when their tanks changed there without a waybill (a trade inside a registered site), with P(k) ∝ prior(k) · Π P(visit of k before sale). The prior is nearness to the river bank. A visit weighs the more
/// the seldomer the vehicle is there on days without a sale, so that canteens and homes, which are visited on any day, do not look
/// like a source; and a tank that rises there weighs most.
/// </summary>
/// <param name="rule">How it looks.</param>
/// <param name="alerts">What the check of stays takes for goods that moved; so it is here inside a registered site, where a vehicle may stand all night.</param>
/// <param name="bank">The river's bank.</param>
public sealed class OriginTracing(TracingRule rule, AlertRules alerts, RiverBank bank)
{
    /// <summary>The candidates, the likeliest first.</summary>
    /// <param name="spot">The confirmed spot.</param>
    /// <param name="vehicles">Whoever stayed there.</param>
    /// <param name="from">Since when their stays are known.</param>
    /// <param name="to">Until when.</param>
    /// <param name="end">What is looked for: when tanks were found first, it is the yard, and visits after the spot count.</param>
    public IReadOnlyList<SourceCandidate> Rank(PlanePoint spot, IReadOnlyList<TracedVehicle> vehicles, SimTime from, SimTime to, TradeEnd end = TradeEnd.Source)
    {
        var groups = Common(spot, vehicles, end);
        var weighed = groups.Select(group => Weigh(group, spot, vehicles, from, to, end)).Where(found => found.Candidate.VisitsBeforeSale > 0).ToList();
        if (weighed.Count == 0) return [];
        var best = weighed.Max(found => found.LogWeight);
        var sum = weighed.Sum(found => PortableMath.Exp(found.LogWeight - best));
        return
        [
            .. weighed.OrderByDescending(found => found.LogWeight).ThenByDescending(found => found.Candidate.Rank).ThenBy(found => found.Candidate.Place.EastMillimetres)
                .Select(found => found.Candidate with { Permille = (int)((1_000 * PortableMath.Exp(found.LogWeight - best) / sum) + 0.5) }),
        ];
    }

    /// <summary>The sales of a vehicle: its stays at the spot, in order of time.</summary>
    public List<TracedStay> SalesOf(TracedVehicle vehicle, PlanePoint spot) => [.. vehicle.Stays.Where(stay => IsAt(spot, stay.Place))];

    /// <summary>How many of a vehicle's stays at the spot belong to a stay at another place.</summary>
    public int VisitsOf(TracedVehicle vehicle, PlanePoint spot, PlanePoint other, TradeEnd end)
    {
        var there = vehicle.Stays.Where(stay => IsAt(other, stay.Place)).ToList();
        return SalesOf(vehicle, spot).Count(sale => there.Exists(stay => Belongs(stay, sale, end)));
    }

    /// <summary>Litres, in centilitres, that left a vehicle's tank at the spot by its level sensor; 0 without one.</summary>
    public long SoldBy(TracedVehicle vehicle, PlanePoint spot) => SalesOf(vehicle, spot).Sum(sale => Math.Max(0, -sale.TankChange));

    /// <summary>
    /// What a vehicle gave away beyond what its waybills loaded, in centilitres: delivered + sold − loaded. Above 0 it must have loaded
    /// elsewhere. Null when its waybills are not known.
    /// </summary>
    public long? UnaccountedOf(TracedVehicle vehicle, PlanePoint spot) => vehicle.Waybills is { } waybills ? waybills.Delivered + SoldBy(vehicle, spot) - waybills.Loaded : null;

    private bool IsAt(PlanePoint place, PlanePoint stay) => place.DistanceTo(stay) <= rule.Within;

    // A register that knows the place explains the stay, unless goods went in or out of the tank the way the trade has it and no waybill says so.
    private bool IsOpen(TracedVehicle vehicle, in TracedStay stay, TradeEnd end) =>
        !stay.Registered || (IsWithoutPapers(vehicle, in stay) && (end == TradeEnd.Source ? stay.TankChange : -stay.TankChange) >= alerts.LevelChange);

    // Without a sensor the same stay says nothing by itself, but it is a visit of a place that others make suspect.
    private static bool IsSilent(TracedVehicle vehicle, in TracedStay stay) => stay.Registered && stay.TankChange == 0 && IsWithoutPapers(vehicle, in stay);

    private static bool IsWithoutPapers(TracedVehicle vehicle, in TracedStay stay) => vehicle.Waybills is not null && !stay.HasPapers;

    // Stays that nothing explains and that are long enough, put together while they lie near one of the group (single linkage); only what two vehicles share.
    private List<List<(int Vehicle, TracedStay Stay)>> Common(PlanePoint spot, IReadOnlyList<TracedVehicle> vehicles, TradeEnd end)
    {
        var (open, silent) = (new List<(int Vehicle, TracedStay Stay)>(), new List<(int Vehicle, TracedStay Stay)>());
        for (var vehicle = 0; vehicle < vehicles.Count; vehicle++)
        {
            foreach (var stay in vehicles[vehicle].Stays)
            {
                if (stay.To - stay.From < rule.LoadingAtLeast || IsAt(spot, stay.Place)) continue;
                if (IsOpen(vehicles[vehicle], in stay, end)) open.Add((vehicle, stay));
                else if (IsSilent(vehicles[vehicle], in stay)) silent.Add((vehicle, stay));
            }
        }

        var groups = new List<List<(int Vehicle, TracedStay Stay)>>();
        while (open.Count > 0)
        {
            var group = new List<(int Vehicle, TracedStay Stay)> { open[0] };
            open.RemoveAt(0);
            for (var i = 0; i < group.Count; i++)
            {
                var near = group[i].Stay.Place;
                group.AddRange(open.Where(other => IsAt(near, other.Stay.Place)));
                open.RemoveAll(other => IsAt(near, other.Stay.Place));
            }

            if (group[0].Stay.Registered) group.AddRange(silent.Where(other => IsAt(group[0].Stay.Place, other.Stay.Place)));
            if (group.Select(member => member.Vehicle).Distinct().Count() > 1) groups.Add(group);
        }

        return groups;
    }

    private (SourceCandidate Candidate, double LogWeight) Weigh(List<(int Vehicle, TracedStay Stay)> group, PlanePoint spot, IReadOnlyList<TracedVehicle> vehicles, SimTime from, SimTime to, TradeEnd end)
    {
        var (visitors, visits, otherwise, weight) = (0, 0, 0, 0.0);
        for (var vehicle = 0; vehicle < vehicles.Count; vehicle++)
        {
            var there = group.Where(member => member.Vehicle == vehicle).Select(member => member.Stay).ToList();
            var sales = SalesOf(vehicles[vehicle], spot);
            var before = sales.Count(sale => there.Exists(stay => Belongs(stay, sale, end)));
            var others = there.Where(stay => !sales.Exists(sale => Belongs(stay, sale, end))).Select(stay => stay.From.Milliseconds / rule.Back.Milliseconds).Distinct().Count();
            var days = Math.Max(1, (int)((to - from).Milliseconds / rule.Back.Milliseconds) - sales.Count);
            weight += VisitWeight(before, sales.Count, Math.Min(others, days), days);
            if (before > 0) visitors++;
            (visits, otherwise) = (visits + before, otherwise + others);
        }

        var loadings = group.Count(member => (end == TradeEnd.Source ? member.Stay.TankChange : -member.Stay.TankChange) >= rule.LeastChange);
        var unchanged = group.Count(member => member.Stay.TankChange != 0) - loadings;
        weight += (loadings * PortableMath.Log(rule.RiseLoading / rule.RiseOtherwise)) + (unchanged * PortableMath.Log((1 - rule.RiseLoading) / (1 - rule.RiseOtherwise)));
        var middle = Middle(group);
        var distance = bank.DistanceTo(middle);
        var prior = end == TradeEnd.Yard ? 1 : rule.PriorInland + ((1 - rule.PriorInland) * PortableMath.Exp(-distance.Value / rule.BankScale.Value));
        if (group.TrueForAll(member => member.Stay.Registered)) prior *= rule.PriorRegistered;
        var rank = (long)(1_000 * visitors * visits * prior);
        return (new SourceCandidate(middle, visitors, visits, otherwise, loadings, distance, 0, rank), PortableMath.Log(prior) + weight);
    }

    // How much likelier the visits before sales are if this is the source than if the vehicle comes here as on any other day.
    private double VisitWeight(int before, int sales, int others, int days)
    {
        var anyDay = (others + 0.5) / (days + 1.0);
        return (before * PortableMath.Log(rule.Seen / anyDay)) + ((sales - before) * PortableMath.Log((1 - rule.Seen) / (1 - anyDay)));
    }

    private bool Belongs(TracedStay stay, TracedStay atSpot, TradeEnd end)
    {
        var (first, second) = end == TradeEnd.Source ? (stay, atSpot) : (atSpot, stay);
        return first.To <= second.From && second.From - first.To <= rule.Back;
    }

    private static PlanePoint Middle(List<(int Vehicle, TracedStay Stay)> group) => new(
        group.Sum(member => member.Stay.Place.EastMillimetres) / group.Count,
        group.Sum(member => member.Stay.Place.NorthMillimetres) / group.Count);
}
