using Liandong.Client.Screens;

namespace Liandong.Client.Runs;

/// <summary>Calls that outlive the loss of a gateway, of a silo or of the store of a cluster: they are tried again for two minutes. Inside one process nothing is tried again.</summary>
/// <param name="home">Where the runs are.</param>
/// <param name="time">What waiting is measured by; none takes the system's.</param>
public sealed class PatientCalls(RunHome home, TimeProvider? time = null)
{
    /// <summary>How long a call is tried again: longer than a cluster takes to see that a silo is lost, and than its store may be away.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long a question waits for its answer before it is asked again.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Told when a call did not get through and is about to be tried again.</summary>
    public Action Unanswered { get; init; } = () => { };

    /// <summary>Whether a call got lost, and another one may get through.</summary>
    public static bool IsLoss(Exception error) => error is TimeoutException or OrleansException;

    /// <summary>
    /// Asks for what is there at once. A question that was under way to a member that died is answered by nobody, and would be waited for until
    /// the call itself times out: it is given up after <see cref="Answer"/> and asked again.
    /// </summary>
    /// <exception cref="RunFailedException">Nobody answered for two minutes.</exception>
    public Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken stop) => Call(home.IsCluster ? () => ask().WaitAsync(Answer, _time, stop) : ask, stop);

    /// <summary>Calls, for something that may take long.</summary>
    /// <exception cref="RunFailedException">Nobody answered for two minutes.</exception>
    public async Task<T> Call<T>(Func<Task<T>> call, CancellationToken stop)
    {
        for (var began = _time.GetTimestamp(); ;)
        {
            try
            {
                return await call();
            }
            catch (Exception error) when (home.IsCluster && IsLoss(error))
            {
                if (_time.GetElapsedTime(began) > Patience) throw new RunFailedException(new($"集群 {home.Cluster} 两分钟没有应答（{error.Message}）。", $"The cluster {home.Cluster} has not answered for two minutes ({error.Message})."));
                Unanswered();
            }

            await Task.Delay(Pause, _time, stop);
        }
    }

    /// <summary>Calls.</summary>
    /// <exception cref="RunFailedException">Nobody answered for two minutes.</exception>
    public Task Call(Func<Task> call, CancellationToken stop) => Call(
        async () =>
        {
            await call();
            return true;
        },
        stop);
}
