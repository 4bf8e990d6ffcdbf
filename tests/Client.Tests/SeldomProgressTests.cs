using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Client.Tests;

public class SeldomProgressTests
{
    [Fact]
    public void A_log_gets_a_line_every_half_minute_and_none_of_a_short_run()
    {
        var time = new FakeTimeProvider();
        List<string> told = [];
        var progress = new SeldomProgress(told.Add, seen => seen.Status.Handled.ToString("D"), _ => "recovered", time);
        for (var second = 1; second <= 100; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            progress.See(new RunProgress(new RunStatus { Handled = second }, IsUnanswered: false));
        }

        told.ShouldBe(["30", "60", "90"]);
    }

    [Fact]
    public void A_log_gets_a_line_at_once_when_a_cluster_is_silent_answers_again_and_has_gone_on_with_the_run()
    {
        List<string> told = [];
        var progress = new SeldomProgress(told.Add, seen => seen.IsUnanswered ? "silent" : seen.Status.State.ToString(), seen => $"epoch {seen.Status.Epoch}", new FakeTimeProvider());
        foreach (var (epoch, state, isUnanswered) in new[] { (1, RunState.Running, false), (1, RunState.Running, true), (1, RunState.Running, true), (1, RunState.Interrupted, false), (2, RunState.Loading, false), (2, RunState.Running, false) })
        {
            progress.See(new RunProgress(new RunStatus { Epoch = epoch, State = state }, isUnanswered));
        }

        told.ShouldBe(["silent", "epoch 2"]);
    }
}
