using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>Every system of Nantong in one run. The hours from the afternoon into the night are enough for each to have something to do; what befalls the city is moved into them.</summary>
public class WholeCityTests
{
    private static readonly string[] EveningHours = ["start=2025-07-16 15:30", "duration=6h 30min", "rain=[{kind: chicago, counties: [崇川区], return-period: 20, duration: 30min, start: 15min}]", "burst.start=20min", "release.start=30min", "renewals.listed-after=2h", "waterway.poachers=120"];
    private static readonly Lazy<BareRun> Whole = new(() => BareRun.Of("whole-city", 1, EveningHours));

    /// <summary>For each system outcomes that nobody else leaves.</summary>
    public static TheoryData<string, OutcomeKind> Left => new()
    {
        { "hotline", OutcomeKind.RequestAnswered },
        { "orders", OutcomeKind.OrderFiled },
        { "low points", OutcomeKind.LowPointLevel },
        { "vehicles", OutcomeKind.StopMade },
        { "waybills", OutcomeKind.WaybillIssued },
        { "hazmat watch", OutcomeKind.StayUnexplained },
        { "elders", OutcomeKind.ElderAlarm },
        { "waterway", OutcomeKind.RiverAlarm },
        { "release", OutcomeKind.ReleaseConfirmed },
    };

    public static TheoryData<string> Measured => ["burst.calls", "renewal.listed", "affairs.approvals.received", "affairs.cases.received", "hazmat.reports", "leak.people.told", "flood.low-points", "river.alarms", "elders.alarms.count"];

    [Theory]
    [MemberData(nameof(Left))]
    public void Each_system_leaves_its_outcomes(string system, OutcomeKind kind) =>
        Whole.Value.Outcomes.ShouldContain(outcome => outcome.Kind == (int)kind, system);

    [Theory]
    [MemberData(nameof(Measured))]
    public void Each_system_is_measured(string indicator) => Whole.Value.Value(indicator).ShouldBeGreaterThan(0);

    [Fact]
    public void Nothing_is_lost_between_systems()
    {
        foreach (var balance in (string[])["orders.unaccounted", "requests.unaccounted", "finds.unaccounted", "hazmat.litres.error", "water.balance.error", "leak.people.unaccounted"]) Whole.Value.Value(balance).ShouldBe(0, balance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Partitions_change_no_result(int partitions) =>
        SplitRun.DigestOf("whole-city", 1, partitions, SimDuration.FromSeconds(2), EveningHours).ShouldBe(Whole.Value.Digest);
}
