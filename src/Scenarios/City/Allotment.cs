using System.Collections.Immutable;

namespace Liandong.Scenarios.City;

/// <summary>Sharing whole things out in proportion to weights by the largest remainder (Hamilton's method): the shares sum to the total exactly.</summary>
public static class Allotment
{
    /// <summary>How many of <paramref name="total"/> each weight gets; equal remainders go to the earlier one.</summary>
    public static ImmutableArray<int> Share(int total, IReadOnlyList<double> weights)
    {
        double sum = 0;
        foreach (var weight in weights) sum += weight;
        if (weights.Count == 0 || !(sum > 0)) throw new ArgumentException("There must be a weight above 0 to share out by.", nameof(weights));
        var shares = new int[weights.Count];
        var remainders = new double[weights.Count];
        var left = total;
        for (var i = 0; i < shares.Length; i++)
        {
            var exact = total * (weights[i] / sum);
            shares[i] = (int)exact;
            remainders[i] = exact - shares[i];
            left -= shares[i];
        }

        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take(left)) shares[i]++;
        return [.. shares];
    }
}
