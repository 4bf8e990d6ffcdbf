using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>Something wrong in a definition: where (line 0 when the whole file is meant), and what to write instead.</summary>
public sealed record Finding(string File, int Line, string Zh, string En);

/// <summary>What is wrong in a city's files, in the order in which it was found, so that a check can name more than the first.</summary>
internal sealed class Problems
{
    // Past this a table is of another kind altogether and more lines say nothing new.
    private const int MostKept = 200;

    private readonly List<DefinitionException> _found = [];

    public IReadOnlyList<DefinitionException> Found => _found;

    /// <summary>Runs one part of the reading and keeps what it complains about; null when it failed.</summary>
    public T? Try<T>(Func<T> part)
        where T : class
    {
        try
        {
            return part();
        }
        catch (DefinitionException problem)
        {
            Add(problem);
            return null;
        }
    }

    public void Try(Action part) => Try<object>(() =>
    {
        part();
        return this;
    });

    public void Add(DefinitionException problem)
    {
        if (_found.Count < MostKept && !_found.Contains(problem)) _found.Add(problem);
    }

    /// <summary>Throws the first problem; what follows may then rely on everything before it.</summary>
    public void ThrowIfAny()
    {
        if (_found.Count > 0) throw _found[0];
    }
}
