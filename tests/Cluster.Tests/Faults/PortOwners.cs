using System.Globalization;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>Which process has a connection open, by the tables of Linux: a relay sees only the port from which it was called.</summary>
internal static class PortOwners
{
    private const int LocalAddress = 1;
    private const int Inode = 9;
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The one of some processes that has a port of this machine open; none when none of them has.</summary>
    public static int? Of(int port, IEnumerable<int> processes)
    {
        var end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        var sockets = Tables.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(row => row.Length > Inode && row[LocalAddress].EndsWith(end, StringComparison.Ordinal))
            .Select(row => $"socket:[{row[Inode]}]").ToHashSet(StringComparer.Ordinal);
        return processes.Where(process => Holds(process, sockets)).Select(process => (int?)process).FirstOrDefault();
    }

    private static bool Holds(int process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{process}/fd").Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (IOException)
        {
            // It has just ended.
            return false;
        }
    }
}
