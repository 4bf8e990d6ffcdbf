using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

public class RunSpeedTests
{
    private readonly RunSpeed _speed = new();

    [Fact]
    public void A_fork_at_the_second_day_goes_as_fast_as_what_comes_after_it()
    {
        See(day: 2, minutes: 0, seconds: 0.1);
        _speed.Times.ShouldBeNull();

        See(day: 2, minutes: 60, seconds: 30.1);

        _speed.Times!.Value.ShouldBe(120, tolerance: 0.001);
    }

    [Fact]
    public void A_life_after_a_loss_counts_from_its_own_beginning()
    {
        See(day: 0, minutes: 0, seconds: 0);
        See(day: 5, minutes: 0, seconds: 10);
        _speed.See(new RunStatus { State = RunState.Loading, Epoch = 2 });

        See(day: 4, minutes: 0, seconds: 1, epoch: 2);
        See(day: 4, minutes: 2, seconds: 3, epoch: 2);

        _speed.Times!.Value.ShouldBe(60, tolerance: 0.001);
    }

    private void See(int day, int minutes, double seconds, int epoch = 1) => _speed.See(new RunStatus
    {
        State = RunState.Running,
        Epoch = epoch,
        Time = SimTime.Start + SimDuration.FromMinutes((day * 1_440) + minutes),
        Wall = TimeSpan.FromSeconds(seconds),
    });
}
