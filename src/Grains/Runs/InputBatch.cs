using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>Inputs that are taken in together: receiver, kind and payload of each. When they are due, and under which key, is the run's to say.</summary>
[GenerateSerializer, Immutable, Alias("InputBatch")]
public sealed record InputBatch
{
    /// <summary>The inputs as bytes, in <see cref="Event"/>'s layout.</summary>
    [Id(0)]
    public required byte[] Packed { get; init; }

    /// <summary>The inputs, when they are some and not too many.</summary>
    /// <exception cref="InputRefusedException">They are not; the message says why.</exception>
    public Event[] Unpack()
    {
        if (Packed.Length == 0 || Packed.Length % Unsafe.SizeOf<Event>() != 0) throw new InputRefusedException($"{Packed.Length} bytes are no inputs: each has {Unsafe.SizeOf<Event>()}.", $"{Packed.Length} 字节不是输入：每条 {Unsafe.SizeOf<Event>()} 字节。");
        var inputs = MemoryMarshal.Cast<byte, Event>(Packed);
        if (inputs.Length > InputGate.MostInReport) throw new InputRefusedException($"{inputs.Length} inputs at once; at most {InputGate.MostInReport} are taken.", $"一次 {inputs.Length} 条输入，最多 {InputGate.MostInReport} 条。");
        return inputs.ToArray();
    }

    /// <summary>Packs inputs.</summary>
    public static InputBatch Of(params ReadOnlySpan<Event> inputs) => new() { Packed = MemoryMarshal.AsBytes(inputs).ToArray() };
}

/// <summary>The acknowledgement of inputs: they are in the journal and will reach their twins, whatever fails.</summary>
/// <param name="First">The number of the first of them in the run's journal.</param>
/// <param name="Due">When they reach their twins, in simulation time.</param>
[GenerateSerializer, Immutable, Alias("InputReceipt")]
public sealed record InputReceipt([property: Id(0)] long First, [property: Id(1)] SimTime Due);

/// <summary>Inputs were not taken; the message says why and what to do.</summary>
[GenerateSerializer, Alias("InputRefusedException")]
public sealed class InputRefusedException : Exception
{
    /// <param name="message">Why, in English.</param>
    /// <param name="zh">Why, in Chinese, when what was reported is wrong; none when it may be sent again.</param>
    public InputRefusedException(string message, string? zh = null)
        : base(message) => Zh = zh;

    /// <summary>Why, in Chinese, when what was reported is wrong in itself; none when it may be sent again.</summary>
    [Id(0)]
    public string? Zh { get; private set; }
}
