using Liandong.Twins.Cells;
using Liandong.Twins.Staff;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Staff;

public class PostTests
{
    private static readonly TwinId Cell = CommandSystem.Cell(TinyCity.Town, 0);

    [Fact]
    public void A_unit_at_its_post_has_no_way_to_the_job_there()
    {
        var (waiting, posted) = (FirstTravel(postAt: null), FirstTravel(postAt: 1));
        waiting.ShouldBeGreaterThan(SimDuration.FromMinutes(1).Milliseconds, "a minute to get ready and the way");
        posted.ShouldBe(SimDuration.FromMinutes(1).Milliseconds);
    }

    [Fact]
    public void A_unit_called_on_its_way_to_the_post_goes_on_from_where_it_is()
    {
        var onTheWay = FirstTravel(postAt: 59.5);
        onTheWay.ShouldBeLessThan(FirstTravel(postAt: null));
        onTheWay.ShouldBeGreaterThan(FirstTravel(postAt: 1));
    }

    [Fact]
    public void Each_post_has_one_unit_and_none_is_left_for_more_posts_than_units()
    {
        var city = City(3.0, 2.0);
        for (var i = 0; i < 3; i++) city.Send(1, Team, MessageKind.Post, 0, (long)Cell.Value);
        city.RunTo(2);
        city.State(city.Officer(0), "state").ShouldBe("Free");
        foreach (var officer in (int[])[0, 1]) city.State(city.Officer(officer), "eastMillimetres").ShouldBe(city.State(city.Officer(1), "eastMillimetres"));
    }

    private static long FirstTravel(double? postAt)
    {
        var city = City(3.0);
        var matter = city.Add();
        if (postAt is { } minute) city.Send(minute, Team, MessageKind.Post, 0, (long)Cell.Value);
        city.File(60, matter, 64, PondingIncident.Of(1));
        city.RunTo(240);
        return city.Of(OutcomeKind.UnitFreed)[0].A;
    }

    private static TwinId Team => new((byte)TwinKind.Team, TinyCity.Town, 2);

    private static TinyCity City(params double[] kilometres)
    {
        var city = new TinyCity();
        city.Officers.Clear();
        city.Officers.AddRange(kilometres.Select(place => (place, Roster.Always)));
        return city;
    }
}
