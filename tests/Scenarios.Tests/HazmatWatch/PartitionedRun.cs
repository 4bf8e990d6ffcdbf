using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>A run in several partitions that exchange mail after every window, without grains.</summary>
internal static class PartitionedRun
{
    public static Digest DigestOf(CityRun run, int partitions, int windowMilliseconds)
    {
        partitions = Math.Min(partitions, run.City.Jurisdictions);
        var owners = Enumerable.Range(0, run.City.Jurisdictions).Select(index => index % partitions).ToArray();
        Partition[] all = [.. Enumerable.Range(0, partitions).Select(number => new Partition(number, owners, [.. Enumerable.Range(0, owners.Length).Where(index => owners[index] == number).Select(index => run.Build(index, new Limits()))]))];
        foreach (var partition in all) partition.Begin();
        Exchange(all);
        for (var next = all.Min(partition => partition.NextDue); next < run.End; next = all.Min(partition => partition.NextDue))
        {
            var around = Window.Around(next, new SimDuration(windowMilliseconds), run.City.LinkDelay);
            foreach (var partition in all) partition.Step(around with { End = SimTime.Min(around.End, run.End) });
            Exchange(all);
        }

        foreach (var partition in all) partition.Finish(run.End);
        return Digest.Combine(all.SelectMany(partition => partition.Jurisdictions).OrderBy(there => there.Index).Select(there => there.Fingerprint()));
    }

    private static void Exchange(Partition[] all)
    {
        foreach (var from in all)
        {
            for (var to = 0; to < from.Partitions; to++) all[to].Deliver(from.TakeOutgoing(to));
        }
    }
}
