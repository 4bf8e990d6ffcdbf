namespace Liandong.Scenarios.Weather;

/// <summary>Cuts a depth into whole micrometres by step without losing one.</summary>
internal static class RainSteps
{
    /// <summary>Whole micrometres by step in proportion to these shares, together exactly the total: largest remainders, the earlier step first.</summary>
    /// <exception cref="ArgumentException">No share is above 0 although there is something to share.</exception>
    public static int[] Share(long totalMicrometres, IReadOnlyList<double> shares)
    {
        var sum = 0.0;
        foreach (var share in shares) sum += share;
        var steps = new int[shares.Count];
        if (totalMicrometres == 0) return steps;
        if (!(sum > 0)) throw new ArgumentException("Rain needs at least one step to fall in.", nameof(shares));
        var remainders = new (double Remainder, int Step)[steps.Length];
        var left = totalMicrometres;
        for (var i = 0; i < steps.Length; i++)
        {
            var exact = totalMicrometres * shares[i] / sum;
            steps[i] = (int)exact;
            left -= steps[i];
            remainders[i] = (steps[i] - exact, i);
        }

        Array.Sort(remainders);
        for (var i = 0; i < left; i++) steps[remainders[i % steps.Length].Step]++;
        return steps;
    }
}
