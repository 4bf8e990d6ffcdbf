using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Feeds;

/// <summary>Why a row was not taken.</summary>
public enum RejectionReason
{
    /// <summary>It cannot be read, or says something impossible.</summary>
    Bad = 0,

    /// <summary>Reports too much later came before it.</summary>
    Late = 1,

    /// <summary>The run has no such device.</summary>
    Unknown = 2,

    /// <summary>It is from before the run or after it.</summary>
    Outside = 3,
}

/// <summary>A row that was not taken.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Where it stands, counted from 1.</param>
/// <param name="Device">The device that it names.</param>
/// <param name="Reason">Why, in a word.</param>
/// <param name="Text">Why, in a sentence.</param>
public sealed record Rejection(string File, long Line, string Device, RejectionReason Reason, Text Text);

/// <summary>A device that a file names and the run does not have.</summary>
/// <param name="Name">As it stands in the file.</param>
/// <param name="Rows">How many rows name it.</param>
/// <param name="Hint">Which one may have been meant; empty beyond the first of many.</param>
public sealed record UnknownDevice(string Name, long Rows, Text Hint);

/// <summary>What became of a file's rows: they are accepted, repeated, or rejected for one of the reasons, and nothing else.</summary>
public sealed record FeedAccount
{
    /// <summary>The file as it was asked for.</summary>
    public required string File { get; init; }

    /// <summary>The mapping that was used; null when none was needed.</summary>
    public required string? Mapping { get; init; }

    /// <summary>SHA-256 of the file's content.</summary>
    public required string Hash { get; init; }

    /// <summary>What it reports.</summary>
    public required ImmutableArray<FeedKind> Kinds { get; init; }

    /// <summary>Rows in it.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that became inputs.</summary>
    public required long Accepted { get; init; }

    /// <summary>Of those, rows that stood behind later ones and were put right.</summary>
    public required long Reordered { get; init; }

    /// <summary>Rows that were there before.</summary>
    public required long Repeated { get; init; }

    /// <summary>Rows that could not be read or say something impossible.</summary>
    public required long Bad { get; init; }

    /// <summary>Rows that came too late.</summary>
    public required long Late { get; init; }

    /// <summary>Rows of devices that the run does not have.</summary>
    public required long Unknown { get; init; }

    /// <summary>Rows from before the run or after it.</summary>
    public required long Outside { get; init; }

    /// <summary>Devices of the run that it feeds.</summary>
    public required int Devices { get; init; }

    /// <summary>Devices of these kinds that the run has.</summary>
    public required int DevicesOfRun { get; init; }

    /// <summary>Devices that the run does not have, most rows first, the first of very many.</summary>
    public required ImmutableArray<UnknownDevice> UnknownDevices { get; init; }

    /// <summary>How many those are altogether.</summary>
    public required int UnknownCount { get; init; }

    /// <summary>The first time in the file, local; null when none could be read.</summary>
    public required DateTime? First { get; init; }

    /// <summary>The last time in the file, local.</summary>
    public required DateTime? Last { get; init; }
}
