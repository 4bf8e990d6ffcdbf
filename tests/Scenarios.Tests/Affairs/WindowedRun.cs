using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Affairs;

/// <summary>A run in partitions and windows on the test's own thread.</summary>
internal static class WindowedRun
{
    /// <summary>The run's digest at its end.</summary>
    public static Digest Digest(Partition[] partitions, SimDuration window, SimDuration linkDelay, SimTime end)
    {
        foreach (var partition in partitions) partition.Begin();
        Exchange(partitions);
        for (var due = NextDue(partitions); due < end; due = NextDue(partitions))
        {
            var next = Window.Around(due, window, linkDelay);
            next = next with { End = SimTime.Min(next.End, end) };
            foreach (var partition in partitions) partition.Step(next);
            Exchange(partitions);
        }

        foreach (var partition in partitions) partition.Finish(end);
        return Twins.Time.Digest.Combine(partitions.SelectMany(partition => partition.Jurisdictions).OrderBy(jurisdiction => jurisdiction.Index).Select(jurisdiction => jurisdiction.Fingerprint()));
    }

    private static SimTime NextDue(Partition[] partitions) => partitions.Select(partition => partition.NextDue).Aggregate(SimTime.Min);

    private static void Exchange(Partition[] partitions)
    {
        foreach (var from in partitions)
        {
            for (var to = 0; to < partitions.Length; to++) partitions[to].Deliver(from.TakeOutgoing(to));
        }
    }
}
