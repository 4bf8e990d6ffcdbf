using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Liandong.Twins;
using Liandong.Twins.Hotline;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Experiments;

/// <summary>The calls of a run that an operator answered, in the order in which they were made.</summary>
/// <param name="Made">When each was made, in milliseconds since the run's beginning.</param>
/// <param name="Waits">How long each waited, in milliseconds.</param>
public sealed record CallSeries([property: JsonConverter(typeof(NumbersOnOneLine))] ImmutableArray<double?> Made, [property: JsonConverter(typeof(NumbersOnOneLine))] ImmutableArray<double?> Waits)
{
    /// <summary>Of a run's outcomes, in any order.</summary>
    internal static CallSeries Of(IEnumerable<Outcome> outcomes)
    {
        (long Made, long Wait)[] calls = [.. outcomes.Where(outcome => (OutcomeKind)outcome.Kind == OutcomeKind.RequestAnswered && outcome.Code == (int)Channel.Phone).Select(outcome => (outcome.Time - outcome.B, outcome.B)).Order()];
        return new CallSeries([.. calls.Select(call => (double?)call.Made)], [.. calls.Select(call => (double?)call.Wait)]);
    }
}
