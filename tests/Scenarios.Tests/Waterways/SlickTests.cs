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
    private static readonly string[] Honest = ["load.requests=0", "load.finds=0", "duration=10d", "waterway.dischargers=0", "waterway.outfalls=0"];
    private static readonly Lazy<BareRun> Run = new(() => BareRun.Of(CityFiles.Load("nantong"), ScenarioFiles.Load("yangtze-watch", [Override.Parse("load.requests=0"), Override.Parse("load.finds=0")]).Definition, 3));

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
    public void Where_nobody_discharges_gauges_raise_a_few_alarms_all_the_same_and_all_are_false()
    {
        var honest = BareRun.Of(CityFiles.Load("nantong"), ScenarioFiles.Load("yangtze-watch", Honest.Select(Override.Parse)).Definition, 1);
        var alarms = honest.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RiverAlarm && outcome.Code >= (int)Suspicion.Discharge).ToArray();
        var stations = honest.Run.City.Shores.Sum(shore => shore.Stations);
        (alarms.DistinctBy(alarm => (alarm.Twin, alarm.Time)).Count() / (stations * 10.0)).ShouldBeInRange(0.005, Murk.UsualADay, "gauge-days with an alarm");
        honest.Outcomes.ShouldNotContain(outcome => outcome.Kind == (int)OutcomeKind.LookedAtPort && outcome.Code == (int)PortFinding.Proven);
        honest.Value("river.discharge.precision").ShouldBe(0);
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

    private static Outcome[] Of(OutcomeKind kind) => [.. Run.Value.Outcomes.Where(outcome => outcome.Kind == (int)kind)];
}
