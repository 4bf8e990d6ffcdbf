using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>Something that the model must reproduce, and the runs that say whether it does.</summary>
/// <param name="Key">What a test calls it.</param>
/// <param name="What">What is measured.</param>
internal sealed record Target(string Key, Text What)
{
    /// <summary>Where the band comes from.</summary>
    public required Text Source { get; init; }

    public required Band Band { get; init; }

    public required Basis Basis { get; init; }

    public IndicatorUnit Unit { get; init; } = IndicatorUnit.Share;

    /// <summary>The scenario and the seeds that were run.</summary>
    public required Text MeasuredBy { get; init; }

    /// <summary>A value a seed. The first call runs what no test has run yet.</summary>
    public required Func<IReadOnlyList<double>> Measure { get; init; }

    /// <summary>Why it is known to miss; null when it must be met.</summary>
    public KnownMiss? Miss { get; init; }

    /// <summary>What else has to be known about it; null when nothing has.</summary>
    public Text? Remark { get; init; }

    /// <summary>Its row of the page: what, source, band, basis, runs, values, result.</summary>
    public IReadOnlyList<Text> Row()
    {
        var values = Measure();
        var result = !Band.IsBound ? new Text("只列出", "shown") : Band.Holds(values) ? new Text("符合", "met") : new Text("**不符**", "**missed**");
        var more = Miss is { } miss ? miss.Why : Remark;
        return [What, Source, Band.In(Unit), BasisWords.Of(Basis), MeasuredBy, Range(values), more is { } note ? new($"{result.Zh}：{note.Zh}", $"{result.En}: {note.En}") : result];
    }

    private Text Range(IReadOnlyList<double> values)
    {
        var (least, most) = (ValueFormat.Of(values.Min(), Unit), ValueFormat.Of(values.Max(), Unit));
        var range = least.En == most.En ? least : new Text($"{least.Zh} – {most.Zh}", $"{least.En} – {most.En}");
        if (!Band.OfMean) return range;
        var mean = ValueFormat.Of(values.Average(), Unit);
        return new($"{range.Zh}，均值 {mean.Zh}", $"{range.En}, mean {mean.En}");
    }
}

/// <summary>A target that is known to be missed.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Within">How far off the mean may be at most, so that a miss cannot grow unseen.</param>
internal sealed record KnownMiss(Text Why, Band Within);
