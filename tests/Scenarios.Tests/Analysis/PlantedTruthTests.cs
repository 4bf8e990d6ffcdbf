using System.Runtime.InteropServices;
using Liandong.Scenarios.Analysis;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Analysis;

/// <summary>What is planted is found; where all is chance nothing is claimed, at the rate that is stated.</summary>
public class PlantedTruthTests
{
    private const int Worlds = 100;
    private static readonly CityDefinition City = CityFiles.Load("toytown");
    private static readonly int Refuse = City.Matters.Single(matter => matter.Code == "0401").Index;
    private static readonly int Noise = City.Matters.Single(matter => matter.Code == "0412").Index;

    [Fact]
    public void A_planted_hot_spot_of_three_days_is_found_where_and_when_it_is()
    {
        var truth = PlantedTruth.Homogeneous(City, 1, 600).Plant(40, 5, Refuse, 12, 3);
        var spot = HotSpots.Find(City, Span(truth), PlantedTruth.Days)[0];
        spot.Cells.ShouldContain(5);
        (spot.FromDay, spot.Days).ShouldBe((12, 3));
        spot.Matter.ShouldBe(Refuse);
        spot.Count.ShouldBeGreaterThanOrEqualTo(40);
    }

    [Fact]
    public void A_place_that_is_worse_all_the_time_is_a_lasting_hot_spot_and_a_repeat_matter()
    {
        var truth = PlantedTruth.Homogeneous(City, 2, 600).Plant(56, 3, Noise, 0, PlantedTruth.Days);
        HotSpots.Find(City, Span(truth), PlantedTruth.Days).ShouldContain(spot => spot.Days == PlantedTruth.Days && spot.Cells.Contains(3));
        var repeat = RepeatMatters.Find(City, Span(truth))[0];
        (repeat.Cell, repeat.Matter).ShouldBe((3, Noise));
        repeat.MostIn30Days.ShouldBeGreaterThanOrEqualTo(56);
    }

    [Fact]
    public void A_field_that_fills_a_town_on_one_day_is_a_hot_spot_as_large_as_the_town()
    {
        var city = CityFiles.Load("nantong");
        var noise = city.Matters.Single(matter => matter.Code == "0412").Index;
        var truth = PlantedTruth.Homogeneous(city, 5, 9_600);
        foreach (var cell in city.Cells.Where(cell => cell.Town == 7 && cell.Index % 3 == 0)) truth.Plant(1, cell.Index, noise, 9, 1);
        HotSpots.Find(city, Span(truth), PlantedTruth.Days).ShouldContain(spot => (spot.Town == 7 || spot.County == city.Towns[7].County) && spot.FromDay <= 9 && spot.FromDay + spot.Days > 9);
    }

    [Fact]
    public void Hot_spots_are_claimed_in_at_most_a_twentieth_of_worlds_without_any() =>
        Claiming(truth => HotSpots.Find(City, Span(truth), PlantedTruth.Days).Length).ShouldBeLessThanOrEqualTo(MostBy95Percent);

    [Fact]
    public void Repeats_are_claimed_in_at_most_a_twentieth_of_worlds_without_any() =>
        Claiming(truth => RepeatMatters.Find(City, Span(truth)).Length).ShouldBeLessThanOrEqualTo(MostBy95Percent);

    [Fact]
    public void Early_signals_are_claimed_in_at_most_a_twentieth_of_worlds_without_any() =>
        Claiming(truth => EarlySignals.Find(City, Span(truth), PlantedTruth.Days).Length).ShouldBeLessThanOrEqualTo(MostBy95Percent);

    [Fact]
    public void A_matter_that_trebles_in_the_third_week_is_an_early_signal_from_about_then()
    {
        var truth = PlantedTruth.Homogeneous(City, 3, 600);
        var before = truth.Sightings.Count(sighting => sighting.Matter == Noise);
        truth.Plant(before / 2, 0, Noise, 18, 7);
        var signal = EarlySignals.Find(City, Span(truth), PlantedTruth.Days).ShouldHaveSingleItem();
        signal.Matter.ShouldBe(Noise);
        // Where chance rose a little before, the chart dates the onset back.
        signal.Onset.ShouldBeInRange(12, 19);
        signal.Signal.ShouldBeInRange(18, 23);
        (signal.Count / signal.Expected).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void One_signal_alone_is_found_among_the_charts_of_a_whole_province()
    {
        var province = SampleCity.Of(counties: 650, towns: 650);
        var chance = new Chance(6, 0, 0);
        var sightings = new List<Sighting>();
        foreach (var cell in province.Cells)
        {
            foreach (var matter in province.Matters) sightings.AddRange(Enumerable.Range(0, 12).Select(_ => new Sighting(chance.NextBelow(PlantedTruth.Days), cell.Index, matter.Index)));
        }

        var county = province.Towns[province.Cells[40].Town].County;
        sightings.AddRange(Enumerable.Range(0, 30).Select(i => new Sighting(18 + (i % 3), 40, 2)));
        var signal = EarlySignals.Find(province, CollectionsMarshal.AsSpan(sightings), PlantedTruth.Days).ShouldHaveSingleItem();
        (signal.County, signal.Matter).ShouldBe((county, 2));
    }

    [Fact]
    public void A_busy_day_of_the_whole_city_is_nobodys_early_signal()
    {
        var truth = PlantedTruth.Homogeneous(City, 4, 600);
        truth.Sightings.AddRange([.. truth.Sightings.Where(sighting => sighting.Day % 2 == 0).Select(sighting => sighting with { Day = 20 })]);
        EarlySignals.Find(City, Span(truth), PlantedTruth.Days).ShouldBeEmpty();
    }

    [Fact]
    public void A_desk_that_is_late_three_times_as_often_as_its_peers_is_weak_and_the_peers_are_not()
    {
        var standings = WeakDepartments.Rank([.. Desks(county => county == 4 ? 30 : 10)]);
        var weak = standings.Where(one => one.IsWeak).ShouldHaveSingleItem();
        weak.Jurisdiction.ShouldBe(4);
        weak.Low.ShouldBeGreaterThan(1);
        standings.Length.ShouldBe(10);
    }

    [Fact]
    public void Desks_that_are_late_alike_are_not_weak_and_harder_matters_excuse_nobody_wrongly()
    {
        var alike = Desks(_ => 10).Concat(Desks(_ => 60).Where(one => one.Jurisdiction <= 3).Select(one => one with { Item = 1 }));
        WeakDepartments.Rank([.. alike]).ShouldAllBe(one => !one.IsWeak);
    }

    // Ten counties with 200 items each, of which so many are late.
    private static IEnumerable<Answered> Desks(Func<int, int> late) =>
        from county in Enumerable.Range(1, 10)
        from i in Enumerable.Range(0, 200)
        select new Answered(0, 0, county, 0, i < late(county));

    // 5 % of 100 worlds, and what chance adds to them once in twenty.
    private const int MostBy95Percent = 9;

    private static int Claiming(Func<PlantedTruth, int> claims) =>
        Enumerable.Range(0, Worlds).Count(world => claims(PlantedTruth.Homogeneous(City, (ulong)world + 100, 600)) > 0);

    private static ReadOnlySpan<Sighting> Span(PlantedTruth truth) => CollectionsMarshal.AsSpan(truth.Sightings);
}
