using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Liandong.Cluster.Tests;

/// <summary>Signals to processes.</summary>
internal static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    public static void Send(Process process, int signal) => NativeKill(process.Id, signal).ShouldBe(0);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int NativeKill(int process, int signal);
}
