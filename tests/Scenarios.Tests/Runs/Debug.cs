namespace Liandong.Scenarios.Tests.Runs;
public class DebugRun
{
    [Fact]
    public void Print()
    {
        var log = new System.Text.StringBuilder(); var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = BareRun.Of(Environment.GetEnvironmentVariable("SCN") ?? "toy-storm", 1, (Environment.GetEnvironmentVariable("SETS") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries));
        log.AppendLine($"wall {watch.ElapsedMilliseconds} ms, events {run.Partition.Handled}, outcomes {run.Outcomes.Count}, digest {run.Digest}, mem {GC.GetTotalMemory(false) >> 20} MB");
        foreach (var i in run.Indicators.All) if (i.Value is not null) log.AppendLine($"{i.Name,-40} {i.Value:0.####} {i.Unit}");
        log.AppendLine(run.Indicators.Accounting.ToString()); File.WriteAllText("/tmp/debug.txt", log.ToString());
    }
}
