namespace Liandong.Grains.Storage;

/// <summary>What must hold of a blob for it to be written or deleted; checked and acted on in one.</summary>
public readonly record struct BlobCondition
{
    private BlobCondition(bool absent, string? tag)
    {
        MustBeAbsent = absent;
        Tag = tag;
    }

    /// <summary>Nothing: whatever is there is replaced.</summary>
    public static BlobCondition Any => default;

    /// <summary>There is no such blob.</summary>
    public static BlobCondition IfAbsent => new(true, null);

    /// <summary>Whether there must be no such blob.</summary>
    public bool MustBeAbsent { get; }

    /// <summary>The tag that the blob must have; none when any will do.</summary>
    public string? Tag { get; }

    /// <summary>The blob is there and has this tag, so nobody has written it since the tag was read.</summary>
    public static BlobCondition IfTag(string tag)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        return new BlobCondition(false, tag);
    }

    /// <inheritdoc/>
    public override string ToString() => MustBeAbsent ? "it must be absent" : Tag is null ? "none" : $"its tag must be {Tag}";
}
