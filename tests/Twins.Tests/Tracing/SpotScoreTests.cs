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
        Score.Of(new SpotClusters(SpotRule.Usual), []).ShouldBe(0);
    }

    [Fact]
    public void A_spot_where_diesel_is_sold_at_night_is_an_alarm_even_without_tank_sensors() =>
        Of(0, Sale, 3, 2, 3).ShouldBeGreaterThanOrEqualTo(Score.Alarm);

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

    private static int Of(long tankChange, StayMarks marks, params int[] staysOfVehicles)
    {
        var clusters = new SpotClusters(SpotRule.Usual);
        var spot = new List<long>();
        for (var vehicle = 0; vehicle < staysOfVehicles.Length; vehicle++)
        {
            for (var i = 0; i < staysOfVehicles[vehicle]; i++)
            {
                spot.Add(clusters.Add(new SuspectStay(new TwinId(20, 0, vehicle), new PlanePoint(0, 0), SimTime.Start, SimTime.Start, tankChange, marks)));
            }
        }

        return Score.Of(clusters, spot);
    }
}
