using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Liandong.Silo;

/// <summary>Ports of this machine that nobody listens on.</summary>
internal static class FreePorts
{
    // Below those that systems give to outgoing connections (from 32768 on Linux, from 49152 elsewhere): one of theirs may be taken before it is listened at.
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>A port that was free just now.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
