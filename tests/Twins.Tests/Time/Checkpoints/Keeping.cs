using System.Buffers;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time.Checkpoints;

/// <summary>Jurisdictions that are stepped, captured and restored.</summary>
internal static class Keeping
{
    public static readonly SimDuration LinkDelay = new(100);

    public static Jurisdiction Built(params Twin[] twins)
    {
        var built = new Jurisdiction(0, 2, seed: 1, LinkDelay, new Limits());
        foreach (var twin in twins) built.Join(twin);
        return built;
    }

    public static Jurisdiction Begun(params Twin[] twins)
    {
        var built = Built(twins);
        built.Begin();
        return built;
    }

    public static byte[] Captured(this Jurisdiction jurisdiction)
    {
        var bytes = new ArrayBufferWriter<byte>();
        jurisdiction.Capture(bytes).ShouldBe(bytes.WrittenCount);
        return bytes.WrittenSpan.ToArray();
    }
}
