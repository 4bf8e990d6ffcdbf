using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Experiments;

/// <summary>
/// A run at an instant, from which all alternatives of an experiment go on. What has happened, and what has begun, is the same for all; a seed draws one future
/// of what has not, and the same futures serve every alternative.
/// </summary>
public sealed record BranchPoint
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The run's scenario at that instant.</summary>
    public required ScenarioFile Scenario { get; init; }

    /// <summary>The run's seeds up to then.</summary>
    public required RunSeeds Seeds { get; init; }

    /// <summary>The run at that instant.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Where the futures end, no later than the run.</summary>
    public required SimTime Until { get; init; }

    /// <summary>The instant, in local time.</summary>
    public DateTime Local => Scenario.Definition.Start.AddMilliseconds(Snapshot.At.Milliseconds);

    /// <summary>The instant at which the futures end, in local time.</summary>
    public DateTime LocalUntil => Scenario.Definition.Start.AddMilliseconds(Until.Milliseconds);

    /// <summary>The hash of what the runs of a scenario follow from here, but for the future's seed.</summary>
    public string HashWith(string scenario)
    {
        var futures = string.Join(',', Seeds.Futures.Select(future => string.Create(CultureInfo.InvariantCulture, $"{future.From.Milliseconds}:{future.Seed}")));
        var text = string.Create(CultureInfo.InvariantCulture, $"{scenario}\n{Snapshot.Hash}\n{Until.Milliseconds}\n{Seeds.World}\n{futures}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The seeds of one future.</summary>
    public RunSeeds Future(long seed) => Seeds.Then(Snapshot.At, (ulong)seed);

    /// <summary>What of a run is measured: from the instant to the futures' end. An order that was open at the instant counts among those that are open, and with no time of its own.</summary>
    public RunSpan Measured(RunSpan whole) => new(whole.Start, Until - SimTime.Start, Snapshot.At - SimTime.Start) { StudyArea = whole.StudyArea, HasPressSurge = whole.HasPressSurge };
}
