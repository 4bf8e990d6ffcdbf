using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What a checkpoint consists of. It is written when everything else of it has arrived, and never changed.</summary>
public sealed record CheckpointManifest
{
    /// <summary>The format that this version writes.</summary>
    public const int PresentFormat = 4;

    private const int SumLength = 2 * SHA256.HashSizeInBytes;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>The format of this manifest and of what it names.</summary>
    public int Format { get; init; } = PresentFormat;

    /// <summary>The checkpoint itself.</summary>
    public required CheckpointPlace Place { get; init; }

    /// <summary>The complete one before it; none for the first.</summary>
    public CheckpointPlace? Previous { get; init; }

    /// <summary>The checkpoints whose outcomes come before these, from the run's start on without a gap: see <see cref="OutcomeChain"/>.</summary>
    public required IReadOnlyList<OutcomeSpan> Earlier { get; init; }

    /// <summary>The level of its own outcomes.</summary>
    public int Level { get; init; }

    /// <summary>The barrier at which it was taken.</summary>
    public required RunBarrier Barrier { get; init; }

    /// <summary>One part a partition.</summary>
    public required IReadOnlyList<CheckpointPart> Parts { get; init; }

    /// <summary>How large the state is, in bytes.</summary>
    public long StateBytes => Parts.Sum(part => part.StateBytes);

    /// <summary>How long its outcomes are, in bytes.</summary>
    public long OutcomeBytes => Parts.Sum(part => part.OutcomeBytes);

    /// <summary>As it is stored: JSON, and in a last line the sum of what stands before it.</summary>
    public byte[] ToBytes()
    {
        byte[] content = [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];
        return [.. content, .. SumOf(content)];
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="RunStorageException">It is damaged.</exception>
    /// <exception cref="RunMisfitException">It is of another format.</exception>
    public static CheckpointManifest Parse(ReadOnlySpan<byte> stored, string name)
    {
        var content = stored[..Math.Max(0, stored.Length - SumLength)];
        if (!stored[content.Length..].SequenceEqual(SumOf(content)))
        {
            // The first format had no sum.
            if (TryFormat(stored) is { } other and not PresentFormat) throw OfFormat(other, name);
            throw new RunStorageException($"The checkpoint {name} does not have the sum that it tells: it is damaged.", $"检查点清单 {name} 与它自己的校验和不符：已损坏。");
        }

        try
        {
            var read = JsonSerializer.Deserialize<CheckpointManifest>(content, Json) ?? throw new JsonException("it is empty");
            return read.Format == PresentFormat ? read : throw OfFormat(read.Format, name);
        }
        catch (JsonException error)
        {
            throw new RunStorageException($"The checkpoint {name} is damaged: {error.Message}", $"检查点清单 {name} 已损坏。", error);
        }
    }

    private static int? TryFormat(ReadOnlySpan<byte> stored)
    {
        try
        {
            var reader = new Utf8JsonReader(stored);
            using var read = JsonDocument.ParseValue(ref reader);
            return read.RootElement.TryGetProperty("format", out var format) && format.TryGetInt32(out var number) ? number : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static RunMisfitException OfFormat(int format, string name) => new(
        $"The checkpoint {name} is of format {format}; this version reads format {PresentFormat}. Open it with the version that wrote it.",
        $"检查点 {name} 的格式是 {format}，这个版本读格式 {PresentFormat}。请用写它的版本打开。");

    private static byte[] SumOf(ReadOnlySpan<byte> content) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(content)));
}

/// <summary>An instant between two windows, at which a run's state is consistent.</summary>
/// <param name="Phase">Which of the run's phases goes on from it: 0, or for a fork how many definitions it has left behind.</param>
/// <param name="Time">Every event before it has been handled.</param>
/// <param name="Handled">How many events have been.</param>
/// <param name="Windows">How many windows have been stepped.</param>
/// <param name="Inputs">How many inputs of the journal twins have got: the others are replayed.</param>
/// <param name="LastDue">When the last input that the journal has was due; what comes later is due no earlier.</param>
/// <param name="Journal">Where those lie, or a place before: what stands in the journal earlier need not be read.</param>
public sealed record RunBarrier(int Phase, SimTime Time, long Handled, long Windows, long Inputs, SimTime LastDue, JournalPlace Journal);

/// <summary>One partition's share of a checkpoint: two blobs and where each jurisdiction lies in them.</summary>
[GenerateSerializer, Immutable, Alias("CheckpointPart")]
public sealed record CheckpointPart
{
    /// <summary>The partition's number when the checkpoint was taken; a run may go on with other partitions.</summary>
    [Id(0)]
    public required int Partition { get; init; }

    /// <summary>The length of the state's blob.</summary>
    [Id(1)]
    public required long StateBytes { get; init; }

    /// <summary>SHA-256 of the state's blob, in hexadecimal.</summary>
    [Id(2)]
    public required string StateHash { get; init; }

    /// <summary>The length of the outcomes' blob; none is stored when it is 0.</summary>
    [Id(3)]
    public required long OutcomeBytes { get; init; }

    /// <summary>SHA-256 of the outcomes' blob, in hexadecimal.</summary>
    [Id(4)]
    public required string OutcomeHash { get; init; }

    /// <summary>Where each jurisdiction lies, in order of index.</summary>
    [Id(5)]
    public required IReadOnlyList<CheckpointSection> Sections { get; init; }
}

/// <summary>Where one jurisdiction lies in the blobs of a <see cref="CheckpointPart"/>, in bytes.</summary>
[GenerateSerializer, Immutable, Alias("CheckpointSection")]
public readonly record struct CheckpointSection(
    [property: Id(0)] int Jurisdiction,
    [property: Id(1)] int StateAt,
    [property: Id(2)] int StateLength,
    [property: Id(3)] int OutcomesAt,
    [property: Id(4)] int OutcomesLength);
