namespace Liandong.Grains.Runs;

/// <summary>Something that whoever answers for a run should know, although it goes on: damage that was passed over, bytes that were left out.</summary>
/// <param name="At">When it was first noticed, in wall time.</param>
/// <param name="Zh">What, in Chinese.</param>
/// <param name="En">What, in English.</param>
[GenerateSerializer, Immutable, Alias("RunNotice")]
public sealed record RunNotice([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Zh, [property: Id(2)] string En)
{
    /// <summary>The name of events in the log that are told in a run's status too.</summary>
    public const string InStatus = "in status";

    /// <summary>So many are kept of a run: the last ones.</summary>
    public const int Most = 20;

    /// <summary>A list with one more; what has been said already is not said again.</summary>
    public static List<RunNotice> Add(List<RunNotice> notices, RunNotice notice) =>
        notices.Any(said => said.En == notice.En) ? notices : [.. notices.Skip(Math.Max(0, notices.Count + 1 - Most)), notice];
}
