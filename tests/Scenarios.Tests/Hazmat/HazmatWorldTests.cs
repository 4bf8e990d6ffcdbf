using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Hazmat;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;
using Liandong.Twins.Waybills;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>A fortnight of Nantong's 3,000 vehicles, with one ring and three decoys.</summary>
public class HazmatWorldTests
{
    private const int Days = 14;
    internal static readonly Lazy<BareRun> Fortnight = new(() => HazmatRun.Of("nantong", Days, "{rings: [{}], decoys: {canteens: 1, car-parks: 1, riverside: 1}}"));
    private static readonly Lazy<IReadOnlyList<TrueStop>> Stops = new(() => HazmatRun.Stops(Fortnight.Value));

    [Fact]
    public void Stays_are_as_long_as_those_of_Chengdu()
    {
        Fortnight.Value.Value("hazmat.stays.below-2h").ShouldBe(.60, .03);
        Fortnight.Value.Value("hazmat.stays.below-9h").ShouldBe(.80, .03);
        // The tally against the stops themselves.
        var known = Stops.Value.Where(stop => stop.From > 0 && stop.From <= (Days * HazmatRun.Day) - (9 * HazmatRun.Hour)).ToArray();
        Fortnight.Value.Value("hazmat.stays").ShouldBe(known.Length);
        Fortnight.Value.Value("hazmat.stays.below-2h").ShouldBe(known.Count(stop => stop.Length < 2 * HazmatRun.Hour) / (double)known.Length, 1e-12);
    }

    [Fact]
    public void Most_arrivals_fall_into_the_hours_in_which_Chengdu_sees_its_peaks()
    {
        var hours = Stops.Value.Where(stop => stop.Purpose != StopPurpose.Base && stop.From > 0).CountBy(stop => (int)(stop.From % HazmatRun.Day / HazmatRun.Hour)).ToDictionary();
        var all = hours.Values.Sum();
        var peaks = Enumerable.Range(9, 3).Concat(Enumerable.Range(14, 8)).Sum(hours.GetValueOrDefault);
        ((double)peaks / all).ShouldBeInRange(.52, .75, string.Join(" ", hours.OrderBy(hour => hour.Key)));
    }

    [Fact]
    public void A_vehicle_carries_as_much_as_the_national_fleet()
    {
        Fortnight.Value.Value("hazmat.tonnes.per-vehicle-day").ShouldBe(8.6, .6);
        Fortnight.Value.Value("hazmat.loaded-trips.per-vehicle-day").ShouldBeInRange(.35, .50);
    }

    [Fact]
    public void Innocent_stops_at_unregistered_places_outnumber_guilty_ones_fifty_to_one()
    {
        var guilty = Stops.Value.Count(stop => stop.Guilty);
        guilty.ShouldBeGreaterThan(40);
        Stops.Value.Count(stop => !stop.Guilty && !stop.Registered).ShouldBeGreaterThan(50 * guilty);
        foreach (var purpose in new[] { StopPurpose.Meal, StopPurpose.Breakdown, StopPurpose.Home, StopPurpose.GateWait, StopPurpose.Haunt }) Stops.Value.ShouldContain(stop => stop.Purpose == purpose && !stop.Registered);
    }

    [Fact]
    public void Tankers_of_the_ring_sell_between_late_afternoon_and_night_three_to_six_times_a_week()
    {
        var sales = Stops.Value.Where(stop => stop.Purpose == StopPurpose.IllegalSale).ToArray();
        var sellers = sales.GroupBy(stop => stop.Vehicle).ToArray();
        sellers.Length.ShouldBe(4);
        sellers.ShouldAllBe(visits => visits.Count() >= 5 && visits.Count() <= 12);
        sales.ShouldAllBe(sale => sale.Length >= 25 * 60_000 && sale.Length <= 70 * 60_000);
        // Traffic may make them early or late by a little, a breakdown by more.
        sales.Count(sale => sale.From % HazmatRun.Day >= 16 * HazmatRun.Hour && sale.To % HazmatRun.Day <= 23.5 * HazmatRun.Hour).ShouldBeGreaterThanOrEqualTo(sales.Length * 9 / 10);
        // What the watch calls night begins before the last of them are over.
        sales.Select(sale => sale.To % HazmatRun.Day < new AlertRules().NightFrom * HazmatRun.Hour).Distinct().Count().ShouldBe(2);
        sales.Select(sale => sale.Place).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Most_drivers_keep_the_rules_on_rest_and_some_of_those_who_mind_none_break_them()
    {
        var (breakers, longest) = (0, 0L);
        foreach (var vehicle in Stops.Value.GroupBy(stop => stop.Vehicle))
        {
            var stops = vehicle.OrderBy(stop => stop.From).ToArray();
            var drives = stops.Zip(stops.Skip(1), (before, after) => (From: before.To, To: after.From, Rested: before.Length >= 20 * 60_000)).ToArray();
            var (sinceRest, broke) = (0L, false);
            for (var i = 0; i < drives.Length; i++)
            {
                sinceRest = (drives[i].Rested ? 0 : sinceRest) + drives[i].To - drives[i].From;
                longest = Math.Max(longest, sinceRest);
                var since = drives[i].To - HazmatRun.Day;
                broke |= sinceRest > 4 * HazmatRun.Hour || drives.Take(i + 1).Reverse().TakeWhile(drive => drive.To > since).Sum(drive => drive.To - Math.Max(since, drive.From)) > 8 * HazmatRun.Hour;
            }

            if (broke) breakers++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{breakers} drivers broke a rule; the longest stretch was {longest / 60_000} min");
        breakers.ShouldBeInRange(1, (int)(3_000 * new HazmatHabits().MindsNoRules));
        longest.ShouldBeGreaterThan(4 * HazmatRun.Hour);
        // The rule must have had something to do.
        Stops.Value.Count(stop => stop.Purpose == StopPurpose.Rest).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void No_vehicle_whose_driver_keeps_the_ban_is_on_an_expressway_between_midnight_and_six()
    {
        var run = new CityRun(CityFiles.Load("nantong"), HazmatRun.Scenario("nantong", 2, "{activity: 200%}"), 3);
        var partition = new Partition(0, new int[run.City.Jurisdictions], [.. Enumerable.Range(0, run.City.Jurisdictions).Select(index => run.Build(index, new Limits()))]);
        var roads = RoadPlan.Of(run.City);
        Vehicle[] vehicles = [.. partition.Jurisdictions.SelectMany(there => Enumerable.Range(0, there.TwinCount).Select(index => there[index])).OfType<Vehicle>()];
        vehicles.Length.ShouldBe(3_000);
        partition.Begin();
        var (byDay, onTheWay, broken) = (0, 0, 0);
        for (var time = SimTime.Start; time < run.End; time += SimDuration.FromMinutes(10))
        {
            while (partition.NextDue < time) partition.StepNext(run.City.LinkDelay, time);
            var onExpressways = vehicles.Count(vehicle => vehicle.Road >= 0 && roads.Roads[vehicle.Road].Expressway);
            if (time.Milliseconds % HazmatRun.Day >= 6 * HazmatRun.Hour)
            {
                byDay += onExpressways;
                continue;
            }

            vehicles.Count(vehicle => vehicle.KeepsNightBan && vehicle.Road >= 0 && roads.Roads[vehicle.Road].Expressway).ShouldBe(0, time.ToString());
            broken += onExpressways;
            onTheWay += vehicles.Count(vehicle => vehicle.Road >= 0);
        }

        byDay.ShouldBeGreaterThan(1_000);
        onTheWay.ShouldBeGreaterThan(100);
        broken.ShouldBeLessThan(onTheWay / 10);
    }

    [Fact]
    public void No_litre_is_made_or_lost()
    {
        Fortnight.Value.Value("hazmat.litres.error").ShouldBe(0);
        Fortnight.Value.Value("hazmat.litres.sold").ShouldBeGreaterThan(10_000);
        var moved = Fortnight.Value.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.LitresMoved).GroupBy(outcome => outcome.Twin);
        foreach (var vehicle in moved)
        {
            long tank = 0;
            foreach (var move in vehicle)
            {
                tank += move.Code is 1 or 3 ? move.A : -move.A;
                move.D.ShouldBe(tank);
                tank.ShouldBeGreaterThanOrEqualTo(0);
            }
        }
    }

    [Fact]
    public void No_two_waybills_have_the_same_number_and_the_register_has_them_all()
    {
        var issued = Fortnight.Value.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.WaybillIssued).ToArray();
        issued.Length.ShouldBeGreaterThan(10_000);
        issued.Select(waybill => waybill.A).ShouldBeUnique();
        var register = Enumerable.Range(0, Fortnight.Value.Partition.Jurisdictions[0].TwinCount).Select(index => Fortnight.Value.Partition.Jurisdictions[0][index]).OfType<WaybillRegistry>().Single();
        register.Issued.ShouldBe(issued.Count(waybill => waybill.Time < (Days * HazmatRun.Day) - 2_000));
    }

    [Fact]
    public void Goods_arrive_where_their_waybill_says()
    {
        var open = Fortnight.Value.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.WaybillIssued).ToDictionary(outcome => outcome.A, outcome => (To: (int)(outcome.C >> 32), outcome.B));
        foreach (var closed in Fortnight.Value.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.WaybillClosed)) open[closed.A].ShouldBe(((int)closed.C, closed.B));
    }

    [Fact]
    public void Reports_come_as_often_as_the_standard_has_it_and_some_are_back_filled()
    {
        var (driving, all) = (Fortnight.Value.Value("hazmat.driving.per-vehicle-day") * 3_000 * Days, 3_000L * Days * HazmatRun.Day);
        var expected = (driving / HazmatHabits.ReportMoving) + ((all - driving) / HazmatHabits.ReportParked);
        Fortnight.Value.Value("hazmat.reports").ShouldBe(expected, expected * .03);
        Fortnight.Value.Value("hazmat.reports.back-filled").ShouldBeInRange(.0005, .01);
        var jumps = Fortnight.Value.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.ReportsAtEnd).Sum(outcome => (long)outcome.Code);
        (jumps / Fortnight.Value.Value("hazmat.reports")).ShouldBe(.005, .0005);
    }
}
