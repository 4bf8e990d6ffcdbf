using System.Collections.Immutable;

namespace Liandong.Scenarios.Analysis;

/// <summary>How a department's desk of a county stands against its peers.</summary>
/// <param name="Kind">0 orders, 1 approvals, 2 cases.</param>
/// <param name="Jurisdiction">The county, or 0 for the city.</param>
/// <param name="Department">The department.</param>
/// <param name="Due">What should have been done and has peers elsewhere.</param>
/// <param name="Late">How much of it was late.</param>
/// <param name="Expected">How much would be late if it did as its peers do with the same matters.</param>
/// <param name="Low">The lower end of the 95 % interval of late over expected.</param>
/// <param name="High">The upper end.</param>
/// <param name="P">The chance of so many or more where it is as its peers.</param>
/// <param name="IsWeak">Whether it is claimed at the false-discovery rate.</param>
internal sealed record DepartmentStanding(int Kind, int Jurisdiction, int Department, long Due, long Late, double Expected, double Low, double High, double P, bool IsWeak)
{
    /// <summary>Late over expected: 1 is as its peers.</summary>
    public double Ratio => Late / Expected;
}

/// <summary>
/// Weak departments (薄弱部门): a department's desk in a county against the desks of all counties that had the same matters, by indirect
/// standardisation. Late items of a matter are dealt out at random among all that had it; the Poisson tail bounds that from above.
/// </summary>
internal static class WeakDepartments
{
    /// <summary>Fewer cannot be judged.</summary>
    public const int Fewest = 10;

    /// <summary>All that can be judged, the weakest first.</summary>
    public static ImmutableArray<DepartmentStanding> Rank(IReadOnlyList<Answered> answered)
    {
        var strata = answered.GroupBy(one => (one.Kind, one.Item)).ToDictionary(
            stratum => stratum.Key,
            stratum => (Due: stratum.LongCount(), Late: stratum.LongCount(one => one.Late), Desks: stratum.Select(one => (one.Jurisdiction, one.Department)).Distinct().Count()));
        var standings = new List<DepartmentStanding>();
        foreach (var desk in answered.Where(one => strata[(one.Kind, one.Item)].Desks > 1).GroupBy(one => (one.Kind, one.Jurisdiction, one.Department)))
        {
            var (due, late) = (desk.LongCount(), desk.LongCount(one => one.Late));
            var expected = desk.Sum(one => (double)strata[(one.Kind, one.Item)].Late / strata[(one.Kind, one.Item)].Due);
            if (due < Fewest || expected <= 0) continue;
            var (low, high) = PoissonTail.RatioInterval(late, expected);
            standings.Add(new DepartmentStanding(desk.Key.Kind, desk.Key.Jurisdiction, desk.Key.Department, due, late, expected, low, high, PoissonTail.AtLeast(late, expected), IsWeak: false));
        }

        if (standings.Count == 0) return [];
        var threshold = FalseDiscovery.Threshold(standings.Select(one => one.P), standings.Count);
        return
        [
            .. standings.Select(one => one with { IsWeak = one.P <= threshold && one.Late > one.Expected })
                .OrderBy(one => one.P).ThenBy(one => one.Kind).ThenBy(one => one.Jurisdiction).ThenBy(one => one.Department),
        ];
    }
}
