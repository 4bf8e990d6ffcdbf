using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>Gauges read foul water that nobody let go: seldom, for a while, each by itself.</summary>
public sealed class MurkTests
{
    private const double ADay = 0.05;
    private const int Days = 200;
    private const int Gauges = 60;
    private const int ReadingsADay = 144;

    [Fact]
    public void A_gauge_reads_murk_once_in_twenty_days_for_half_an_hour_or_more()
    {
        var spells = Enumerable.Range(1, Gauges).SelectMany(gauge => SpellsOf(new Murk(StableHash.Of((ulong)gauge, 1UL), ADay), 1)).ToArray();
        // One in six is over before the next reading comes.
        (spells.Length / (double)(Gauges * Days)).ShouldBeInRange(0.035, 0.05);
        var readings = spells.Select(spell => spell.Readings).Order().ToArray();
        readings[readings.Length / 2].ShouldBeInRange(2, 4);
        readings[^1].ShouldBeLessThanOrEqualTo(ReadingsADay / 2);
        readings.Count(length => length >= 2).ShouldBeGreaterThan(spells.Length / 2, "long enough for the two readings of an alarm");
        var highs = spells.Select(spell => spell.High).Order().ToArray();
        highs[highs.Length / 2].ShouldBeInRange(85, 115);
    }

    [Fact]
    public void Another_station_or_seed_has_it_at_another_time_and_none_has_it_where_it_is_left_out()
    {
        var (one, other) = (new Murk(1, ADay), new Murk(2_000_000, ADay));
        var times = SpellsOf(one, 1).Select(spell => spell.At).ToArray();
        times.ShouldNotBeEmpty();
        times.ShouldBe(SpellsOf(one, 1).Select(spell => spell.At));
        times.Intersect(SpellsOf(other, 1).Select(spell => spell.At)).ShouldBeEmpty();
        times.Intersect(SpellsOf(one, 2).Select(spell => spell.At)).ShouldBeEmpty();
        SpellsOf(new Murk(1, 0), 1).ShouldBeEmpty();
    }

    private static IEnumerable<(int At, int Readings, int High)> SpellsOf(Murk murk, ulong seed)
    {
        var (began, high) = (-1, 0);
        for (var reading = 0; reading < Days * ReadingsADay; reading++)
        {
            var now = murk.At(SimTime.Start + SimDuration.FromMinutes(10.0 * reading), seed);
            if (now == 0 && began >= 0)
            {
                yield return (began, reading - began, high);
                began = -1;
            }

            if (now > 0 && began < 0) began = reading;
            if (now > 0) high = now;
        }
    }
}
