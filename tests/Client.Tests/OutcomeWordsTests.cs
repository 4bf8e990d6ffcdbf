using System.Text.RegularExpressions;
using Liandong.Client.Verification.Outcomes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

/// <summary>What outcomes are called for people.</summary>
public partial class OutcomeWordsTests
{
    private static readonly CityRun Town = new(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm").Definition, 1);
    private static readonly OutcomeWords Words = new(Town);

    public static TheoryData<OutcomeKind> Kinds => [.. Enum.GetValues<OutcomeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_value_that_a_kind_holds_has_a_name_in_both_languages(OutcomeKind kind)
    {
        var label = OutcomeWords.LabelOf(kind).ShouldNotBeNull();
        (OutcomeField? Field, string Letter)[] fields = [(label.Code, "Code"), (label.A, "A"), (label.B, "B"), (label.C, "C"), (label.D, "D")];
        var told = Told(kind);
        foreach (var (field, letter) in fields)
        {
            (field is not null).ShouldBe(told.Contains(letter), $"{kind} {letter}");
            if (field is not null) Both(field.Label);
        }

        Both(label.Name);
    }

    [Fact]
    public void No_two_kinds_have_the_same_name()
    {
        var names = Enum.GetValues<OutcomeKind>().Select(kind => OutcomeWords.LabelOf(kind)!.Name).ToArray();
        names.Select(name => name.Zh).ShouldBeUnique();
        names.Select(name => name.En).ShouldBeUnique();
    }

    [Fact]
    public void An_outcome_is_told_with_its_time_its_twin_and_its_values_in_words()
    {
        var closed = Closed(hours: 2, lead: 0);
        Words.At(closed).ShouldBe("2025-06-18 10:00:00.000");
        OutcomeWords.Name(closed).ShouldBe(new Text("结案", "order closed"));
        Words.Who(closed).ShouldBe(new Text("西街道工单 7", "order 7 of West Subdistrict"));
        var values = Words.Values(closed);
        values.Select(value => value.Label.En).ShouldBe(["on time", "reported", "due", "requests", "lead department"]);
        values.Select(value => value.Value.Zh).ShouldBe(["是", "2025-06-18 09:00:00", "2025-06-18 10:00:00", "1", Town.City.Departments[0].Name.Zh]);
    }

    [Fact]
    public void What_differs_is_named_with_both_values()
    {
        var differ = Words.Differences(Closed(hours: 2, lead: 0), Closed(hours: 3, lead: 0), Words).ShouldHaveSingleItem();
        differ.ShouldBe((new Text("时限", "due"), new Text("2025-06-18 10:00:00", "2025-06-18 10:00:00"), new Text("2025-06-18 11:00:00", "2025-06-18 11:00:00")));
    }

    [Fact]
    public void What_reads_alike_is_told_to_the_millisecond()
    {
        var (one, other) = (Closed(hours: 2, lead: 0), Closed(hours: 2, lead: 0));
        other.B += 1;
        Words.Differences(one, other, Words).ShouldHaveSingleItem().Second.ShouldNotBe(Words.Differences(one, other, Words)[0].First);
    }

    [Fact]
    public void Without_a_city_times_count_from_the_start_and_twins_have_no_names()
    {
        var told = new OutcomeWords(null);
        var closed = Closed(hours: 2, lead: 0);
        told.At(closed).ShouldBe("02:00:00.000");
        told.Who(closed).En.ShouldBe("6/2/7");
    }

    private static Outcome Closed(int hours, int lead)
    {
        var hour = SimDuration.FromHours(1).Milliseconds;
        return new Outcome { Time = 2 * hour, Twin = new TwinId((byte)TwinKind.Order, 2, 7).Value, Kind = (int)OutcomeKind.OrderClosed, Code = 1, A = hour, B = hours * hour, C = 1, D = lead };
    }

    private static void Both(Text text)
    {
        text.Zh.Any(letter => letter > 127).ShouldBeTrue(text.Zh);
        text.En.All(letter => letter < 0x2E80).ShouldBeTrue(text.En);
    }

    // What the line above a kind says that it holds; "As" another kind is that one's, too.
    private static HashSet<string> Told(OutcomeKind kind)
    {
        var line = Line(kind);
        HashSet<string> letters = [.. Letter().Matches(line).Select(match => match.Groups[1].Value)];
        if (As().Match(line) is { Success: true } other) letters.UnionWith(Told(Enum.Parse<OutcomeKind>(other.Groups[1].Value)));
        return letters;
    }

    private static string Line(OutcomeKind kind)
    {
        var lines = Repository.Read("src/Twins", "OutcomeKind.cs").Split('\n');
        return lines[Array.FindIndex(lines, line => line.TrimStart().StartsWith($"{kind} = ", StringComparison.Ordinal)) - 1];
    }

    [GeneratedRegex("(?:(?<=[.,;:] )|(?<= and )|(?<=[)] )|(?<=in )|(?<=a merge ))(Code|A|B|C|D)(?= [a-z0-9µ<(]|[)])", RegexOptions.None, 1_000)]
    private static partial Regex Letter();

    [GeneratedRegex("As <see cref=\"(\\w+)\"", RegexOptions.None, 1_000)]
    private static partial Regex As();
}
