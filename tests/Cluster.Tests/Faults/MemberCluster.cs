using System.Diagnostics;
using Liandong.Grains.Runs;
using Liandong.Silo;
using Liandong.Silo.Storage;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>Some members of one cluster and a client of it, which is as patient as a person who looks again.</summary>
internal sealed class MemberCluster : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(2);

    private readonly string _store;
    private readonly string _cluster;
    private readonly List<MemberPorts> _ports = [];
    private readonly string[] _options;
    private readonly bool _isRelayed;
    // Grains that were had by them may be asked yet.
    private readonly List<ClusterAccess> _former = [];
    private Member[] _members = [];
    private ClusterAccess? _access;

    private MemberCluster(string store, string cluster, bool isRelayed, string[] options) => (_store, _cluster, _isRelayed, _options) = (store, cluster, isRelayed, options);

    /// <summary>The members, dead ones too.</summary>
    public IReadOnlyList<Member> Members => _members;

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains => _access!.Grains;

    public static Task<MemberCluster> Start(string store, string cluster, int members, params string[] options) => Start(store, cluster, members, isRelayed: false, options);

    /// <summary>Starts a cluster.</summary>
    /// <param name="store">Its store.</param>
    /// <param name="cluster">Its name.</param>
    /// <param name="members">How many members it has.</param>
    /// <param name="isRelayed">Whether its members' ways to each other and to the storage can be cut.</param>
    /// <param name="options">More options of the members.</param>
    public static async Task<MemberCluster> Start(string store, string cluster, int members, bool isRelayed, params string[] options)
    {
        var started = new MemberCluster(store, cluster, isRelayed, options);
        for (var i = 0; i < members; i++) started.LayWays();
        await started.StartAll();
        await started.Connect();
        return started;
    }

    /// <summary>Starts one more member.</summary>
    public Task Grow()
    {
        LayWays();
        return StartAll();
    }

    /// <summary>Starts all members, on the ports they always have.</summary>
    public async Task StartAll()
    {
        var living = _members.Where(member => member.Lives).ToArray();
        var missing = _ports.Where(ports => living.All(member => member.SiloPort != ports.Silo)).ToArray();
        // The relays look into it at any time.
        _members = [.. living, .. await Task.WhenAll(missing.Select(ports => Member.Start(ports.Ways?.Store ?? _store, _cluster, ports.Silo, ports.Gateway, [.. ports.Listening, .. _options])))];
    }

    /// <summary>Cuts a member's way to the storage; it goes on, and others and clients reach it.</summary>
    public void CutFromStorage(Member member) => WaysOf(member).CutStorage();

    /// <summary>Cuts a member off all others; it goes on, and storage and clients reach it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="way">What is cut, seen from it.</param>
    public void CutFromOthers(Member member, Way way)
    {
        WaysOf(member).CutFromOthers(way);
        foreach (var other in _members.Where(other => other != member)) WaysOf(other).CutFrom(member.Process, way);
    }

    /// <summary>Cuts the ways between two members; others reach both.</summary>
    public void CutBetween(Member one, Member other)
    {
        WaysOf(one).CutFrom(other.Process, Way.Both);
        WaysOf(other).CutFrom(one.Process, Way.Both);
    }

    /// <summary>Mends every way.</summary>
    public void Mend()
    {
        foreach (var ports in _ports) ports.Ways!.Mend();
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
            var status = await Asked(run.GetPrimaryKeyString());
            if (isSo(status)) return status;
            if (status.HasEnded || limit.IsCancellationRequested) throw new InvalidOperationException($"The run is {status.State} at {status.Time} in epoch {status.Epoch}: {status.Failure?.Text}\n{Said}");
        }
    }

    // The member through which a client asks may not reach the one that has the run: whoever gives a command again comes through another one.
    private async Task<RunStatus> Asked(string run)
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            using var silence = new CancellationTokenSource(LongestSilence);
            try
            {
                return await Patiently(() => Grains.GetGrain<IRunGrain>(run).WaitForEnd(LookAgain), silence.Token);
            }
            catch (OperationCanceledException silent)
            {
                if (Stopwatch.GetElapsedTime(began) > Patience) throw new InvalidOperationException($"For {Patience.TotalMinutes} min nobody could ask the run how it stands.\n{Said}", silent);
                await Connect();
            }
        }
    }

    private async Task Connect()
    {
        var former = _access;
        _access = await Patiently(() => ClusterAccess.ConnectAsync(_cluster, new StoreOptions { Location = _store }, TestContext.Current.CancellationToken));
        if (former is not null) _former.Add(former);
    }

    /// <summary>The status with which a run ends.</summary>
    public Task<RunStatus> EndOf(IRunGrain run) => Until(run, status => status.HasEnded);

    /// <summary>Asks again while members come and go.</summary>
    public static async Task<T> Patiently<T>(Func<Task<T>> call)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await Patiently(call, limit.Token);
    }

    private static async Task<T> Patiently<T>(Func<Task<T>> call, CancellationToken limit)
    {
        using var looks = new PeriodicTimer(LookAgain);
        while (true)
        {
            try
            {
                // A call that was under way to a member that died is answered by nobody.
                return await call().WaitAsync(Answer, limit);
            }
            catch (Exception error) when (error is OrleansException or TimeoutException)
            {
                limit.ThrowIfCancellationRequested();
                await looks.WaitForNextTickAsync(limit);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var access in _former.Append(_access).OfType<ClusterAccess>()) await access.DisposeAsync();
        foreach (var member in _members) await member.DisposeAsync();
        foreach (var ports in _ports.Where(ports => ports.Ways is not null)) await ports.Ways!.DisposeAsync();
    }

    private MemberWays WaysOf(Member member) => _ports.First(ports => ports.Silo == member.SiloPort).Ways!;

    // Members that may be cut off are known by the port at which the others reach them, and listen at another one.
    private void LayWays()
    {
        var silo = FreePorts.Next();
        var ways = _isRelayed ? new MemberWays(_store, silo, () => _members.Select(member => member.Process)) : null;
        _ports.Add(new MemberPorts(ways?.SiloPort ?? silo, FreePorts.Next(), ways is null ? [] : ["--silo-listen-port", $"{silo}"], ways));
    }

    private string Said => string.Join('\n', _members.Select(member => $"Member {member.SiloPort}{(member.Lives ? "" : ", dead,")} said:\n{member.Said}"));

    private sealed record MemberPorts(int Silo, int Gateway, string[] Listening, MemberWays? Ways);
}
