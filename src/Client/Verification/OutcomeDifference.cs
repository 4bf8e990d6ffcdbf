using System.Runtime.CompilerServices;
using Liandong.Twins.Time;

namespace Liandong.Client.Verification;

/// <summary>The first outcome in which two runs differ.</summary>
/// <param name="Number">Which one in canonical order, from 1.</param>
/// <param name="First">The first run's; null where it has none any more.</param>
/// <param name="Second">The second run's; null where it has none any more.</param>
public sealed record OutcomeDifference(long Number, Outcome? First, Outcome? Second)
{
    /// <summary>Finds it; null when all are equal.</summary>
    public static async Task<OutcomeDifference?> FindAsync(IAsyncEnumerable<Outcome[]> first, IAsyncEnumerable<Outcome[]> second, CancellationToken stop)
    {
        await using var left = Each(first, stop).GetAsyncEnumerator(stop);
        await using var right = Each(second, stop).GetAsyncEnumerator(stop);
        for (var number = 1L; ; number++)
        {
            Outcome? one = await left.MoveNextAsync() ? left.Current : null;
            Outcome? other = await right.MoveNextAsync() ? right.Current : null;
            if (one is null && other is null) return null;
            if (one is not { } here || other is not { } there || Values(here) != Values(there)) return new OutcomeDifference(number, one, other);
        }
    }

    /// <summary>All that an outcome tells.</summary>
    internal static (long Time, ulong Twin, int Kind, int Code, long A, long B, long C, long D) Values(in Outcome outcome) =>
        (outcome.Time, outcome.Twin, outcome.Kind, outcome.Code, outcome.A, outcome.B, outcome.C, outcome.D);

    private static async IAsyncEnumerable<Outcome> Each(IAsyncEnumerable<Outcome[]> pieces, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var piece in pieces.WithCancellation(stop))
        {
            foreach (var outcome in piece) yield return outcome;
        }
    }
}
