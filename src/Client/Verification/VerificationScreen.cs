using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Liandong.Client.Screens;
using Liandong.Client.Verification.Outcomes;
using Liandong.Twins;
using Liandong.Twins.Time;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Verification;

/// <summary>What a comparison came to.</summary>
internal sealed class VerificationScreen(Screen screen, VerificationSubject first, VerificationSubject second, OutcomeDifference? difference)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private readonly IReadOnlyList<Text> _apart = SubjectDifference.Of(first, second);
    private readonly (OutcomeWords First, OutcomeWords Second) _words = difference is null ? (new(null), new(null)) : (WordsOf(first), WordsOf(second));

    /// <summary>Whether digests and outcomes, as far as they were looked at, are equal.</summary>
    public bool IsEqual => difference is null && first.Evidence.Digest == second.Evidence.Digest;

    /// <summary>For people.</summary>
    public void Show()
    {
        var (one, other) = (first.Evidence, second.Evidence);
        if (IsEqual)
        {
            screen.Heading(new Text("✓ 相同", "✓ Equal"));
            screen.Line(screen.Say("指纹", "Digest") + " " + one.Digest);
            return;
        }

        screen.Heading(new Text("✗ 不同", "✗ Different"));
        ShowApart();
        foreach (var evidence in (RunEvidence[])[one, other]) screen.Line($"  {screen.Say("指纹", "Digest")} {evidence.Digest}  {evidence.Name}");
        if (difference is null) screen.Paragraph(new Text("结果事件都相同，结束时的状态不同。", "All outcomes are equal; the states at the end differ."));
        else Tell(difference);
    }

    /// <summary>For other programs.</summary>
    public string Json() => new JsonObject
    {
        ["equal"] = IsEqual,
        ["runs"] = new JsonArray(first.Evidence.Name, second.Evidence.Name),
        ["digests"] = new JsonArray(first.Evidence.Digest, second.Evidence.Digest),
        ["builds"] = new JsonArray(first.Build, second.Build),
        ["apart"] = new JsonArray([.. _apart.Select(Both)]),
        ["difference"] = difference is null ? null : new JsonObject
        {
            ["number"] = difference.Number,
            ["first"] = difference.First is { } here ? Node(here, _words.First) : null,
            ["second"] = difference.Second is { } there ? Node(there, _words.Second) : null,
        },
    }.ToJsonString(Readable);

    // Who compares runs that were not meant to be the same should know that before anything else.
    private void ShowApart()
    {
        if (_apart.Count > 0) screen.Paragraph(new Text("这两次要算的就不一样：", "They were not asked to be the same:"));
        foreach (var text in _apart) screen.Paragraph(new Text("· " + text.Zh, "· " + text.En), "  ", indentsFirst: true);
        if (SubjectDifference.OfBuilds(first, second) is { } builds) screen.Paragraph(builds);
    }

    private void Tell(OutcomeDifference found)
    {
        var number = found.Number.ToString("N0", CultureInfo.InvariantCulture);
        screen.Paragraph(new Text($"第一个不同的结果事件是第 {number} 个：", $"The first outcome that differs is number {number}:"));
        Tell(first, found.First, _words.First);
        Tell(second, found.Second, _words.Second);
        if (found is not { First: { } here, Second: { } there } || (here.Time, here.Twin, here.Kind) != (there.Time, there.Twin, there.Kind)) return;
        var differ = _words.First.Differences(here, there, _words.Second);
        screen.Paragraph(new Text(
            "差在" + string.Join("；", differ.Select(value => $"{value.Label.Zh} {value.First.Zh} ≠ {value.Second.Zh}")),
            "They differ in " + string.Join("; ", differ.Select(value => $"{value.Label.En}: {value.First.En} ≠ {value.Second.En}"))));
    }

    private void Tell(VerificationSubject subject, Outcome? outcome, OutcomeWords words)
    {
        var name = subject.Evidence.Name;
        if (outcome is not { } told)
        {
            screen.Paragraph(new Text($"{name}：到此为止，没有更多", $"{name}: has no more"), "  ", indentsFirst: true);
            return;
        }

        var (at, who, what, values) = (words.At(told), words.Who(told), OutcomeWords.Name(told), words.Values(told));
        screen.Line("  " + name);
        screen.Paragraph(
            new Text(
                $"{at}，{who.Zh}（{told.Who}）：{what.Zh}{Bracketed("（", string.Join('，', values.Select(value => $"{value.Label.Zh} {value.Value.Zh}")), "）")}",
                $"{at}, {who.En} ({told.Who}): {what.En}{Bracketed(" (", string.Join(", ", values.Select(value => $"{value.Label.En} {value.Value.En}")), ")")}"),
            "    ",
            indentsFirst: true);
    }

    private static string Bracketed(string open, string text, string close) => text.Length == 0 ? "" : open + text + close;

    private static OutcomeWords WordsOf(VerificationSubject subject) => new(subject.Definition is { } definition ? ComputedEvidence.ModelOf(definition) : null);

    private static JsonObject Both(Text text) => new() { ["zh"] = text.Zh, ["en"] = text.En };

    private static JsonObject Node(Outcome outcome, OutcomeWords words) => new()
    {
        ["timeMs"] = outcome.Time,
        ["time"] = words.At(outcome),
        ["name"] = Both(words.Who(outcome)),
        ["what"] = Both(OutcomeWords.Name(outcome)),
        ["jurisdiction"] = outcome.Who.Jurisdiction,
        ["twin"] = outcome.Who.ToString(),
        ["kind"] = ((OutcomeKind)outcome.Kind).ToString(),
        ["code"] = outcome.Code,
        ["a"] = outcome.A,
        ["b"] = outcome.B,
        ["c"] = outcome.C,
        ["d"] = outcome.D,
    };
}
