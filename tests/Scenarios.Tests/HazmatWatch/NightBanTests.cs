using Liandong.Scenarios.Tests.Hazmat;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>Drivers who take expressways while these are closed to hazardous goods, and who notices.</summary>
public class NightBanTests
{
    /// <summary>Four days of the whole city in which one driver in twenty minds no ban.</summary>
    internal static readonly Lazy<BareRun> FourDays = new(() => BareRun.Of("hazmat-fortnight", 1, "duration=4d", "hazmat.night-drivers=5%"));

    private static readonly BareRun Run = FourDays.Value;
    private static readonly Outcome[] Breaches = [.. Run.Of(OutcomeKind.NightBanBroken)];
    private static readonly Outcome[] Alerts = [.. Run.Of(OutcomeKind.VehicleAlert).Where(alert => (RiskKind)alert.Code == RiskKind.NightDriving)];

    [Fact]
    public void A_few_drivers_break_the_ban_and_only_in_its_hours()
    {
        var drivers = Breaches.Select(breach => breach.Twin).Distinct().Count();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Breaches.Length} breaches of {drivers} drivers, {Alerts.Length} alerts, {Run.Hazmat("alerts.per-day")} alerts a day, {Run.Hazmat("alerts.precision")} right");
        foreach (var row in Table()) TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" | ", row));
        drivers.ShouldBeInRange(1, (int)(3_000 * .05 * 1.3));
        Breaches.ShouldAllBe(breach => OfDay(breach.A) <= 6 * HazmatRun.Hour && OfDay(breach.B - 1) < 6 * HazmatRun.Hour && breach.A < breach.B);
    }

    [Fact]
    public void Nearly_all_of_it_is_found_from_reports_and_hardly_anybody_is_suspected_wrongly()
    {
        Run.Hazmat("night-ban.broken")!.Value.ShouldBeGreaterThan(20);
        Run.Hazmat("night-ban.recall")!.Value.ShouldBeGreaterThanOrEqualTo(.8);
        Run.Hazmat("night-ban.precision")!.Value.ShouldBeGreaterThanOrEqualTo(.8);
    }

    [Fact]
    public void A_desk_looks_into_the_alerts_and_confirms_none_about_a_driver_who_kept_the_ban()
    {
        var reviews = Run.Of(OutcomeKind.RiskReviewed).Where(review => (RiskKind)review.D == RiskKind.NightDriving).ToList();
        reviews.ShouldNotBeEmpty();
        var vehicleOf = Alerts.ToDictionary(alert => alert.A, alert => (ulong)alert.D);
        foreach (var review in reviews.Where(review => review.Code == 1))
        {
            review.C.ShouldBe((long)Vehicle.StopTruth.ByNight);
            Breaches.ShouldContain(breach => breach.Twin == vehicleOf[review.A]);
        }

        Table().Select(row => row[0]).ShouldBe(["Broken in truth", "Found from reports", "Longest drive that was missed", "Alerts", "Of these about a true breach", "Looked into by the desk", "Confirmed by it", "From alert to review (median)"]);
    }

    [Fact]
    public void In_the_ordinary_fortnight_hardly_anybody_breaks_it() => OrdinaryFortnightTests.Run.Value.Hazmat("night-ban.broken")!.Value.ShouldBeInRange(1, 20);

    [Fact]
    public void Where_everybody_keeps_it_nothing_is_broken_and_nobody_is_suspected()
    {
        var lawful = BareRun.Of("hazmat-fortnight", 1, "duration=2d", "hazmat.night-drivers=0%");
        lawful.Of(OutcomeKind.NightBanBroken).ShouldBeEmpty();
        lawful.Of(OutcomeKind.VehicleAlert).ShouldNotContain(alert => alert.Code == (int)RiskKind.NightDriving);
    }

    private static IEnumerable<string[]> Table() => Run.Indicators.Sections.Single(section => section.Id == "hazmat-watch").Tables
        .Single(table => table.Title.En.StartsWith("Ban on expressways", StringComparison.Ordinal)).Rows.Select(row => row.Select(cell => cell.En).ToArray());

    private static long OfDay(long time) => (time + (long)Run.Run.Scenario.Start.TimeOfDay.TotalMilliseconds) % HazmatRun.Day;
}
