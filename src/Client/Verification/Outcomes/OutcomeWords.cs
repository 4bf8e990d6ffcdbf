using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Verification.Outcomes;

/// <summary>A value of an outcome in people's words.</summary>
internal readonly record struct OutcomeValue(Text Label, Text Value);

/// <summary>Outcomes in people's words: what happened, when and to whom, and its values by their names.</summary>
/// <param name="model">The city under its scenario; none where that is not known, and then times count from the start and twins have no names.</param>
internal sealed class OutcomeWords(CityRun? model)
{
    private static readonly Dictionary<OutcomeKind, OutcomeLabel>[] Labels = [OrderLabels.All, HazardLabels.All, PeopleLabels.All];

    private readonly TwinNames? _names = model is null ? null : new TwinNames(model);

    /// <summary>What a kind and its values are called; none for a kind that this program does not know.</summary>
    public static OutcomeLabel? LabelOf(OutcomeKind kind) => Labels.Select(labels => labels.GetValueOrDefault(kind)).FirstOrDefault(label => label is not null);

    /// <summary>What happened.</summary>
    public static Text Name(in Outcome outcome)
    {
        var kind = outcome.Kind;
        return LabelOf((OutcomeKind)kind)?.Name ?? new Text($"种类 {kind}", $"kind {kind}");
    }

    /// <summary>When, in local time to the millisecond.</summary>
    public string At(in Outcome outcome) => Local(outcome.Time, "yyyy-MM-dd HH:mm:ss.fff");

    /// <summary>To whom.</summary>
    public Text Who(in Outcome outcome) => NameOf(outcome.Who);

    /// <summary>Its values by their names; what no name is known for only where it holds something.</summary>
    public IReadOnlyList<OutcomeValue> Values(Outcome outcome) =>
        [.. Fields(outcome).Where(field => field.Known || field.Value != 0).Select(field => new OutcomeValue(field.Field.Label, Of(field.Field.Form, field.Value)))];

    /// <summary>The values in which two outcomes of one kind differ: each with what it is in the first and in the second.</summary>
    public IReadOnlyList<(Text Label, Text First, Text Second)> Differences(Outcome first, Outcome second, OutcomeWords others)
    {
        var found = new List<(Text, Text, Text)>();
        foreach (var (one, other) in Fields(first).Zip(Fields(second)))
        {
            if (one.Value == other.Value) continue;
            var (here, there) = (Of(one.Field.Form, one.Value), others.Of(other.Field.Form, other.Value));
            // What reads alike to the second is apart by milliseconds.
            found.Add(here == there ? (one.Field.Label, Exact(here, one.Value), Exact(there, other.Value)) : (one.Field.Label, here, there));
        }

        return found;
    }

    private static IEnumerable<(OutcomeField Field, long Value, bool Known)> Fields(Outcome outcome)
    {
        var label = LabelOf((OutcomeKind)outcome.Kind);
        (OutcomeField? Field, string Letter, long Value)[] all = [(label?.Code, "Code", outcome.Code), (label?.A, "A", outcome.A), (label?.B, "B", outcome.B), (label?.C, "C", outcome.C), (label?.D, "D", outcome.D)];
        return all.Select(one => (one.Field ?? new OutcomeField(new Text(one.Letter, one.Letter)), one.Value, one.Field is not null));
    }

    private Text Of(OutcomeForm form, long value) => form switch
    {
        OutcomeForm.Id => Same(value.ToString(CultureInfo.InvariantCulture)),
        OutcomeForm.YesNo when value == -1 => new("无从判断", "nobody can tell"),
        OutcomeForm.YesNo when value is 0 or 1 => value == 1 ? new("是", "yes") : new("否", "no"),
        OutcomeForm.Span => ValueFormat.Of(TimeSpan.FromMilliseconds(value)),
        OutcomeForm.Time when value >= 0 => Same(Local(value, "yyyy-MM-dd HH:mm:ss")),
        OutcomeForm.Twin => value == 0 ? new("无", "none") : NameOf(new TwinId((ulong)value)),
        OutcomeForm.TwinKind when Enum.IsDefined((TwinKind)value) => TwinNames.KindName((TwinKind)value),
        OutcomeForm.Matter when model is not null && IsIn(value, model.Matters.Length) => new(model.Matters[(int)value].NameZh, model.Matters[(int)value].NameEn),
        OutcomeForm.LowPoint when model is not null && IsIn(value, model.City.LowPoints.Length) => model.City.LowPoints[(int)value].Name,
        OutcomeForm.Department when model is not null && IsIn(value, model.City.Departments.Length) => model.City.Departments[(int)value].Name,
        OutcomeForm.Cell when model is not null && IsIn(value, model.City.Cells.Length) => model.City.Cells[(int)value].Name,
        _ => Same(value.ToString("N0", CultureInfo.InvariantCulture)),
    };

    // A twin of another city, or none at all, has no name here.
    private Text NameOf(TwinId twin) => _names is not null && Enum.IsDefined((TwinKind)twin.Kind) && twin.Jurisdiction < model!.City.Jurisdictions ? _names.NameOf(twin) : Same(twin.ToString());

    private string Local(long milliseconds, string form) => model is null ? new SimTime(milliseconds).ToString() : model.Scenario.Start.AddMilliseconds(milliseconds).ToString(form, CultureInfo.InvariantCulture);

    private static bool IsIn(long value, int count) => value >= 0 && value < count;

    private static Text Exact(Text text, long value)
    {
        var number = value.ToString("N0", CultureInfo.InvariantCulture);
        return new Text($"{text.Zh}（{number}）", $"{text.En} ({number})");
    }

    private static Text Same(string text) => new(text, text);
}
