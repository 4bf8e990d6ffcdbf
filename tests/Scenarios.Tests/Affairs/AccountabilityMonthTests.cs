using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Affairs;

/// <summary>The month held to account, on three weeks of it: it meets its objectives, and does not when a department's handlers are cut.</summary>
public class AccountabilityMonthTests
{
    private static readonly string[] Weeks = ["duration=21d", "warm-up=7d"];

    [Fact]
    public void With_the_citys_people_approvals_are_decided_within_their_limits()
    {
        var run = BareRun.Of("accountability-month", 1, Weeks);
        run.Value("affairs.approvals.on-time.share").ShouldBeGreaterThanOrEqualTo(0.97);
        run.Value("affairs.silent-accepted.share").ShouldBeLessThanOrEqualTo(0.005);
        run.Value("orders.on-time.share").ShouldBeGreaterThanOrEqualTo(0.98);
    }

    [Fact]
    public void With_three_tenths_of_the_approval_bureau_they_are_late()
    {
        var run = BareRun.Of("accountability-month", 1, [.. Weeks, "staff.departments.ADMIN.handlers=30%"]);
        run.Value("affairs.approvals.on-time.share").ShouldBeLessThan(0.97);
    }
}
