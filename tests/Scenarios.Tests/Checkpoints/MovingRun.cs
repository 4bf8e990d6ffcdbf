using System.Buffers;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Checkpoints;

/// <summary>A run on the test's own thread that can be captured at any barrier and go on in another one with other partitions.</summary>
internal sealed class MovingRun
{
    private readonly Partition[] _partitions;
    private readonly SimDuration _linkDelay;

    /// <param name="jurisdictions">All jurisdictions, just built.</param>
    /// <param name="partitions">How many partitions they are divided among.</param>
    /// <param name="captured">The bytes of each jurisdiction to go on from; none to begin.</param>
    public MovingRun(Jurisdiction[] jurisdictions, int partitions, byte[][]? captured = null)
    {
        var count = Math.Min(partitions, jurisdictions.Length);
        int[] owners = [.. jurisdictions.Select(jurisdiction => jurisdiction.Index % count)];
        _linkDelay = jurisdictions[0].LinkDelay;
        _partitions = [.. Enumerable.Range(0, count).Select(number => new Partition(number, owners, [.. jurisdictions.Where(jurisdiction => owners[jurisdiction.Index] == number)]))];
        foreach (var partition in _partitions)
        {
            if (captured is null) partition.Begin();
            else partition.Restore(index => captured[index]);
        }

        Exchange();
    }

    public static Jurisdiction[] Built(CityRun run) => [.. Enumerable.Range(0, run.City.Jurisdictions).Select(index => run.Build(index, new Limits()))];

    private IEnumerable<Jurisdiction> Jurisdictions => _partitions.SelectMany(partition => partition.Jurisdictions).OrderBy(jurisdiction => jurisdiction.Index);

    public Digest Digest => Digest.Combine(Jurisdictions.Select(jurisdiction => jurisdiction.Fingerprint()));

    public int Twins => Jurisdictions.Sum(jurisdiction => jurisdiction.TwinCount);

    /// <summary>What each jurisdiction recorded since it began or was restored.</summary>
    public Outcome[][] Outcomes => [.. Jurisdictions.Select(jurisdiction => jurisdiction.Outcomes.Items.ToArray())];

    public MovingRun StepTo(SimTime end)
    {
        for (var due = Due; due < end; due = Due)
        {
            var around = Window.Around(due, _linkDelay, _linkDelay);
            foreach (var partition in _partitions) partition.Step(around with { End = SimTime.Min(around.End, end) });
            Exchange();
        }

        return this;
    }

    public MovingRun Finish(SimTime end)
    {
        foreach (var partition in _partitions) partition.Finish(end);
        return this;
    }

    /// <summary>The bytes of each jurisdiction.</summary>
    public byte[][] Capture()
    {
        var captured = new byte[_partitions.Sum(partition => partition.Jurisdictions.Count)][];
        foreach (var partition in _partitions)
        {
            var bytes = new ArrayBufferWriter<byte>();
            foreach (var part in partition.Capture(bytes)) captured[part.Jurisdiction] = bytes.WrittenSpan.Slice((int)part.Offset, part.Length).ToArray();
        }

        return captured;
    }

    private SimTime Due => _partitions.Min(partition => partition.NextDue);

    private void Exchange()
    {
        foreach (var from in _partitions)
        {
            for (var to = 0; to < from.Partitions; to++) _partitions[to].Deliver(from.TakeOutgoing(to));
        }
    }
}
