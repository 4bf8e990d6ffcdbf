using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Grains.Tests.Toys;

/// <summary>A clock that the test moves, and that tells when somebody begins to wait for as long as is looked for.</summary>
/// <param name="wait">How long.</param>
internal sealed class ArmedClock(TimeSpan wait) : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Ends when somebody waits, with the time that he waits for.</summary>
    public Task<TimeSpan> ArmedAsync() => _armed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == wait) _armed.Writer.TryWrite(dueTime);
        return timer;
    }
}
