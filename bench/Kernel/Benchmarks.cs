using BenchmarkDotNet.Attributes;
using Liandong.Twins.Time;

namespace Liandong.Kernel;

/// <summary>The classic hold model: take the first event, add one later; the queue keeps its length.</summary>
public class EventQueueBenchmarks
{
    private readonly EventQueue _queue = new();
    private Chance _chance = new(1, 2, 3);
    private uint _number;

    [Params(100, 10_000, 1_000_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        for (var i = 0; i < Length; i++) Add(0);
    }

    [Benchmark]
    public void Hold()
    {
        _queue.TryTake(SimTime.Never, out var taken);
        Add(taken.Due);
    }

    private void Add(long now) => _queue.Add(new Event { Due = now + 100 + _chance.NextBelow(1_800), Source = 1, Number = _number++ });
}

/// <summary>Draws of keyed random numbers.</summary>
public class ChanceBenchmarks
{
    private Chance _chance = new(1, 2, 3);

    [Benchmark(Baseline = true)]
    public ulong Bits() => _chance.NextBits();

    [Benchmark]
    public double Exponential() => _chance.NextExponential(1);

    [Benchmark]
    public double Normal() => _chance.NextNormal();

    [Benchmark]
    public double LogNormal() => _chance.NextLogNormal(1, 0.5);

    [Benchmark]
    public int Poisson() => _chance.NextPoisson(4);
}

/// <summary>One value into a run's fingerprint; an outcome is seven.</summary>
public class DigestBenchmarks
{
    private readonly DigestChain _chain = new();

    [Benchmark]
    public void Add() => _chain.Add(42);

    [Benchmark]
    public Digest Value() => _chain.Value;
}
