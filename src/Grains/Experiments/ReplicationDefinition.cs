using System.Security.Cryptography;
using System.Text;

namespace Liandong.Grains.Experiments;

/// <summary>Everything that the figures of a run follow from, but its seed.</summary>
/// <param name="Build">The build of the model, <see cref="IReplicationBuilder.Build"/>.</param>
/// <param name="Model">Which model.</param>
/// <param name="Content">What it is made of; the model says how to read it.</param>
[GenerateSerializer, Immutable, Alias("ReplicationDefinition")]
public sealed record ReplicationDefinition([property: Id(0)] string Build, [property: Id(1)] string Model, [property: Id(2)] string Content)
{
    private const int DigitsOfName = 32;

    /// <summary>As it lies in the store.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Build + "\n" + Model + "\n" + Content);

    /// <summary>A name of 32 hexadecimal digits that no other definition has.</summary>
    public string NameOf() => NameOf(ToBytes());

    /// <summary>Reads what lies in the store; null when it is not what its name says.</summary>
    public static ReplicationDefinition? Read(ReadOnlySpan<byte> bytes, string name)
    {
        var parts = Encoding.UTF8.GetString(bytes).Split('\n', 3);
        return parts.Length == 3 && NameOf(bytes) == name ? new ReplicationDefinition(parts[0], parts[1], parts[2]) : null;
    }

    private static string NameOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..DigitsOfName];
}
