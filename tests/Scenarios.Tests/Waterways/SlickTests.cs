using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Tests.Waterways;

/// <summary>What is done about a slick, and that the stations' cuts lie within the spread of who is on the water.</summary>
public class SlickTests
{
    private const double UsualMurksADay = 0.05;
    private static readonly string[] Honest = ["duration=10d", "waterway.dischargers=0", "waterway.outfalls=0"];
    private static readonly string[] Murky = ["duration=8d", "waterway.murk-a-day=1", "waterway.dischargers=40", "waterway.outfalls=24"];
    private static readonly Lazy<BareRun> Run = new(() => Watch(3));
    private static readonly Lazy<BareRun> MurkyRun = new(() => Watch(1, Murky));

    [Fact]
    public void No_boat_goes_for_a_ship_that_is_not_likely_enough()
    {
        var traced = Of(OutcomeKind.SlickTraced);
        traced.Count(slick => slick.C == 0).ShouldBeGreaterThan(10);
        traced.Count(slick => slick.C == 1).ShouldBeGreaterThan(0);
        traced.ShouldAllBe(slick => slick.C == (slick.Code >= 600 ? 1 : 0));
        var boarded = Of(OutcomeKind.BoatSent).Select(boat => boat.A).ToHashSet();
        traced.Where(slick => slick.C == 0).ShouldAllBe(slick => !boarded.Contains(slick.A));
        traced.Where(slick => slick.C == 1).ShouldContain(slick => boarded.Contains(slick.A));
    }

    [Fact]
    public void Ships_that_fit_are_looked_into_at_their_next_port_and_some_were_it()
    {
        var sampled = Of(OutcomeKind.SlickTraced).Where(slick => slick.C == 0).ToDictionary(slick => slick.A, slick => slick.B);
        var looks = Of(OutcomeKind.LookedAtPort);
        looks.Length.ShouldBeGreaterThan(20);
        looks.ShouldAllBe(look => Candidates(sampled[look.B]).Contains(look.A));
        looks.GroupBy(look => look.B).ShouldAllBe(asked => asked.Count() <= 3);
        var dischargers = Of(OutcomeKind.OffenceBegan).Where(one => one.Code == (int)Errand.Discharger).Select(one => one.A).ToHashSet();
        looks.ShouldAllBe(look => look.Code != (int)PortFinding.Proven || dischargers.Contains(look.A));
        looks.ShouldContain(look => look.Code == (int)PortFinding.Suspected);
        looks.Count(look => look.Code == (int)PortFinding.Proven).ShouldBeInRange(3, looks.Length - 3);
    }

    [Fact]
    public void Where_nobody_discharges_gauges_raise_a_few_alarms_all_the_same_and_the_report_counts_each()
    {
        var honest = Watch(1, Honest);
        var alarms = WaterAlarms(honest);
        var stations = honest.Run.City.Shores.Sum(shore => shore.Stations);
        (alarms.DistinctBy(alarm => (alarm.Twin, alarm.Time)).Count() / (stations * 10.0)).ShouldBeInRange(0.005, UsualMurksADay, "gauge-days with an alarm");
        alarms.ShouldAllBe(alarm => AlarmAbout.Of(alarm.B).Water == FoulWater.None);
        foreach (var shore in (ShoreKind[])[ShoreKind.River, ShoreKind.Coast])
        {
            var murk = alarms.Count(alarm => AlarmAbout.Of(alarm.B).Shore == shore);
            murk.ShouldBeGreaterThan(0);
            honest.Value(Prefix(shore) + "alarms.murk").ShouldBe(murk);
        }

        WaterAlarms(Watch(1, [.. Honest, "waterway.murk-a-day=0"])).ShouldBeEmpty();
    }

    // By the night alone a good many of these alarms would be right: their suspects did let water go, elsewhere or just before.
    [Fact]
    public void An_alarm_of_murk_beside_a_real_discharge_is_neither_true_nor_proven_on_either_shore()
    {
        var run = MurkyRun.Value;
        var until = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.OffenceEnded).GroupBy(ended => ended.A).ToDictionary(ended => ended.Key, ended => ended.Max(one => Math.Max(one.Time, one.D)) + (20 * 60_000));
        var began = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.OffenceBegan).GroupBy(one => one.A).ToDictionary(one => one.Key, one => one.Min(offence => offence.Time));
        var beside = WaterAlarms(run).Where(alarm => AlarmAbout.Of(alarm.B) is { Water: FoulWater.None } about && began.TryGetValue(about.Suspect, out var from) && from <= alarm.Time && until.GetValueOrDefault(about.Suspect, long.MaxValue) >= alarm.Time).ToArray();
        foreach (var (shore, precisions) in ((ShoreKind, string[])[])[(ShoreKind.River, ["discharge"]), (ShoreKind.Coast, ["discharge", "outfall"])])
        {
            beside.ShouldContain(alarm => AlarmAbout.Of(alarm.B).Shore == shore);
            foreach (var kind in precisions)
            {
                var alarms = WaterAlarms(run).Where(alarm => alarm.Code == (int)(kind == "outfall" ? Suspicion.Outfall : Suspicion.Discharge) && AlarmAbout.Of(alarm.B).Shore == shore).ToArray();
                var own = alarms.Count(alarm => AlarmAbout.Of(alarm.B).Water == FoulWater.Own);
                run.Value($"{Prefix(shore)}{kind}.precision").ShouldBeInRange(0.5 * own / alarms.Length, (double)own / alarms.Length, $"{shore} {kind}");
            }
        }

        var murk = WaterAlarms(run).Where(alarm => AlarmAbout.Of(alarm.B).Water == FoulWater.None).Select(alarm => alarm.A).ToHashSet();
        var looks = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.LookedAtPort).ToArray();
        looks.Count(look => murk.Contains(look.B) && began.ContainsKey(look.A)).ShouldBeGreaterThan(0, "dischargers were looked into for murk");
        looks.Where(look => look.Code == (int)PortFinding.Proven).ShouldAllBe(look => !murk.Contains(look.B));
        looks.ShouldContain(look => look.Code == (int)PortFinding.Proven);
    }

    // What a station says of the first ship is how often it truly is that ship's water: of all, and of the few of which it says much.
    [Fact]
    public void Of_ships_that_are_said_to_be_likely_as_many_are_right()
    {
        var traced = Enumerable.Range(1, 6).SelectMany(seed => Claims(seed == 3 ? Run.Value : Watch((ulong)seed))).ToArray();
        traced.Length.ShouldBeGreaterThan(150);
        Holds(traced, 0.06);
        var likely = traced.Where(one => one.Claimed >= 0.4).ToArray();
        likely.Length.ShouldBeGreaterThan(30);
        Holds(likely, 0.15);

        static void Holds((double Claimed, bool IsRight)[] ships, double within)
        {
            var (claimed, right) = (ships.Average(one => one.Claimed), ships.Count(one => one.IsRight));
            (right / (double)ships.Length).ShouldBe(claimed, within, $"{right} of {ships.Length}");
        }
    }

    [Fact]
    public void The_cuts_of_the_rules_lie_within_the_spread_of_who_is_on_the_water()
    {
        var plans = Enumerable.Range(1, 5).SelectMany(seed => PlansOf((ulong)seed)).ToArray();
        var ships = plans.Where(plan => plan.Errand is Errand.Through or Errand.Dredger or Errand.Discharger).ToArray();
        var boats = plans.Where(plan => plan.Errand is Errand.WorkBoat or Errand.Poacher).ToArray();
        Share(ships, plan => plan.Off <= 450).ShouldBeInRange(0.02, 0.08);
        Share(boats, plan => plan.Off > 450).ShouldBeInRange(0.05, 0.20);
        Share(boats, plan => plan.DriftMillimetresPerSecond > 1_400).ShouldBeInRange(0.03, 0.12);

        static double Share(VesselPlan[] all, Func<VesselPlan, bool> holds) => all.Count(holds) / (double)all.Length;
    }

    [Fact]
    public void Some_offend_when_it_is_not_night_by_the_rules()
    {
        var run = Run.Value;
        var offences = Of(OutcomeKind.OffenceBegan).Where(one => one.Code < (int)Errand.Outfall).ToArray();
        var byDay = offences.Count(one => run.Run.Span.Local(one.At).Hour is >= 5 and < 20);
        (byDay / (double)offences.Length).ShouldBeInRange(0.03, 0.35);
    }

    private static long[] Candidates(long packed) => [.. Enumerable.Range(0, 3).Select(place => (long)TrackNumbers.VesselOf(packed >> (TrackNumbers.VesselBits * place))).Where(vessel => vessel != TrackNumbers.NoVessel)];

    private static IEnumerable<VesselPlan> PlansOf(ulong seed)
    {
        var definition = ScenarioFiles.Load("yangtze-watch").Definition;
        return new WaterwaySystem(new CityRun(CityFiles.Load("nantong"), definition, seed), definition.Waterway!).Plans;
    }

    private static BareRun Watch(ulong seed, params string[] changes) =>
        BareRun.Of(CityFiles.Load("nantong"), ScenarioFiles.Load("yangtze-watch", changes.Prepend("load.requests=0").Prepend("load.finds=0").Select(Override.Parse)).Definition, seed);

    private static Outcome[] WaterAlarms(BareRun run) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RiverAlarm && outcome.Code >= (int)Suspicion.Discharge)];

    private static IEnumerable<(double Claimed, bool IsRight)> Claims(BareRun run)
    {
        var own = WaterAlarms(run).Where(alarm => AlarmAbout.Of(alarm.B).Water == FoulWater.Own).Select(alarm => alarm.A).ToHashSet();
        return run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.SlickTraced).Select(traced => (traced.Code / 1_000.0, own.Contains(traced.A)));
    }

    private static string Prefix(ShoreKind shore) => shore == ShoreKind.Coast ? "coast." : "river.";

    private static Outcome[] Of(OutcomeKind kind) => [.. Run.Value.Outcomes.Where(outcome => outcome.Kind == (int)kind)];
}
