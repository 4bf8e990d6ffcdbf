using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Feeds;

/// <summary>A value that a report can carry.</summary>
/// <param name="Name">As mappings call it, and the column that it is looked for in when a mapping says nothing.</param>
/// <param name="Units">The units that it can be given in, the ordinary one first, and how much of the twin's own unit each is; none for what has no unit.</param>
internal sealed record FeedValue(string Name, params (string Unit, double Factor)[] Units);

/// <summary>The values of all kinds of reports: the only place that lists them.</summary>
internal static class FeedValues
{
    /// <summary>Water level, in mm.</summary>
    public static readonly FeedValue Level = new("level", ("mm", 1), ("cm", 10), ("m", 1_000));

    /// <summary>1 on the first report after a repair.</summary>
    public static readonly FeedValue Repaired = new("repaired");

    /// <summary>Rain since the last report, in µm.</summary>
    public static readonly FeedValue Rain = new("rain", ("mm", 1_000), ("0.1mm", 100), ("um", 1));

    /// <summary>What a gauge's counter stands at, in µm.</summary>
    public static readonly FeedValue Counter = new("counter", ("mm", 1_000), ("0.1mm", 100), ("um", 1));

    private static readonly FeedValue[] All = [Level, Repaired, Rain, Counter];

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Select(value => value.Name).Order(StringComparer.Ordinal)];

    /// <summary>What a kind of report is called.</summary>
    public static Text NameOf(FeedKind kind) => kind switch
    {
        FeedKind.Water => new("积水监测", "water levels"),
        FeedKind.Rain => new("雨量", "rain"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of report."),
    };
}
