namespace Liandong.Twins.Time.Checkpoints;

/// <summary>One value of a twin's state or of an object in it, at the end of a path of fields.</summary>
/// <param name="Owner">The class, or the item of a list, that the path begins in.</param>
/// <param name="Path">The names of the fields, joined by points.</param>
/// <param name="Type">What lies there.</param>
/// <param name="IsFixed">Whether it is what it was when its owner was made.</param>
internal sealed record Leaf(Type Owner, string Path, Type Type, bool IsFixed)
{
    /// <summary>How it is written when it is no plain value.</summary>
    public Codec? Codec { get; init; }

    /// <summary>Where it lies in its owner.</summary>
    public int Offset { get; init; }

    /// <summary>Bytes of a plain value; 0 of a reference.</summary>
    public int Size { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Definitions.NameOf(Owner) : $"{Definitions.NameOf(Owner)}.{Path}";
}
