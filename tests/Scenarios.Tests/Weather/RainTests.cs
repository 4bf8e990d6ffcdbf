using CsCheck;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Weather;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Cells;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Weather;

public class RainTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");
    private static readonly DateTime RunStart = new(2024, 7, 11, 0, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void Shaping_keeps_every_hours_sum()
    {
        Gen.Int[0, 90_000].Array[1, 30].Sample(hours =>
        {
            var rain = HourlyRain.Shape(SimTime.Start, hours);
            for (var hour = 0; hour < hours.Length; hour++) rain.Between(Hour(hour), Hour(hour + 1)).ShouldBe(hours[hour]);
        });
    }

    [Fact]
    public void Shaping_rises_towards_the_heavier_hour()
    {
        var steps = HourlyRain.Shape(SimTime.Start, [12_000, 36_000, 12_000]).Micrometres;
        steps[11].ShouldBeGreaterThan(steps[0]);
        steps[17].ShouldBeGreaterThan(steps[12]);
        steps[35].ShouldBeLessThan(steps[24]);
        steps.Max().ShouldBeLessThan(2 * 36_000 / 12);
    }

    [Fact]
    public void Scaling_loses_less_than_a_micrometre()
    {
        Gen.Select(Gen.Int[0, 9_000].Array[0, 50], Gen.Int[0, 3_000]).Sample((steps, permille) =>
        {
            var rain = new RainSeries(SimTime.Start, SimDuration.FromMinutes(5), steps).Scaled(permille);
            ((long)rain.TotalMicrometres).ShouldBe(steps.Sum(step => (long)step) * permille / 1_000);
        });
    }

    [Fact]
    public void The_mean_over_the_towns_is_exactly_1_and_it_rains_most_near_the_centre()
    {
        var centre = Nantong.Towns[0].Place;
        var variation = new ArealVariation { Centre = centre, Excess = 1, Sigma = 0.05, Reach = new Metres(15_000) };
        var factors = variation.FactorsPermille(11, Nantong.Towns);
        factors.Sum().ShouldBe(1_000 * Nantong.Towns.Length);
        var near = Nantong.Towns.Where(town => town.Place.DistanceTo(centre).Value < 8_000).Average(town => factors[town.Index]);
        var far = Nantong.Towns.Where(town => town.Place.DistanceTo(centre).Value > 50_000).Average(town => factors[town.Index]);
        near.ShouldBeGreaterThan(1.5 * far);
    }

    [Fact]
    public void A_towns_weight_depends_on_the_town_and_the_seed_alone()
    {
        var variation = new ArealVariation();
        var town = Nantong.Towns[5];
        variation.Weight(3, town).ShouldBe(variation.Weight(3, town with { Index = 77 }));
        variation.Weight(3, town).ShouldNotBe(variation.Weight(4, town));
        variation.Weight(3, town).ShouldNotBe(variation.Weight(3, Nantong.Towns[6]));
    }

    [Fact]
    public void A_table_of_measured_rain_is_read_by_place()
    {
        var table = Read(
            """
            place,time,mm
            崇川区,2024-07-11T06:00,2.5
            崇川区,2024-07-11T07:00,39.5
            崇川区,2024-07-11T09:00,1
            竹行街道,2024-07-11T08:00,93.7
            *,2024-07-11T06:10,0.1
            *,2024-07-11T06:15,0.3
            """);
        var rain = table.Fall(Nantong);
        var zhuhang = rain[Nantong.Towns.Single(town => town.Name.Zh == "竹行街道").Index];
        (zhuhang.Start, zhuhang.Step, zhuhang.TotalMicrometres).ShouldBe((Hour(8), SimDuration.FromHours(1), 93_700));
        var chongchuan = rain[Nantong.Towns.First(town => Nantong.Counties[town.County].Name.Zh == "崇川区").Index];
        chongchuan.Micrometres.ShouldBe([2_500, 39_500, 0, 1_000]);
        var elsewhere = rain[Nantong.Towns.First(town => Nantong.Counties[town.County].Name.Zh == "海安市").Index];
        (elsewhere.Step, elsewhere.TotalMicrometres).ShouldBe((SimDuration.FromMinutes(5), 400));
    }

    [Theory]
    [InlineData("place;time;mm", "rain.csv:1:")]
    [InlineData("place,time,mm\n*,yesterday,3", "rain.csv:2: 'yesterday'")]
    [InlineData("place,time,mm\n*,2024-07-11T06:00,-3", "rain.csv:2: '-3'")]
    [InlineData("place,time,mm\n*,2024-07-10T06:00,3", "is before the run's start")]
    [InlineData("place,time,mm\n*,2024-07-11T06:00,3\n*,2024-07-11T06:00,4", "rain.csv:3: *")]
    [InlineData("place,time,mm\n*,2024-07-11T06:00", "rain.csv:2:")]
    public void A_table_that_cannot_be_read_says_where(string text, string message) => Should.Throw<DefinitionException>(() => Read(text)).Message.ShouldContain(message);

    [Theory]
    [InlineData("place,time,mm\nAtlantis,2024-07-11T06:00,3\n*,2024-07-11T06:00,3", "Atlantis")]
    [InlineData("place,time,mm\n崇川区,2024-07-11T06:00,3", "'*'")]
    public void A_table_must_fit_its_city(string text, string message) => Should.Throw<DefinitionException>(() => Read(text).Fall(Nantong)).Message.ShouldContain(message);

    [Theory]
    [InlineData("06:00:01", "1 s")]
    [InlineData("06:00:59", "59 s")]
    public void Rain_by_less_than_the_minute_is_refused_with_the_line_that_comes_too_early(string second, string step)
    {
        var error = Should.Throw<DefinitionException>(() => Read($"place,time,mm\n*,2024-07-11T05:00,3\n*,2024-07-11T06:00,3\n*,2024-07-11T{second},3"));
        error.Where.ShouldBe("rain.csv:4");
        error.En.ShouldContain($"comes in steps of {step}, at least 1 min");
        error.Zh.ShouldContain("请合计成每 1 min 一行");
    }

    [Fact]
    public void A_table_over_more_than_a_year_is_refused() =>
        Should.Throw<DefinitionException>(() => Read("place,time,mm\n*,2024-07-11T05:00,3\n*,9999-07-11T06:00,3")).En.ShouldContain("more than a year");

    [Fact]
    public void Every_wrong_row_of_a_table_is_named() =>
        Should.Throw<DefinitionException>(() => Read("place,time,mm\n*,soon,3\n*,2024-07-11T06:00,3\n*,2024-07-11T07:00,much")).All.Select(one => one.Line).ShouldBe([2, 4]);

    private static RainTable Read(string text) => RainTable.Read(text, new("rain.csv", 0, IsLineByLine: true), RunStart);

    private static SimTime Hour(double hour) => SimTime.Start + SimDuration.FromHours(hour);
}
