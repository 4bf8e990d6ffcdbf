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

    // The systems that the busy town leaves out.
    private static readonly string[] Further = ["hazmat={}", "hazmat-watch={}", "elders.troubles=1200", "care={demand: 10}", "supervision={failures: 400}", "affairs={applications: 50, inspections: 50}", "staff.officers=+2"];
    private static readonly CityRun OtherRun = new(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm", Further.Select(Override.Parse)).Definition, 1);
    private static readonly Lazy<Twin[]> Others = new(() => After(OtherRun, SimDuration.FromHours(9)));

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
    public void Nothing_in_the_English_screen_is_Chinese()
    {
        var chinese =
            from shown in new[] { (Run, Twins: Twins.Value), (OtherRun, Twins: Others.Value) }
            let screen = new TwinScreen(shown.Item1)
            from twin in shown.Twins
            from field in screen.Fields(FieldsOf(twin))
            where !field.Label.En.EndsWith("plate", StringComparison.Ordinal) && field.Label.En.Concat(field.Value.En).Any(IsChinese)
            select $"{twin.GetType().Name}: {field.Label.En} = {field.Value.En}";
        chinese.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_that_a_state_can_be_is_told_in_both_languages()
    {
        var written = new EnumWriter();
        foreach (var twin in Twins.Value.Concat(Others.Value)) twin.WriteState(written);
        written.Fields.Count.ShouldBeGreaterThan(10);
        var screen = new TwinScreen(Run);
        var raw =
            from field in written.Fields
            where FieldLabels.Of(field.Name) is { Form: not FieldForm.Hidden }
            from value in Enum.GetNames(field.Enum)
            let shown = screen.Fields([new(field.Name, value)]).Single().Value
            where shown.Zh.Any(char.IsAsciiLetterLower) || shown.En.Any(IsChinese) || shown.En == value
            select $"{field.Enum.Name} {field.Name} = {value}: {shown.Zh} / {shown.En}";
        raw.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("channel", "Handle", "随时办", "a service by the app")]
    [InlineData("work", "Handle", "办理", "handling")]
    [InlineData("state", "Accepted", "已接单", "accepted")]
    [InlineData("matter", "0212", "0212 片区停水", "0212 Water off in a whole area")]
    [InlineData("knownFlags", "Recording, KnowledgeBase", "录音播报、知识库", "recorded announcement, knowledge base")]
    [InlineData("affairState", "Closed", "办结", "completed")]
    [InlineData("name", "农贸市场网格居民", "农贸市场网格居民", "Market Grid")]
    public void A_word_means_what_its_field_says(string field, string value, string zh, string en)
    {
        var shown = new TwinScreen(Run).Fields([new(field, value)]).Single().Value;
        (shown.Zh, shown.En).ShouldBe((zh, en));
    }

    [Theory]
    [InlineData("drivenMm", "999400", "999 米", "999 m")]
    [InlineData("drivenMm", "1000000", "1.0 公里", "1.0 km")]
    [InlineData("drivenMm", "123456789000", "123,456.8 公里", "123,456.8 km")]
    [InlineData("northMillimetres", "-12345678", "-12.3 公里", "-12.3 km")]
    public void A_way_of_a_kilometre_or_more_is_told_in_kilometres(string field, string value, string zh, string en)
    {
        var shown = new TwinScreen(Run).Fields([new(field, value)]).Single().Value;
        (shown.Zh, shown.En).ShouldBe((zh, en));
    }

    [Fact]
    public void A_waybill_is_shown_with_every_field_of_the_prescribed_form()
    {
        var vehicle = Twins.Value.First(twin => twin.Kind == (byte)TwinKind.Vehicle && FieldsOf(twin).Any(field => field.Key == "waybills[1].waybill"));
        string[] form =
        [
            "consignor", "consignor's telephone", "loader", "loader's telephone", "consignee", "consignee's telephone", "origin", "destination", "date of departure", "distribution within the city",
            "carrier", "carrier's telephone", "carrier's licence", "emergency telephone", "tractor's plate", "colour of the plate", "transport certificate", "trailer's plate", "trailer's certificate", "tank number", "volume of the tank",
            "driver", "driver's qualification", "driver's telephone", "escort", "escort's qualification", "escort's telephone",
            "UN number", "proper shipping name", "class", "packing group", "packaging", "quantity (kg)", "remarks", "dispatcher", "date of dispatch",
        ];
        var shown = new TwinScreen(Run).Fields(FieldsOf(vehicle)).ToDictionary(field => field.Label.En, field => field.Value);
        foreach (var field in form) shown.Keys.ShouldContain($"1. {field}");
        shown["1. UN number"].En.ShouldBeOneOf([.. Run.City.Hazmat.Goods.Select(goods => "UN" + goods.Un)]);
        shown["1. colour of the plate"].ShouldBe(new Text("黄色", "yellow"));
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

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    /// <summary>Notes which fields are states in a word, and of which kind.</summary>
    private sealed class EnumWriter : StateWriter
    {
        public HashSet<(string Name, Type Enum)> Fields { get; } = [];

        public override bool IsForPeople => true;

        public override void Write<TEnum>(string name, TEnum value) => Fields.Add((name, typeof(TEnum)));

        public override void Write(string name, long value)
        {
        }

        public override void Write(string name, string value)
        {
        }

        public override void Write(string name, bool value)
        {
        }

        public override void Write(string name, SimTime value)
        {
        }

        public override void Write(string name, TwinId value)
        {
        }

        public override void Write(string name, in Chance value)
        {
        }

        public override void BeginList(string name, int count)
        {
        }

        public override void NextItem()
        {
        }

        public override void EndList()
        {
        }
    }
}
