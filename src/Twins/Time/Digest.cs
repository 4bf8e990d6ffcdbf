using System.Globalization;
using Orleans;

namespace Liandong.Twins.Time;

/// <summary>A run's 128-bit fingerprint (指纹): equal digests mean equal outcomes and equal final states.</summary>
[GenerateSerializer, Immutable, Alias("Digest")]
public readonly record struct Digest([property: Id(0)] ulong High, [property: Id(1)] ulong Low)
{
    /// <summary>The digest of a run from those of its jurisdictions, in jurisdiction order.</summary>
    public static Digest Combine(IEnumerable<Digest> inJurisdictionOrder)
    {
        var chain = new DigestChain();
        foreach (var digest in inJurisdictionOrder)
        {
            chain.Add(digest.High);
            chain.Add(digest.Low);
        }

        return chain.Value;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => High.ToString("x16", CultureInfo.InvariantCulture) + Low.ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>Chains values into a <see cref="Digest"/>: two independent 64-bit lanes, each a bijection of its last value mixed with the next one.</summary>
public sealed class DigestChain
{
    private ulong _high = 0x243F6A8885A308D3;
    private ulong _low = 0x13198A2E03707344;

    /// <summary>The digest of everything added so far.</summary>
    public Digest Value => new(StableHash.Mix(_high), StableHash.Mix(_low));

    /// <summary>How far the chain is: where it goes on from, unlike <see cref="Value"/>.</summary>
    internal Digest Lanes
    {
        get => new(_high, _low);
        set => (_high, _low) = (value.High, value.Low);
    }

    /// <summary>Adds one value.</summary>
    public void Add(ulong value)
    {
        _high = StableHash.Mix(_high ^ value) + 0x9E3779B97F4A7C15;
        _low = StableHash.Mix(_low + (value * 0xD6E8FEB86659FD93)) ^ 0xA4093822299F31D0;
    }
}
