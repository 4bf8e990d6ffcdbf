using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Twins.Tests.Tracing;

public class SpotScoreTests
{
    private const StayMarks Sale = StayMarks.Night | StayMarks.NoWaybill | StayMarks.Diesel;
    private static readonly SpotScore Score = new();

    [Fact]
    public void All_signs_together_make_1000_and_none_but_a_single_visit_each_makes_what_two_vehicles_weigh()
    {
        Of(-300_000, Sale, 4, 4, 4, 4).ShouldBe(1_000);
        Of(0, StayMarks.None, 1, 1).ShouldBe(50);
        Score.Of(new SpotClusters(SpotRule.Usual), []).ShouldBe(default);
    }

    [Fact]
    public void What_is_unknown_is_no_innocence_and_no_guilt()
    {
        // Everything that can be told points to a sale: as sure without waybills, sensors or both.
        foreach (var unknown in new[] { StayMarks.None, StayMarks.WaybillUnknown, StayMarks.LevelUnknown, StayMarks.WaybillUnknown | StayMarks.LevelUnknown })
        {
            var marks = unknown | StayMarks.Night | ((unknown & StayMarks.WaybillUnknown) == StayMarks.None ? Sale : StayMarks.None);
            Of((unknown & StayMarks.LevelUnknown) == StayMarks.None ? -300_000 : 0, marks, 4, 4, 4, 4).ShouldBe(1_000, unknown.ToString());
        }

        // Nothing points to one: known or not, it stays what vehicles and recurrence make of it.
        Of(0, StayMarks.None, 4, 4, 4, 4).ShouldBe(300);
        Of(0, StayMarks.WaybillUnknown, 4, 4, 4, 4).ShouldBe(300 * 1_000 / 650);
        Of(0, StayMarks.WaybillUnknown | StayMarks.LevelUnknown, 4, 4, 4, 4).ShouldBe(300 * 1_000 / 400);
    }

    [Fact]
    public void Without_waybills_falling_tanks_at_night_are_an_alarm_and_a_full_car_park_by_day_is_none()
    {
        Of(-300_000, StayMarks.Night | StayMarks.WaybillUnknown, 2, 2).ShouldBeGreaterThanOrEqualTo(Score.Alarm);
        Of(0, StayMarks.WaybillUnknown, 3, 3, 3, 3, 3, 3).ShouldBeLessThan(Score.Alarm);
    }

    [Theory]
    [InlineData(StayMarks.None, 6)]
    [InlineData(StayMarks.WayUnknown, 5)]
    [InlineData(StayMarks.GoodsUnknown, 5)]
    [InlineData(StayMarks.LevelUnknown, 5)]
    [InlineData(StayMarks.WaybillUnknown, 4)]
    [InlineData(StayMarks.WaybillUnknown | StayMarks.LevelUnknown, 3)]
    public void It_says_how_many_signs_are_known(StayMarks marks, int signs) => Rate(0, marks, 2, 2).Signs.ShouldBe(signs);

    [Fact]
    public void A_sign_weighs_as_much_as_it_is_known()
    {
        var clusters = new SpotClusters(SpotRule.Usual);
        List<long> spot = [Add(clusters, 0, -300_000, Sale), Add(clusters, 1, 0, Sale | StayMarks.LevelUnknown)];
        // Night 100, two vehicles 50 of 100, no recurrence of 200, no waybill 200, diesel 150; level 250 for one stay of two.
        Score.Of(clusters, spot).ShouldBe(new SpotRating(1_000 * (100 + 50 + 200 + 150 + 125) / (1_000 - 125), 6));
    }

    [Fact]
    public void A_spot_where_diesel_is_sold_at_night_is_an_alarm_even_without_tank_sensors() =>
        Of(0, Sale | StayMarks.LevelUnknown, 3, 2, 3).ShouldBeGreaterThanOrEqualTo(Score.Alarm);

    [Fact]
    public void An_eating_house_of_many_loaded_tankers_is_none() =>
        Of(0, StayMarks.Diesel, 6, 6, 6, 6, 6, 6).ShouldBeLessThan(Score.Alarm);

    [Theory]
    [InlineData(StayMarks.Night)]
    [InlineData(StayMarks.Diesel)]
    [InlineData(StayMarks.NoWaybill)]
    [InlineData(StayMarks.OffRoute)]
    public void Every_mark_raises_the_score(StayMarks mark) => Of(0, mark, 2, 2).ShouldBeGreaterThan(Of(0, StayMarks.None, 2, 2));

    [Fact]
    public void A_change_within_a_sensors_noise_is_no_sign()
    {
        Of(-19_999, StayMarks.None, 2, 2).ShouldBe(Of(0, StayMarks.None, 2, 2));
        Of(-20_000, StayMarks.None, 2, 2).ShouldBeGreaterThan(Of(0, StayMarks.None, 2, 2));
    }

    private static int Of(long tankChange, StayMarks marks, params int[] staysOfVehicles) => Rate(tankChange, marks, staysOfVehicles).Score;

    private static SpotRating Rate(long tankChange, StayMarks marks, params int[] staysOfVehicles)
    {
        var clusters = new SpotClusters(SpotRule.Usual);
        var spot = new List<long>();
        for (var vehicle = 0; vehicle < staysOfVehicles.Length; vehicle++)
        {
            for (var i = 0; i < staysOfVehicles[vehicle]; i++) spot.Add(Add(clusters, vehicle, tankChange, marks));
        }

        return Score.Of(clusters, spot);
    }

    private static long Add(SpotClusters clusters, int vehicle, long tankChange, StayMarks marks) =>
        clusters.Add(new SuspectStay(new TwinId(20, 0, vehicle), new PlanePoint(0, 0), SimTime.Start, SimTime.Start, tankChange, marks));
}
