using System.Threading.Channels;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Client.Tests;

/// <summary>Calls to a cluster whose members come and go, with a clock that the test moves.</summary>
public class PatientCallsTests
{
    private static readonly RunHome Cluster = new("UseDevelopmentStorage=true", "city");
    private readonly ArmedClock _time = new();
    private int _calls;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_that_nobody_answers_is_asked_again_after_five_seconds()
    {
        var unanswered = 0;
        var patient = new PatientCalls(Cluster, _time) { Unanswered = () => unanswered++ };
        var began = _time.GetUtcNow();
        (await Moved(patient.Ask(LostOnce, Stop))).ShouldBe("here");
        (_calls, unanswered).ShouldBe((2, 1));
        (_time.GetUtcNow() - began).ShouldBe(PatientCalls.Answer + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_call_that_may_take_long_keeps_its_time()
    {
        var slow = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var called = new PatientCalls(Cluster, _time).Call(() => slow.Task, Stop);
        _time.Advance(TimeSpan.FromMinutes(1));
        called.IsCompleted.ShouldBeFalse();
        slow.SetResult("done");
        (await called).ShouldBe("done");
    }

    [Fact]
    public async Task After_two_minutes_without_an_answer_it_is_said_that_the_cluster_does_not_answer()
    {
        var failed = await Should.ThrowAsync<RunFailedException>(() => Moved(new PatientCalls(Cluster, _time).Ask(() => new TaskCompletionSource<string>().Task, Stop)));
        failed.Text.En.ShouldStartWith("The cluster city has not answered for two minutes");
        failed.Text.Zh.ShouldStartWith("集群 city 两分钟没有应答");
    }

    [Fact]
    public async Task Inside_one_process_a_question_is_waited_for()
    {
        var slow = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new PatientCalls(new RunHome(), _time).Ask(() => slow.Task, Stop);
        _time.Advance(TimeSpan.FromMinutes(10));
        asked.IsCompleted.ShouldBeFalse();
        slow.SetResult("here");
        (await asked).ShouldBe("here");
    }

    private Task<string> LostOnce() => ++_calls == 1 ? new TaskCompletionSource<string>().Task : Task.FromResult("here");

    // Whenever somebody begins to wait, that time is over.
    private async Task<T> Moved<T>(Task<T> task)
    {
        while (true)
        {
            var armed = _time.ArmedAsync();
            if (await Task.WhenAny(task, armed) == task) return await task;
            _time.Advance(await armed);
        }
    }

    private sealed class ArmedClock : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

        public Task<TimeSpan> ArmedAsync() => _armed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _armed.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
