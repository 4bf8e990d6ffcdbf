using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>A direction of a connection, seen from one of its ends.</summary>
[Flags]
internal enum Way
{
    /// <summary>What this end sends.</summary>
    Out = 1,

    /// <summary>What this end hears.</summary>
    In = 2,

    /// <summary>Both.</summary>
    Both = Out | In,
}

/// <summary>
/// A port of this machine that carries connections on to another one, and can be cut: what is sent then stays under way, as it does when a cable is cut, and arrives
/// when it is mended.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private const int OwnerLooks = 20;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _carrying = [];
    private readonly int _to;
    private readonly Func<int, int?> _ownerOf;
    private readonly Task _accepting;
    private Cutting? _cut;

    /// <summary>Begins to carry.</summary>
    /// <param name="to">The port that connections are carried on to.</param>
    /// <param name="ownerOf">The process that has a port open; none takes all for one.</param>
    public Relay(int to, Func<int, int?>? ownerOf = null)
    {
        (_to, _ownerOf) = (to, ownerOf ?? (_ => null));
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    /// <summary>The port at which it is reached.</summary>
    public int Port { get; }

    /// <summary>Cuts what goes one way, or both.</summary>
    /// <param name="way">Seen from who has connected.</param>
    /// <param name="of">The process that has connected; none cuts everybody's.</param>
    public void Cut(Way way, int? of = null) => Interlocked.Exchange(ref _cut, new Cutting(way, of, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)))?.Mended.SetResult();

    /// <summary>Lets everything through again.</summary>
    public void Mend() => Interlocked.Exchange(ref _cut, null)?.Mended.SetResult();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_carrying);
        _end.Dispose();
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _carrying.Add(Carry(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
            catch (Exception error) when (IsBroken(error))
            {
                // It ends, or who called has hung up.
            }
        }
    }

    // When one end hangs up, or is not there, so does the other.
    private async Task Carry(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        using (near)
        {
            try
            {
                near.NoDelay = true;
                var from = ((IPEndPoint)near.Client.RemoteEndPoint!).Port;
                // Asked for when a cable is cut: while a process starts, nobody knows it yet. The tables change while they are read, so whom they do not tell is looked for again.
                var owner = new Lazy<int?>(() => Enumerable.Range(0, OwnerLooks).Select(_ => _ownerOf(from)).FirstOrDefault(found => found is not null));
                await Open(Way.Out, owner);
                await far.ConnectAsync(IPAddress.Loopback, _to, _end.Token);
                await await Task.WhenAny(Pump(near, far, Way.Out, owner), Pump(far, near, Way.In, owner));
            }
            catch (Exception error) when (IsBroken(error))
            {
                // As above.
            }
        }
    }

    private async Task Pump(TcpClient from, TcpClient to, Way way, Lazy<int?> owner)
    {
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await from.GetStream().ReadAsync(buffer, _end.Token)) > 0)
        {
            await Open(way, owner);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }

    private async Task Open(Way way, Lazy<int?> owner)
    {
        while (Volatile.Read(ref _cut) is { } cut && cut.Way.HasFlag(way) && (cut.Of is null || cut.Of == owner.Value)) await cut.Mended.Task.WaitAsync(_end.Token);
    }

    // A connection that was closed meanwhile has no stream any more: that is an invalid operation.
    private static bool IsBroken(Exception error) => error is IOException or SocketException or OperationCanceledException or InvalidOperationException;

    private sealed record Cutting(Way Way, int? Of, TaskCompletionSource Mended);
}
