using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

/// <summary>A run that stands as a test says, one status after the other, and counts who resumes and closes it.</summary>
internal sealed class ToldRun(params RunStatus[] statuses) : IRunGrain
{
    private int _asked;

    public int Resumed { get; private set; }

    public int Closed { get; private set; }

    public IReadOnlyList<OutcomeChunk> Chunks { get; init; } = [];

    public Task<RunStatus> Status() => Task.FromResult(statuses[Math.Min(_asked++, statuses.Length - 1)]);

    public Task<RunStatus> WaitForEnd(TimeSpan atMost) => Status();

    public Task<OutcomeChunk> ReadOutcomes(OutcomeCursor from) => Task.FromResult(Chunks[from.Record]);

    public Task Resume()
    {
        Resumed++;
        return Task.CompletedTask;
    }

    public Task Close()
    {
        Closed++;
        return Task.CompletedTask;
    }

    public Task Start(RunDefinition definition, RunOptions options) => throw new NotSupportedException();

    public Task Tend() => throw new NotSupportedException();

    public Task<ForkSource> Source() => throw new NotSupportedException();

    public Task<RunDescription?> Describe() => throw new NotSupportedException();

    public Task Cancel() => throw new NotSupportedException();

    public Task<RunDigests> Digests() => throw new NotSupportedException();

    public Task<TwinFields> Ask(TwinId twin) => throw new NotSupportedException();

    public Task<InputReceipt> Report(InputBatch inputs) => throw new NotSupportedException();

    public Task Abandon(SiloAddress member) => throw new NotSupportedException();

    public Task Remove() => throw new NotSupportedException();
}
