using System.Globalization;

namespace Liandong.Grains.Runs;

/// <summary>
/// The names of what a run keeps in the store beside its head. All of it lies under the incarnation and the epoch that wrote it and is written
/// once, so neither two lives of a run nor two runs of one id can ever write over each other.
/// </summary>
internal static class RunBlobs
{
    /// <summary>Everything of all runs.</summary>
    public const string All = "runs/";

    private const int EpochDigits = 6;

    /// <summary>Everything of all runs that have had this id.</summary>
    public static string Id(string run) => All + run + "/";

    /// <summary>Everything of a run; of one of format 1, everything of its id.</summary>
    public static string Run(RunIncarnation run) => Id(run.Run) + (run.Mark.Length > 0 ? run.Mark + "/" : "");

    /// <summary>All checkpoints and journals of one epoch.</summary>
    public static string Epoch(RunIncarnation run, int epoch) => Run(run) + epoch.ToString("D" + EpochDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + "/";

    /// <summary>Everything of a checkpoint.</summary>
    public static string Checkpoint(CheckpointPlace place) => Epoch(place.Of, place.Epoch) + Checkpoints + "/" + place.Number.ToString("D6", CultureInfo.InvariantCulture) + "/";

    /// <summary>One partition's share of the state at a checkpoint.</summary>
    public static string State(CheckpointPlace place, int partition) => Checkpoint(place) + Numbered(StateName, partition, 4);

    /// <summary>What one partition recorded since the checkpoint before it in the <see cref="OutcomeChain"/>.</summary>
    public static string Outcomes(CheckpointPlace place, int partition) => Checkpoint(place) + Numbered("outcomes-", partition, 4);

    /// <summary>The manifest, written last: without it there is no checkpoint.</summary>
    public static string Manifest(CheckpointPlace place) => Checkpoint(place) + ManifestName;

    /// <summary>One segment of an epoch's journal.</summary>
    public static string Journal(RunIncarnation run, int epoch, int segment) => Epoch(run, epoch) + Numbered("journal/", segment, 6);

    /// <summary>The run to which a blob belongs.</summary>
    /// <param name="blob">Its name, which begins with <see cref="All"/>.</param>
    public static RunIncarnation OwnerOf(string blob)
    {
        var parts = blob[All.Length..].Split('/', 3);
        return new RunIncarnation(parts[0], IsEpoch(parts[1]) ? "" : parts[1]);
    }

    /// <summary>The checkpoint to which a blob belongs; none when it belongs to none.</summary>
    /// <param name="blob">Its name, which begins with <see cref="All"/>.</param>
    public static CheckpointPlace? CheckpointOf(string blob)
    {
        var parts = blob[All.Length..].Split('/');
        return parts.Length == 6 && parts[3] == Checkpoints && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var epoch) && int.TryParse(parts[4], CultureInfo.InvariantCulture, out var number)
            ? new CheckpointPlace(parts[0], epoch, number, parts[1])
            : null;
    }

    /// <summary>Whether a checkpoint's blob is the state of one of its partitions.</summary>
    public static bool IsState(string blob) => blob.Contains("/" + StateName, StringComparison.Ordinal);

    private const string Checkpoints = "checkpoints";
    private const string StateName = "state-";
    private const string ManifestName = "manifest";

    // What format 1 has where a mark has been since.
    private static bool IsEpoch(string part) => part.Length == EpochDigits && part.All(char.IsAsciiDigit);

    private static string Numbered(string name, int number, int digits) => name + number.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
