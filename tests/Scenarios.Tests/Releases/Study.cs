using Liandong.Scenarios.Tests.Runs;
using Xunit;
namespace Liandong.Scenarios.Tests.Releases;

public class Study
{
    [Fact]
    public void Print()
    {
        string[][] variants = [[], ["release.action=shelter-in-place"], ["release.action=none"], ["release.sensors=0%"]];
        foreach (var variant in variants)
        {
            for (ulong seed = 1; seed <= 5; seed++)
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                var run = BareRun.Of("chemical-park-leak", seed, variant);
                Console.WriteLine($"{string.Join(",", variant)} seed {seed} {watch.Elapsed.TotalSeconds:F1}s: " + string.Join(" ", run.Indicators.All.Where(i => i.Name.StartsWith("leak.")).Select(i => $"{i.Name[5..]}={(i.Unit == Liandong.Scenarios.Indicators.IndicatorUnit.Milliseconds ? i.Value / 60000 : i.Value):0.##}")));
            }
        }
    }
}
