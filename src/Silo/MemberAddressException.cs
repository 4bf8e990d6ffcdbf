using System.Net;
using System.Net.Sockets;
using Liandong.Grains;

namespace Liandong.Silo;

/// <summary>A member cannot be reached where it is told to be: a port is taken, or the address is not this machine's.</summary>
public sealed class MemberAddressException : Exception, IBilingual
{
    private MemberAddressException(string text, string zh, Exception inner)
        : base(text, inner) => Zh = zh;

    /// <inheritdoc/>
    public string Zh { get; }

    /// <summary>What an error of a start tells of ports and addresses; null for any other error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="address">The member's address.</param>
    /// <param name="ports">The ports at which it was to listen.</param>
    internal static MemberAddressException? In(Exception error, IPAddress address, params IEnumerable<int> ports)
    {
        var all = string.Join(", ", ports);
        return SocketErrorIn(error) switch
        {
            SocketError.AddressAlreadyInUse => new(
                $"One of the ports {all} at {address} is taken, by another program or by a member that still runs. Choose others with --silo-port and --gateway-port, or leave them out.",
                $"{address} 的端口 {all} 中有已被占用的（其他程序，或还在运行的成员）。请用 --silo-port 和 --gateway-port 换端口，或不写这两个选项。",
                error),
            SocketError.AddressNotAvailable => new(
                $"{address} is no address of this machine. With --address give one of its own, at which members and clients reach it.",
                $"{address} 不是本机的地址。请在 --address 中写本机的、其他成员和客户端能连到的地址。",
                error),
            SocketError.AccessDenied => new(
                $"This user may not listen at one of the ports {all}. Choose ports above 1023 with --silo-port and --gateway-port.",
                $"当前用户无权监听端口 {all} 中的某一个。请用 --silo-port 和 --gateway-port 换成 1023 以上的端口。",
                error),
            _ => null,
        };
    }

    private static SocketError? SocketErrorIn(Exception? error) => error switch
    {
        null => null,
        SocketException socket => socket.SocketErrorCode,
        AggregateException several => several.InnerExceptions.Select(SocketErrorIn).FirstOrDefault(found => found is not null),
        _ => SocketErrorIn(error.InnerException),
    };
}
