using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>What is kept of a run over time and by town.</summary>
public class RunCourseTests
{
    private const int LargestFile = 150_000;

    private static readonly Lazy<BareRun> Storm = new(() => BareRun.Of("toy-storm", seed: 1));

    [Fact]
    public void Over_time_it_is_what_the_report_shows()
    {
        var (indicators, course) = (Storm.Value.Indicators, RunCourse.Of(Storm.Value.Indicators));
        course.Start.ShouldBe(indicators.Span.Start);
        var open = course.Series.Single(series => series.Name == "orders.open");
        (open.Values[0], open.Values[^1]).ShouldBe((0, indicators.Accounting.Open));
        course.Series.ShouldAllBe(series => series.Values.Length <= 49);
        var cells = course.Series.Single(series => series.Name == "flood.cells");
        var stride = (int)(cells.StepMinutes / indicators.Flood!.Step.Minutes);
        cells.Values.Skip(1).ShouldBe(Enumerable.Range(1, cells.Values.Length - 1).Select(place => (double?)indicators.Flood.Cells[(place * stride) - 1]));
        cells.Values.Max()!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_fine_series_of_open_orders_agrees_with_the_hourly_one()
    {
        var indicators = Storm.Value.Indicators;
        var hours = indicators.Orders.Backlog[0].Length;
        var fine = (int)(indicators.Orders.Step.Minutes / indicators.OpenOrders.Step.Minutes);
        for (var hour = 1; hour <= hours; hour++) indicators.OpenOrders.Open[Math.Min(indicators.OpenOrders.Open.Length, hour * fine) - 1].ShouldBe(indicators.Orders.Backlog.Sum(tier => tier[hour - 1]));
    }

    [Fact]
    public void By_town_it_adds_up_to_the_figures_of_the_city()
    {
        var indicators = Storm.Value.Indicators;
        double Sum(string name) => RunCourse.Of(indicators).Towns.Single(figures => figures.Name == name).Values.Sum()!.Value;
        Sum("flood.hours").ShouldBe(Storm.Value.Value("flood.cell-hours"), 0.05);
        Storm.Value.Value("flood.cell-hours").ShouldBeGreaterThan(0.1);
        Sum("orders.open").ShouldBe(Storm.Value.Value("orders.open"));
        var due = indicators["orders.on-time.share"];
        Sum("orders.late").ShouldBe(Math.Round((1 - due.Value!.Value) * due.Samples!.Value));
    }

    [Fact]
    public void Arrivals_by_town_have_the_mean_of_all_arrivals()
    {
        var indicators = Storm.Value.Indicators;
        var towns = indicators.Towns.Where(town => town.MeanArriveMilliseconds is not null).ToList();
        towns.Count.ShouldBeGreaterThan(0);
        var mean = Storm.Value.Value("orders.arrive.mean");
        (towns.Min(town => town.MeanArriveMilliseconds) <= mean && mean <= towns.Max(town => town.MeanArriveMilliseconds)).ShouldBeTrue();
    }

    [Fact]
    public void A_run_that_is_read_and_written_again_is_the_same_file_and_small()
    {
        using var folder = new TemporaryFolder();
        var key = new ReplicationKey("model", "city", "scenario", 1);
        string Kept(string name, ReplicationFigures figures)
        {
            var place = ReplicationFolder.Open(Path.Combine(folder.Path, name));
            place.Keep(key, figures);
            return File.ReadAllText(Path.Combine(folder.Path, name, "replications", key.Name + ".json"));
        }

        var first = Kept("a", ReplicationFigures.Of(Storm.Value.Indicators));
        Kept("b", ReplicationFolder.Open(Path.Combine(folder.Path, "a")).Find(key)!).ShouldBe(first);
        first.Length.ShouldBeLessThan(LargestFile);
        first.ShouldContain("\"Values\": [0,");
    }

    [Fact]
    public void A_kept_run_without_its_course_is_damaged()
    {
        using var folder = new TemporaryFolder();
        var (place, key) = (ReplicationFolder.Open(folder.Path), new ReplicationKey("model", "city", "scenario", 1));
        place.Keep(key, ReplicationFigures.Of(Storm.Value.Indicators));
        var file = Directory.GetFiles(Path.Combine(folder.Path, "replications")).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"Course\"", "\"Curse\"", StringComparison.Ordinal));
        Should.Throw<Scenarios.Recording.RecordingException>(() => place.Find(key)).Text.En.ShouldContain("is damaged");
    }
}
