using System.Collections.Immutable;
using CsCheck;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Cells;

public class WaterIsConservedTests
{
    private const int EndMinute = 400;

    private static readonly Gen<LowPointPlan> Point =
        from area in Gen.Long[1, 3_000]
        from catchment in Gen.Long[0, 60_000]
        from runoff in Gen.Int[0, 1_000]
        from drain in Gen.Int[0, 60_000]
        from inlets in Gen.Int[0, 6]
        from blocked in Gen.Int[0, inlets]
        from residue in Gen.Int[200, 500]
        from spill in Gen.Int[0, 600]
        from river in Gen.Int[1_800, 4_500].Array[1, 3]
        from floor in Gen.Int[2_500, 3_600]
        from gate in Gen.Bool
        select Basin.Plan() with
        {
            AreaSquareMetres = area,
            CatchmentSquareMetres = catchment,
            RunoffPermille = runoff,
            DrainMicrometresPerHour = drain,
            Inlets = inlets,
            BlockedInlets = blocked,
            BlockedResiduePermille = residue,
            SpillDepthMillimetres = spill,
            Outfall = new Outfall
            {
                River = new RiverSeries([.. river.Select((level, i) => (Basin.AtMinute(i * 97.3), level))]),
                FloorMillimetres = floor,
                CrownMillimetres = 2_400,
                HasFlapGate = gate,
            },
        };

    private static readonly Gen<RainSeries> Rain =
        from start in Gen.Long[0, 6_000_000]
        from step in Gen.Int[1, 900]
        from steps in Gen.Frequency((2, Gen.Const(0)), (3, Gen.Int[0, 6_000])).Array[0, 40]
        select new RainSeries(new SimTime(start), SimDuration.FromSeconds(step), steps);

    private static readonly Gen<PumpVisit> Visit =
        from point in Gen.Int[0, 4]
        from crew in Gen.Int[0, 2]
        from minute in Gen.Double[0, EndMinute]
        from rate in Gen.Int[0, 800]
        select new PumpVisit(point, crew, minute, rate);

    [Fact]
    public void No_cubic_millimetre_is_made_or_lost_in_chains_across_jurisdictions_with_pumps()
    {
        Gen.Select(Point.Array[5], Rain.Array[3], Visit.Array[0, 8], Gen.Double[0.01, 50]).Sample((points, rains, visits, linkSeconds) =>
        {
            var (basin, cells) = Chain(points, rains, visits, linkSeconds);
            // The last step is taken at the end; half a minute and more later nothing is on its way any more.
            basin.RunToMinute(EndMinute + 0.99);
            var water = cells.Select((cell, i) => cell.WaterAt(i)).ToArray();
            water.ShouldAllBe(point => point.BalanceError == 0);
            foreach (var point in water) point.Stored.ShouldBeGreaterThanOrEqualTo(0);
            for (var i = 0; i < points.Length; i++) water[i].RainIn.ShouldBe(rains[i % 3].UpTo(Basin.AtMinute(EndMinute)) * points[i].CatchmentSquareMetres * points[i].RunoffPermille);

            for (var i = 1; i < points.Length; i++) water[i].OverflowIn.ShouldBe(water[i - 1].OverflowOut);
        }, iter: 200);
    }

    [Fact]
    public void The_recorded_balance_adds_up_to_the_last_litre()
    {
        Gen.Select(Point.Array[5], Rain.Array[3], Visit.Array[0, 8]).Sample((points, rains, visits) =>
        {
            var (basin, _) = Chain(points, rains, visits, 2);
            basin.FinishAtMinute(EndMinute);
            var balances = basin.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.WaterBalance).OrderBy(outcome => outcome.Code).ToArray();
            var overflows = basin.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.WaterOverflow).OrderBy(outcome => outcome.Code).ToArray();
            balances.Length.ShouldBe(5);
            foreach (var (balance, overflow) in balances.Zip(overflows))
            {
                (balance.A + overflow.A).ShouldBe(balance.B + balance.C + balance.D + overflow.B);
                overflow.C.ShouldBe(0);
            }
        }, iter: 100);
    }

    [Fact]
    public void More_pumps_never_mean_more_flooded_minutes_anywhere_in_the_chain()
    {
        Gen.Select(Point.Array[5], Rain.Array[3], Visit.Array[0, 4], Visit.Array[1, 4]).Sample((points, rains, visits, more) =>
        {
            // The additional crews are other crews, and none of them takes anything away.
            var fewer = FloodedMinutes(points, rains, visits);
            var stronger = FloodedMinutes(points, rains, [.. visits, .. more.Select(visit => visit with { Crew = visit.Crew + 3 })]);
            for (var i = 0; i < fewer.Length; i++) stronger[i].ShouldBeLessThanOrEqualTo(fewer[i]);
        }, iter: 100);
    }

    [Fact]
    public void The_length_of_the_windows_is_not_to_be_seen()
    {
        Gen.Select(Point.Array[5], Rain.Array[3], Visit.Array[0, 8]).Sample((points, rains, visits) =>
        {
            var prints = ((double[])[2, 0.2]).Select(window =>
            {
                var (basin, _) = Chain(points, rains, visits, 2, window);
                basin.FinishAtMinute(EndMinute);
                return Digest.Combine(basin.All.Select(jurisdiction => jurisdiction.Fingerprint()));
            }).ToArray();
            prints[0].ShouldBe(prints[1]);
        }, iter: 20);
    }

    private static long[] FloodedMinutes(LowPointPlan[] points, RainSeries[] rains, PumpVisit[] visits)
    {
        var (basin, cells) = Chain(points, rains, visits, 2);
        var flooded = new long[points.Length];
        for (var minute = 1; minute <= EndMinute; minute++)
        {
            basin.RunToMinute(minute + 0.001);
            for (var i = 0; i < points.Length; i++)
            {
                if (cells[i].LevelAt(i) > 0) flooded[i]++;
            }
        }

        return flooded;
    }

    // Five cells in three jurisdictions, each spilling into the next; the last spills away.
    private static (Basin Basin, ImmutableArray<GridCell> Cells) Chain(LowPointPlan[] points, RainSeries[] rains, PumpVisit[] visits, double linkSeconds, double? windowSeconds = null)
    {
        var basin = new Basin(3, linkSeconds: linkSeconds, windowSeconds: windowSeconds ?? linkSeconds);
        ImmutableArray<GridCell> cells =
        [
            .. points.Select((point, i) => basin.Join(new GridCell(Basin.CellPlan(rains[i % 3], lowPoints: point with { Index = i })), i % 3)),
        ];
        for (var i = 0; i + 1 < cells.Length; i++) cells[i].SpillInto(i, cells[i + 1].Id, i + 1);
        foreach (var crew in visits.GroupBy(visit => (visit.Crew, visit.Point)))
        {
            var speaker = basin.Join(new Speaker(), crew.Key.Point % 3);
            foreach (var visit in crew) speaker.Pumps(visit.Minute, cells[visit.Point], visit.Point, visit.CubicMetresPerHour);
        }

        return (basin, cells);
    }

    private sealed record PumpVisit(int Point, int Crew, double Minute, int CubicMetresPerHour);
}
