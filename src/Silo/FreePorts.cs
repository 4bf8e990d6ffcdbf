using System.Net;
using System.Net.Sockets;

namespace Liandong.Silo;

/// <summary>Ports of this machine that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>A port that was free just now.</summary>
    public static int Next()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
