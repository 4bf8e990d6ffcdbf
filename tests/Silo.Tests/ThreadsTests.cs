using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Twins.Time;

namespace Liandong.Silo.Tests;

/// <summary>
/// How many threads step a run never changes it. The partitions are stepped by exactly so many threads, side by side, as the
/// pool's threads do it in a silo: what two of them shared would show.
/// </summary>
public sealed class ThreadsTests
{
    private const int Partitions = 4;

    [Fact]
    public void A_storm_over_the_toy_town_is_the_same_on_one_two_and_four_threads()
    {
        var definition = CityRunBuilder.Definition(ScenarioFiles.Load("toy-storm"), seed: 3);

        var expected = On(1, definition);

        expected.Handled.ShouldBeGreaterThan(1_000);
        foreach (var threads in new[] { 2, 4, 4, 4 }) On(threads, definition).ShouldBe(expected, $"{threads} threads");
    }

    private static (Digest Digest, long Handled) On(int threads, RunDefinition definition)
    {
        var builder = new CityRunBuilder();
        var shape = builder.Shape(definition);
        int[] owners = [.. Enumerable.Range(0, shape.Jurisdictions).Select(index => index % Partitions)];
        var partitions = new Partition[Partitions];
        // Reading of the definition, building, begin and finish are done on the threads too.
        InParallel(threads, number =>
        {
            partitions[number] = new Partition(number, owners, builder.Build(definition, [.. Enumerable.Range(0, owners.Length).Where(index => owners[index] == number)]));
            partitions[number].Begin();
        });
        Route(partitions);
        for (var due = NextDue(partitions); due < shape.End; due = NextDue(partitions))
        {
            var window = Window.Around(due, shape.LinkDelay, shape.LinkDelay);
            InParallel(threads, number => partitions[number].Step(window with { End = SimTime.Min(window.End, shape.End) }));
            Route(partitions);
        }

        InParallel(threads, number => partitions[number].Finish(shape.End));
        var digests = partitions.SelectMany(partition => partition.Jurisdictions).OrderBy(jurisdiction => jurisdiction.Index).Select(jurisdiction => jurisdiction.Fingerprint());
        return (Digest.Combine(digests), partitions.Sum(partition => partition.Handled));
    }

    // All threads start together; each takes every so-many-th partition.
    private static void InParallel(int threads, Action<int> act)
    {
        using var start = new Barrier(threads);
        var faults = new Exception?[threads];
        Thread[] crew = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                for (var number = thread; number < Partitions; number += threads) act(number);
            }
            catch (Exception fault)
            {
                faults[thread] = fault;
            }
        }))];
        foreach (var member in crew) member.Start();
        foreach (var member in crew) member.Join();
        faults.ShouldAllBe(fault => fault == null);
    }

    private static void Route(Partition[] partitions)
    {
        foreach (var from in partitions)
        {
            for (var to = 0; to < partitions.Length; to++) partitions[to].Deliver(from.TakeOutgoing(to));
        }
    }

    private static SimTime NextDue(Partition[] partitions) => partitions.Select(partition => partition.NextDue).Aggregate(SimTime.Min);
}
