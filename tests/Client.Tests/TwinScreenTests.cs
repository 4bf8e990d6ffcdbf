using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

public class TwinScreenTests
{
    // So busy that every list that a twin may write has something in it.
    private static readonly string[] Busy = ["load.requests=500", "load.finds=300", "hotline.patience=2min", "staff.officers=20%", "staff.commander-absent=true", "hazmat={}", "burst={town: 西街道, matter: \"0212\", people: 9000, start: 1h, callers: 30%}", "renewals={listed-after: 3h}"];
    private static readonly CityRun Run = new(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm", Busy.Select(Override.Parse)).Definition, 1);
    private static readonly Lazy<Twin[]> Twins = new(AfterFiveHours);

    [Fact]
    public void Every_field_that_a_twin_writes_has_a_name_for_people()
    {
        var unnamed = Twins.Value.SelectMany(twin => FieldsOf(twin).Select(field => field.Key)).Where(field => FieldLabels.Of(field) is null).Distinct(StringComparer.Ordinal);
        unnamed.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_twin_that_is_fed_from_a_file_has_a_name_for_people()
    {
        var feed = FeedReader.Read(Run, [new(Repository.Folder("samples", "rain-gauges.csv")), new(Repository.Folder("samples", "water-levels.csv"))]);
        var fed = new CityRun(Run.City, Run.Scenario, Run.Seed, feed);
        var unnamed = After(fed, SimDuration.FromHours(3)).SelectMany(twin => FieldsOf(twin).Select(field => field.Key)).Where(field => FieldLabels.Of(field) is null).Distinct(StringComparer.Ordinal);
        unnamed.ShouldBeEmpty();
    }

    [Fact]
    public void Every_twin_can_be_shown_and_has_something_to_show()
    {
        var screen = new TwinScreen(Run);
        foreach (var twin in Twins.Value) screen.Fields(FieldsOf(twin)).ShouldNotBeEmpty($"{twin.GetType().Name} {twin.Id}");
    }

    [Fact]
    public void Of_a_line_its_length_and_its_first_items_are_shown()
    {
        var hotline = Twins.Value.Single(twin => twin.Id == CommandSystem.Hotline);
        var shown = new TwinScreen(Run).Fields(FieldsOf(hotline)).Select(field => (Label: field.Label.En, Value: field.Value.En)).ToArray();
        long.Parse(shown.Single(field => field.Label == "desk: waiting").Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(3);
        shown.Select(field => field.Label).ShouldContain("3. waits since");
        shown.Select(field => field.Label).ShouldNotContain("4. waits since");
        shown.Select(field => field.Label).ShouldNotContain(label => label.Contains("request", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_an_item_only_what_there_is_is_shown()
    {
        KeyValuePair<string, string>[] fields = [new("openOrders", "0"), new("work[0].since", "07:35:07.903"), new("work[1].since", "never"), new("work[1].matterIndex", "0"), new("crews[1].its pumps m³/h", "0"), new("closures[0].closedAt", "07:35:07.903")];
        new TwinScreen(Run).Fields(fields).Select(field => field.Value.En).ShouldBe(["0", "06-18 15:35:07", Run.Matters[0].NameEn, "06-18 15:35:07"]);
        new TwinNames(Run).Find("农贸市场网格").Name.Zh.ShouldBe("农贸市场网格");
    }

    [Theory]
    [InlineData("readings[1].reading mm", nameof(FieldForm.Hidden))]
    [InlineData("crews[2].its pumps m³/h", nameof(FieldForm.CubicMetresPerHour))]
    [InlineData("crews[2].nobody named it", null)]
    [InlineData("nobody named it[1].crew", null)]
    public void An_item_is_shown_in_its_own_form_unless_its_list_is_hidden(string field, string? form) => (FieldLabels.Of(field)?.Form.ToString()).ShouldBe(form);

    private static IReadOnlyList<KeyValuePair<string, string>> FieldsOf(Twin twin)
    {
        var state = new TextStateWriter();
        twin.WriteState(state);
        return state.Fields;
    }

    private static Twin[] AfterFiveHours() => After(Run, SimDuration.FromHours(5));

    private static Twin[] After(CityRun run, SimDuration time)
    {
        Jurisdiction[] all = [.. Enumerable.Range(0, run.City.Jurisdictions).Select(index => run.Build(index, new Limits()))];
        var partition = new Partition(0, new int[all.Length], all);
        var end = SimTime.Start + time;
        partition.Begin();
        while (partition.NextDue < end) partition.StepNext(run.City.LinkDelay, end);
        return [.. all.SelectMany(jurisdiction => Enumerable.Range(0, jurisdiction.TwinCount).Select(index => jurisdiction[index]))];
    }
}
