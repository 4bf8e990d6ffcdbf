using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Experiments;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Commands;

/// <summary>Work on many runs, and what is told when it does not come to its end.</summary>
internal static class Replications
{
    /// <summary>Does it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="left">What is told when it was stopped.</param>
    /// <param name="repeat">How to make a run of an alternative by itself.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="RunFailedException">It was stopped, or a run failed.</exception>
    public static async Task<T> MakeAsync<T>(Func<Task<T>> work, Func<Text> left, Func<Alternative, long, string> repeat, CancellationToken stop)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new RunFailedException(left());
        }
        catch (ReplicationFailedException failed)
        {
            var why = RunFailure.From(failed.InnerException!);
            throw new RunFailedException(new(
                $"方案 {failed.Alternative.Name} 的种子 {failed.Seed} 运行失败：{why.Zh}",
                $"The run of {failed.Alternative.Name} with seed {failed.Seed} failed: {why.Text}"))
            {
                IsOfRun = true,
                Repeat = repeat(failed.Alternative, failed.Seed),
            };
        }
    }
}
