using System.Runtime.CompilerServices;

namespace Liandong.Twins.Time;

/// <summary>64-bit hashes that are the same in every process, on every machine, in every version.</summary>
public static class StableHash
{
    /// <summary>SplitMix64's finaliser (Steele, Lea, Flood 2014; variant 13 of Stafford): a bijection on 64 bits in which every bit depends on all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A hash of two values in this order.</summary>
    public static ulong Of(ulong first, ulong second) => Mix(Mix(first + 0x9E3779B97F4A7C15) ^ second);

    /// <summary>A hash of a text's UTF-16 code units.</summary>
    public static ulong Of(string text)
    {
        var hash = 0x9E3779B97F4A7C15 ^ (ulong)text.Length;
        foreach (var unit in text) hash = Mix(hash ^ unit) + 0x9E3779B97F4A7C15;
        return hash;
    }
}
