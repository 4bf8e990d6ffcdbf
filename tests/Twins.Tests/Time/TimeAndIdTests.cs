using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class TimeAndIdTests
{
    [Fact]
    public void An_id_gives_back_what_it_was_made_of_and_orders_by_kind_jurisdiction_index() =>
        Gen.Select(Parts, Parts).Sample((one, two) =>
        {
            var (left, right) = (new TwinId(one.Kind, one.Jurisdiction, one.Index), new TwinId(two.Kind, two.Jurisdiction, two.Index));
            (left.Kind, left.Jurisdiction, left.Index).ShouldBe(one);
            Math.Sign(left.CompareTo(right)).ShouldBe(Math.Sign(one.CompareTo(two)));
            (left.Value & Event.FromTwin).ShouldBe(0UL);
        });

    [Fact]
    public void An_id_reads_as_kind_jurisdiction_index() => new TwinId(3, 17, 204).ToString().ShouldBe("3/17/204");

    [Theory]
    [InlineData(0, "00:00:00.000")]
    [InlineData(45_296_789, "12:34:56.789")]
    [InlineData(183_845_006, "2d 03:04:05.006")]
    [InlineData(long.MaxValue, "never")]
    public void An_instant_reads_as_days_and_clock(long milliseconds, string text) => new SimTime(milliseconds).ToString().ShouldBe(text);

    [Theory]
    [InlineData(0.0005, 1)]
    [InlineData(0.00049, 0)]
    [InlineData(-0.0005, -1)]
    [InlineData(2.0, 2_000)]
    public void A_duration_rounds_half_a_millisecond_away_from_zero(double seconds, long milliseconds) => SimDuration.FromSeconds(seconds).Milliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(7, "7 ms")]
    [InlineData(2_000, "2 s")]
    [InlineData(5_400_000, "90 min")]
    [InlineData(7_200_000, "2 h")]
    public void A_duration_reads_in_its_largest_whole_unit(long milliseconds, string text) => new SimDuration(milliseconds).ToString().ShouldBe(text);

    [Fact]
    public void Windows_lie_side_by_side_hold_their_instant_and_never_reach_into_another_span() =>
        Gen.Select(Gen.Long[0, 1L << 40], Gen.Long[1, 10_000], Gen.Long[1, 10_000]).Sample((instant, length, linkDelay) =>
        {
            var window = Window.Around(new SimTime(instant), new SimDuration(length), new SimDuration(linkDelay));
            window.Start.Milliseconds.ShouldBeLessThanOrEqualTo(instant);
            window.End.Milliseconds.ShouldBeGreaterThan(instant);
            (window.Start.Milliseconds / linkDelay).ShouldBe((window.End.Milliseconds - 1) / linkDelay);
            if (window.End.Milliseconds % linkDelay != 0) (window.End - window.Start).Milliseconds.ShouldBe(length);
            Window.Around(window.End, new SimDuration(length), new SimDuration(linkDelay)).Start.ShouldBe(window.End);
        });

    [Theory]
    [InlineData("", 0)]
    [InlineData("联动", 2)]
    [InlineData("abc", 3)]
    public void A_hash_of_a_text_depends_on_every_unit_and_their_order(string text, int length)
    {
        text.Length.ShouldBe(length);
        StableHash.Of(text + "a").ShouldNotBe(StableHash.Of(text + "b"));
        StableHash.Of("a" + text).ShouldNotBe(StableHash.Of("b" + text));
        StableHash.Of(text + "ab").ShouldNotBe(StableHash.Of(text + "ba"));
    }

    private static Gen<(byte Kind, int Jurisdiction, int Index)> Parts => Gen.Select(Gen.Byte[1, 127], Gen.Int[0, ushort.MaxValue], Gen.Int[0, int.MaxValue]);
}
