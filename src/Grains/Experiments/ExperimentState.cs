namespace Liandong.Grains.Experiments;

/// <summary>What is stored of an experiment: what it wants. What is made of it lies in the store under the names of the runs.</summary>
[GenerateSerializer, Alias("ExperimentState")]
public sealed class ExperimentState
{
    /// <summary>The format that this version writes.</summary>
    public const int PresentFormat = 1;

    /// <summary>The format in which it is kept; 0 when there is none.</summary>
    [Id(0)]
    public int Format { get; set; }

    /// <summary>When it was first asked for, in wall time.</summary>
    [Id(1)]
    public DateTimeOffset Created { get; set; }

    /// <summary>Whether it was called off.</summary>
    [Id(2)]
    public bool IsCancelled { get; set; }

    /// <summary>The runs that it wants, a definition each, in the order in which they were first wanted.</summary>
    [Id(3)]
    public List<WantedRuns> Wanted { get; set; } = [];

    /// <summary>A copy to be changed.</summary>
    public ExperimentState Copy() => new() { Format = Format, Created = Created, IsCancelled = IsCancelled, Wanted = [.. Wanted] };

    /// <summary>Wants more.</summary>
    /// <returns>Whether any of it was not wanted before.</returns>
    public bool Want(string definition, IEnumerable<SeedRange> seeds)
    {
        var place = Wanted.FindIndex(wanted => wanted.Definition == definition);
        List<SeedRange> before = place < 0 ? [] : Wanted[place].Seeds;
        var all = SeedRange.Of(before.Concat(seeds).SelectMany(range => range.Each()));
        if (all.SequenceEqual(before)) return false;
        if (place < 0) Wanted.Add(new WantedRuns(definition, all));
        else Wanted[place] = new WantedRuns(definition, all);
        return true;
    }
}

/// <summary>Runs of a definition.</summary>
/// <param name="Definition">The definition's name.</param>
/// <param name="Seeds">Their seeds, in order.</param>
[GenerateSerializer, Immutable, Alias("WantedRuns")]
public sealed record WantedRuns([property: Id(0)] string Definition, [property: Id(1)] List<SeedRange> Seeds);
