namespace Liandong.Grains.Storage;

/// <summary>The names that every blob store takes: 1 to 1,000 characters, at most 250 parts separated by '/', no part empty, '.' or '..', no backslash and no control character.</summary>
public static class BlobName
{
    /// <summary>How long a name may be, in characters.</summary>
    public const int Longest = 1_000;

    /// <summary>How many parts a name may have.</summary>
    public const int MostParts = 250;

    /// <summary>The name itself.</summary>
    /// <exception cref="ArgumentException">It is not one; the message says why.</exception>
    public static string Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Fault(name) is { } fault) throw new ArgumentException($"'{name}' is no blob's name: {fault}.", nameof(name));
        return name;
    }

    private static string? Fault(string name)
    {
        if (name.Length is 0 or > Longest) return $"it has {name.Length} characters, not 1 to {Longest}";
        if (name.Contains('\\')) return "it has a backslash";
        if (name.Any(char.IsControl)) return "it has a control character";
        if (!IsText(name)) return "it has half a surrogate pair";
        var parts = name.Split('/');
        if (parts.Length > MostParts) return $"it has {parts.Length} parts, not 1 to {MostParts}";
        foreach (var part in parts)
        {
            if (part.Length == 0) return "it has an empty part";
            if (part is "." or "..") return $"it has a part '{part}'";
        }

        return null;
    }

    private static bool IsText(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogate(name[i])) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1])) return false;
            i++;
        }

        return true;
    }
}
