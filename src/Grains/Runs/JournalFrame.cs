using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What a record of the journal is.</summary>
internal enum JournalRecordKind : byte
{
    /// <summary>Inputs that were appended together.</summary>
    Inputs = 1,

    /// <summary>A later epoch ended this journal: whoever still writes to it finds another length than expected and is refused.</summary>
    Closed = 2,

    /// <summary>The journal goes on in its next segment.</summary>
    Continued = 3,

    /// <summary>Stands first in every segment but an epoch's first, before the one before it is continued.</summary>
    Begun = 4,
}

/// <summary>
/// The frame of a record in a journal's blob: a mark, format and kind, the length of what follows, a checksum over all of it, then the
/// payload. For inputs that is the packed events; for a record that begins or ends a segment the epoch that did and how many bytes before it are whole.
/// </summary>
internal static class JournalFrame
{
    /// <summary>The length of what stands before the payload, in bytes.</summary>
    public const int HeadLength = 32;

    private const byte Format = 2;
    private const int HashAt = 16;

    private static ReadOnlySpan<byte> Mark => "LDJOURN"u8;

    /// <summary>A record of inputs that were given their keys.</summary>
    public static byte[] Inputs(ReadOnlySpan<Event> events) => Frame(JournalRecordKind.Inputs, MemoryMarshal.AsBytes(events));

    /// <summary>The record with which a segment begins that another one goes on in. Half of one may stand before it.</summary>
    public static byte[] Begin(int epoch) => Boundary(JournalRecordKind.Begun, epoch, wholeLength: 0);

    /// <summary>The record that ends a segment: closed, or continued in the next one.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="epoch">The epoch that ends it.</param>
    /// <param name="wholeLength">How many bytes before it are whole records; what lies between is half a record that was never acknowledged.</param>
    public static byte[] End(JournalRecordKind kind, int epoch, long wholeLength) => Boundary(kind, epoch, wholeLength);

    /// <summary>How many bytes before a record that begins or ends a segment are whole ones.</summary>
    public static long WholeLengthOf(ReadOnlySpan<byte> payload) => BinaryPrimitives.ReadInt64LittleEndian(payload[8..]);

    /// <summary>Where a record may begin next, from a place on; -1 where none can.</summary>
    public static int NextMark(ReadOnlySpan<byte> bytes, int from)
    {
        var found = from < bytes.Length ? bytes[from..].IndexOf(Mark) : -1;
        return found < 0 ? -1 : from + found;
    }

    /// <summary>Reads the record at the beginning of some bytes.</summary>
    /// <returns>Whether a whole one stands there.</returns>
    /// <exception cref="RunMisfitException">A whole record is of another format.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out JournalRecordKind kind, out ReadOnlySpan<byte> payload)
    {
        kind = default;
        payload = default;
        if (bytes.Length < HeadLength || !bytes.StartsWith(Mark)) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        if (length < 0 || length > bytes.Length - HeadLength) return false;
        if (!HashOf(bytes[..HashAt], bytes.Slice(HeadLength, length)).AsSpan().SequenceEqual(bytes[HashAt..HeadLength])) return false;
        if (bytes[7] != Format) throw new RunMisfitException($"A journal is of format {bytes[7]}; this version reads format {Format}.", $"接入日志的格式是 {bytes[7]}，这个版本读格式 {Format}。");
        kind = (JournalRecordKind)bytes[8];
        payload = bytes.Slice(HeadLength, length);
        return true;
    }

    private static byte[] Boundary(JournalRecordKind kind, int epoch, long wholeLength)
    {
        Span<byte> payload = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(payload, epoch);
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], wholeLength);
        return Frame(kind, payload);
    }

    private static byte[] Frame(JournalRecordKind kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeadLength + payload.Length];
        Mark.CopyTo(frame);
        (frame[7], frame[8]) = (Format, (byte)kind);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), payload.Length);
        payload.CopyTo(frame.AsSpan(HeadLength));
        HashOf(frame.AsSpan(0, HashAt), payload).CopyTo(frame, HashAt);
        return frame;
    }

    // The first half of SHA-256 over head and payload.
    private static byte[] HashOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(payload);
        return hash.GetHashAndReset()[..(HeadLength - HashAt)];
    }
}
