namespace Liandong.Scenarios.Yaml;

/// <summary>What is wrong in a definition's files, so that whoever wrote them learns of all of it at once.</summary>
internal sealed class Problems
{
    // Past this a table is of another kind altogether and more lines say nothing new.
    private const int MostKept = 200;

    private readonly List<DefinitionException> _found = [];
    private int _before;

    /// <summary>Whether anything was found in this part.</summary>
    public bool Any => _found.Count > _before;

    /// <summary>Runs one part of the reading and keeps what it complains about; default when it found anything.</summary>
    public T? Get<T>(Func<T> part)
    {
        T? read = default;
        return Try(() => read = part()) ? read : default;
    }

    /// <summary>Runs one part of the reading and keeps what it complains about. Inside, <see cref="ThrowIfAny"/> means this part alone.</summary>
    /// <returns>Whether nothing was found.</returns>
    public bool Try(Action part)
    {
        var before = _before;
        _before = _found.Count;
        try
        {
            part();
        }
        catch (DefinitionException problem)
        {
            Add(problem);
        }

        var isClean = _found.Count == _before;
        _before = before;
        return isClean;
    }

    public void Add(DefinitionException problem)
    {
        foreach (var one in problem.All)
        {
            if (_found.Count < MostKept && !_found.Exists(known => known.Says(one))) _found.Add(one);
        }
    }

    /// <summary>Throws what was found in this part; what follows may then rely on everything before it.</summary>
    /// <exception cref="DefinitionException">Something was found: the files in the order in which they were read, each by line.</exception>
    public void ThrowIfAny()
    {
        if (Any) throw DefinitionException.Of(Ordered());
    }

    private DefinitionException[] Ordered()
    {
        var found = _found.Skip(_before).ToArray();
        string[] files = [.. found.Select(problem => problem.File).Distinct(StringComparer.Ordinal)];
        return [.. found.OrderBy(problem => Array.IndexOf(files, problem.File)).ThenBy(problem => problem.Line)];
    }
}
