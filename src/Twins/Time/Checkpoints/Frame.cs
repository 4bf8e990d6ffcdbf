using System.Buffers;
using System.Buffers.Binary;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>What stands in front of a checkpoint's bytes: that it is one, the number of the format, the length and a checksum.</summary>
internal static class Frame
{
    /// <summary>The number of the format that this build writes and reads. Raised when the same layouts are written in another way.</summary>
    public const int Format = 1;

    private const int Length = 32;

    private static ReadOnlySpan<byte> Mark => "LIANDONG"u8;

    /// <summary>Writes framed bytes and says how many.</summary>
    public static int Write(ReadOnlySpan<byte> body, IBufferWriter<byte> into)
    {
        var all = into.GetSpan(Length + body.Length);
        Mark.CopyTo(all);
        BinaryPrimitives.WriteInt32LittleEndian(all[8..], Format);
        BinaryPrimitives.WriteInt32LittleEndian(all[12..], body.Length);
        var checksum = Checksum(body);
        BinaryPrimitives.WriteUInt64LittleEndian(all[16..], checksum.High);
        BinaryPrimitives.WriteUInt64LittleEndian(all[24..], checksum.Low);
        body.CopyTo(all[Length..]);
        into.Advance(Length + body.Length);
        return Length + body.Length;
    }

    /// <summary>The bytes in the frame.</summary>
    /// <exception cref="CheckpointException">They are no checkpoint, of another format, cut off or damaged.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> framed)
    {
        if (framed.Length < Length || !framed.StartsWith(Mark)) throw new CheckpointException($"These {framed.Length} bytes are no checkpoint of a jurisdiction.");
        var format = BinaryPrimitives.ReadInt32LittleEndian(framed[8..]);
        if (format != Format) throw new CheckpointException($"The checkpoint has format {format}; this build reads format {Format}.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(framed[12..]);
        if (length != framed.Length - Length) throw new CheckpointException($"The checkpoint should be {Length + (long)length} bytes long and is {framed.Length}: it was cut off, or is several.");
        var body = framed[Length..];
        var checksum = new Digest(BinaryPrimitives.ReadUInt64LittleEndian(framed[16..]), BinaryPrimitives.ReadUInt64LittleEndian(framed[24..]));
        if (Checksum(body) != checksum) throw new CheckpointException("The checkpoint is damaged: its checksum is another one than when it was captured.");
        return body;
    }

    private static Digest Checksum(ReadOnlySpan<byte> body)
    {
        var chain = new DigestChain();
        for (; body.Length >= sizeof(ulong); body = body[sizeof(ulong)..]) chain.Add(BinaryPrimitives.ReadUInt64LittleEndian(body));
        foreach (var last in body) chain.Add(last);
        return chain.Value;
    }
}
