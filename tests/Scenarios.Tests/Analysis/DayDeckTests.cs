using CsCheck;
using Liandong.Scenarios.Analysis;

namespace Liandong.Scenarios.Tests.Analysis;

/// <summary>Dealing sightings over days, against a count from the first day on.</summary>
public class DayDeckTests
{
    [Fact]
    public void A_sighting_falls_on_the_first_day_up_to_which_there_are_so_many() =>
        Gen.Select(Gen.Long[0, 50].Array[1, 60], Gen.Double[0, 0.999999].Array[1, 50]).Sample((total, units) =>
        {
            total[^1]++;
            var deck = new DayDeck(total);
            foreach (var unit in units) deck.DayOf(unit).ShouldBe(Counted(total, (long)(unit * total.Sum()) + 1));
        });

    [Fact]
    public void Days_without_a_sighting_get_none()
    {
        var deck = new DayDeck([0, 3, 0, 0, 1, 0]);
        int[] days = [.. Enumerable.Range(0, 1_000).Select(i => deck.DayOf((i + 0.5) / 1_000)).Distinct()];
        days.ShouldBe([1, 4]);
    }

    private static int Counted(long[] total, long sighting)
    {
        var day = 0;
        for (var seen = total[0]; seen < sighting; seen += total[day]) day++;
        return day;
    }
}
