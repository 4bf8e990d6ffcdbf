using Liandong.Scenarios.Tests.Outages;
using Liandong.Scenarios.Tests.Releases;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>
/// A variant with one more of some resource meets the same incidents with the same work in them, in every system of the toy town: what is drawn belongs to the
/// incident, and not to the place that a twin happens to have among those of its jurisdiction.
/// </summary>
public class SameWorldTests
{
    private static readonly string[] Systems =
    [
        "duration=3d", "rain=[]", "load.requests=20", "load.finds=10", "staff.officers=+10",
        "elders={troubles: 600, false-presses: 30}", "care={demand: 5}", "supervision={failures: 400}", "affairs={applications: 5, inspections: 5}", "hazmat={rings: [{tankers: 3}]}", "hazmat-watch={}",
    ];

    private static readonly Lazy<BareRun> Ordinary = new(() => BareRun.Of("toy-storm", 5, Systems));

    public static TheoryData<string> OneMore => ["staff.officers=+11", "staff.enforcers=+1", "staff.squads=+1", "staff.crews=+1"];

    [Theory]
    [MemberData(nameof(OneMore))]
    public void Nothing_else_happens(string oneMore)
    {
        var (ordinary, more) = (Ordinary.Value, BareRun.Of("toy-storm", 5, [.. Systems, oneMore]));
        more.Digest.ShouldNotBe(ordinary.Digest);
        foreach (var kind in (OutcomeKind[])[OutcomeKind.IncidentHappened, OutcomeKind.ElderBefell, OutcomeKind.CareAsked, OutcomeKind.StayUnexplained])
        {
            var happened = Happened(ordinary, kind).ToArray();
            happened.Length.ShouldBeGreaterThan(20, $"{kind}");
            Happened(more, kind).ShouldBe(happened, $"{kind}");
        }
    }

    [Theory]
    [MemberData(nameof(OneMore))]
    public void Work_findings_and_talks_belong_to_what_they_are_about(string oneMore)
    {
        var (ordinary, more) = (Ordinary.Value, BareRun.Of("toy-storm", 5, [.. Systems, oneMore]));
        ShouldAgree(FirstJobs(ordinary), FirstJobs(more), 100);
        FirstJobs(ordinary).Keys.Count(SubjectIncident.Is).ShouldBeGreaterThan(20, "jobs for those whom something befell are among them");
        ShouldAgree(Visits(ordinary), Visits(more), 20);
        ShouldAgree(Talks(ordinary), Talks(more), 100);
    }

    [Fact]
    public void What_a_desk_finds_out_about_a_vehicle_belongs_to_its_stay()
    {
        string[] watched = ["duration=14d", "rain=[]", "load.requests=0", "load.finds=0", "hazmat={activity: 240%}", "hazmat-watch={}"];
        ShouldAgree(Reviews(BareRun.Of("toy-storm", 5, watched)), Reviews(BareRun.Of("toy-storm", 5, [.. watched, "staff.officers=+1"])), 3);
    }

    [Fact]
    public void Calls_about_a_burst_main_keep_their_talks_and_their_patience()
    {
        var (ordinary, more) = (BareRun.Of(ToyBurst.With(), 2), BareRun.Of(ToyBurst.With("staff.officers=+1"), 2));
        Happened(more, OutcomeKind.RequestMade).ShouldBe(Happened(ordinary, OutcomeKind.RequestMade));
        ShouldAgree(Talks(ordinary), Talks(more), 50);
        Talks(more).Count.ShouldBe(Talks(ordinary).Count, "who hangs up hangs up");
    }

    [Fact]
    public void One_more_crew_in_the_county_closes_no_leak_sooner()
    {
        var (ordinary, more) = (BareRun.Of(ToyRelease.With(), 2), BareRun.Of(ToyRelease.With("staff.crews=+1"), 2));
        more.Digest.ShouldNotBe(ordinary.Digest);
        Of(ordinary, OutcomeKind.ResponseStep).ShouldNotBeEmpty();
        Happened(more, OutcomeKind.ResponseStep).ShouldBe(Happened(ordinary, OutcomeKind.ResponseStep));
    }

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];

    // Addresses move when somebody joins; what they stand for does not.
    private static IEnumerable<(long, int, long, long)> Happened(BareRun run, OutcomeKind kind) =>
        Of(run, kind).Select(outcome => (outcome.Time, outcome.Code, outcome.A, kind == OutcomeKind.StayUnexplained ? run.Run.VehicleAt(new TwinId((ulong)outcome.D))!.Value : outcome.B)).Order();

    private static Dictionary<long, long> Talks(BareRun run) => Of(run, OutcomeKind.RequestAnswered).ToDictionary(answered => answered.A, answered => answered.C);

    // The work of each service's first visit.
    private static Dictionary<long, long> Visits(BareRun run) => Of(run, OutcomeKind.CareServed).DistinctBy(served => served.A).ToDictionary(served => served.A, served => served.D);

    // The work of the first job of each incident's order; that of a crew is what the water needs.
    private static Dictionary<long, long> FirstJobs(BareRun run)
    {
        var incidents = Of(run, OutcomeKind.OrderFiled).ToDictionary(filed => filed.Twin, filed => filed.D);
        var jobs = new Dictionary<long, long>();
        foreach (var freed in Of(run, OutcomeKind.UnitFreed).Where(freed => freed.Code == 1 && !PondingIncident.IsPonding(incidents[(ulong)freed.C]))) jobs.TryAdd(incidents[(ulong)freed.C], freed.B);
        return jobs;
    }

    // What a desk found out about a vehicle's stay.
    private static Dictionary<(int Vehicle, int Kind, long Since), int> Reviews(BareRun run)
    {
        var alerts = Of(run, OutcomeKind.VehicleAlert).ToDictionary(alert => alert.A, alert => (run.Run.VehicleAt(new TwinId((ulong)alert.D))!.Value, alert.Code, alert.C));
        return Of(run, OutcomeKind.RiskReviewed).Where(review => (RiskKind)review.D != RiskKind.Spot && alerts.ContainsKey(review.A)).ToDictionary(review => alerts[review.A], review => review.Code);
    }

    private static void ShouldAgree<TKey, TValue>(Dictionary<TKey, TValue> one, Dictionary<TKey, TValue> other, int atLeast)
        where TKey : notnull
    {
        var both = one.Keys.Where(other.ContainsKey).ToArray();
        both.Length.ShouldBeGreaterThan(atLeast);
        both.Length.ShouldBeGreaterThan(one.Count * 8 / 10, "hardly anything is missing");
        both.Where(key => !Equals(one[key], other[key])).ShouldBeEmpty();
    }
}
