using System.Collections.Immutable;

namespace Liandong.Scenarios.Experiments.Capacity;

/// <summary>What the runs say of a value.</summary>
public enum CapacityVerdict
{
    /// <summary>The runs show that it meets every objective.</summary>
    Meets,

    /// <summary>The runs show that it misses one.</summary>
    Misses,

    /// <summary>Even the most runs show neither; by the means it meets them.</summary>
    SeemsToMeet,

    /// <summary>Even the most runs show neither; by the means it misses one, or there was nothing to measure one by.</summary>
    SeemsToMiss,

    /// <summary>Nothing happened in any run to measure an objective by: whether that is good or bad nobody can tell from here.</summary>
    Unmeasured,
}

/// <summary>A value that was tried.</summary>
/// <param name="Place">Its place in the range, from the value that asks most of the city to the one that asks least.</param>
/// <param name="Value">As a scenario's file writes it.</param>
/// <param name="Runs">How many runs it took.</param>
/// <param name="Verdict">What they say.</param>
/// <param name="Estimates">What they come to, for each objective.</param>
public sealed record CapacityStep(int Place, string Value, int Runs, CapacityVerdict Verdict, ImmutableArray<Estimate> Estimates)
{
    /// <summary>What they measured, for each objective, in the order of their seeds.</summary>
    public required ImmutableArray<ImmutableArray<Measurement>> Measured { get; init; }

    /// <summary>Whether it is taken for one that meets the objectives.</summary>
    public bool IsEnough => Verdict is CapacityVerdict.Meets or CapacityVerdict.SeemsToMeet;
}

/// <summary>What a search came to.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Steps">The values that were tried, in the order in which they were.</param>
public sealed record CapacityAnswer(CapacityQuestion Question, ImmutableArray<CapacityStep> Steps)
{
    /// <summary>A value at which nothing happened to measure an objective by: there the search ends without an answer.</summary>
    public CapacityStep? Unmeasured => Steps.FirstOrDefault(step => step.Verdict == CapacityVerdict.Unmeasured);

    /// <summary>Whether the answer is shown with the stated confidence, and no other one may be it.</summary>
    public bool IsShown => Enough is { } enough && First == enough.Value && Sure == enough.Value;

    /// <summary>The value that is enough, and beside which the one that asks more is not; none when not even the last value of the range is.</summary>
    public CapacityStep? Enough => Unmeasured is not null ? null : Behind(NotEnough?.Place ?? -1).Where(step => step.IsEnough).MinBy(step => step.Place);

    /// <summary>The value beside it that is not enough: behind it every value that was tried is; none when every value is.</summary>
    public CapacityStep? NotEnough => Steps.Where(step => !step.IsEnough).MaxBy(step => step.Place);

    /// <summary>The first value that may be enough with the stated confidence: the one behind the last that is shown to miss.</summary>
    public string First => Question.ValueAt(Steps.Where(step => step.Verdict == CapacityVerdict.Misses).Select(step => step.Place + 1).DefaultIfEmpty(0).Max());

    /// <summary>The first value that is shown to be enough; none when none is.</summary>
    public string? Sure => Behind(NotEnough?.Place ?? -1).Where(step => step.Verdict == CapacityVerdict.Meets).MinBy(step => step.Place)?.Value;

    /// <summary>All runs.</summary>
    public int Runs => Steps.Sum(step => step.Runs);

    private IEnumerable<CapacityStep> Behind(int place) => Steps.Where(step => step.Place > place);
}
