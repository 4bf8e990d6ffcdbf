using System.Net;
using System.Net.Sockets;
using Liandong.Grains.Runs;
using Liandong.Silo;
using Liandong.Silo.Storage;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>Some members of one cluster and a client of it, which is as patient as a person who looks again.</summary>
internal sealed class MemberCluster : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(2);

    private readonly string _store;
    private readonly string _cluster;
    private readonly List<(int Silo, int Gateway)> _ports;
    private readonly string[] _options;
    private readonly List<Member> _members = [];
    private ClusterAccess? _access;

    private MemberCluster(string store, string cluster, int members, string[] options)
    {
        (_store, _cluster, _options) = (store, cluster, options);
        _ports = [.. Enumerable.Range(0, members).Select(_ => (FreePort(), FreePort()))];
    }

    /// <summary>The members, dead ones too.</summary>
    public IReadOnlyList<Member> Members => _members;

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains => _access!.Grains;

    public static async Task<MemberCluster> Start(string store, string cluster, int members, params string[] options)
    {
        var started = new MemberCluster(store, cluster, members, options);
        await started.StartAll();
        started._access = await ClusterAccess.ConnectAsync(cluster, new StoreOptions { Location = store }, TestContext.Current.CancellationToken);
        return started;
    }

    /// <summary>Starts one more member.</summary>
    public Task Grow()
    {
        _ports.Add((FreePort(), FreePort()));
        return StartAll();
    }

    /// <summary>Starts all members, on the ports they always have.</summary>
    public async Task StartAll()
    {
        _members.RemoveAll(member => !member.Lives);
        var missing = _ports.Where(ports => _members.All(member => member.SiloPort != ports.Silo)).ToArray();
        _members.AddRange(await Task.WhenAll(missing.Select(ports => Member.Start(_store, _cluster, ports.Silo, ports.Gateway, _options))));
    }

    /// <summary>The member on which a run's clock is.</summary>
    public Task<Member> ClockOf(IRunGrain run) => MemberOf(run);

    /// <summary>The member on which a grain is.</summary>
    public async Task<Member> MemberOf(IAddressable grain)
    {
        var activations = await Patiently(() => Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics());
        var found = activations.First(activation => activation.GrainId == grain.GetGrainId());
        return _members.First(member => member.SiloPort == found.SiloAddress.Endpoint.Port);
    }

    /// <summary>Ends when a run has come so far.</summary>
    public async Task<RunStatus> Until(IRunGrain run, Func<RunStatus, bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var status = await Patiently(() => run.WaitForEnd(LookAgain));
            if (isSo(status)) return status;
            if (status.HasEnded || limit.IsCancellationRequested) throw new InvalidOperationException($"The run is {status.State} at {status.Time} in epoch {status.Epoch}: {status.Failure?.Text}\n{Said}");
        }
    }

    /// <summary>The status with which a run ends.</summary>
    public Task<RunStatus> EndOf(IRunGrain run) => Until(run, status => status.HasEnded);

    /// <summary>Asks again while members come and go.</summary>
    public static async Task<T> Patiently<T>(Func<Task<T>> call)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var looks = new PeriodicTimer(LookAgain);
        while (true)
        {
            try
            {
                // A call that was under way to a member that died is answered by nobody.
                return await call().WaitAsync(Answer, limit.Token);
            }
            catch (Exception error) when (error is OrleansException or TimeoutException && !limit.IsCancellationRequested)
            {
                await looks.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_access is not null) await _access.DisposeAsync();
        foreach (var member in _members) await member.DisposeAsync();
    }

    private string Said => string.Join('\n', _members.Select(member => $"Member {member.SiloPort} said:\n{member.Said}"));

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
