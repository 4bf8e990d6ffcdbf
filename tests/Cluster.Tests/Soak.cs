namespace Liandong.Cluster.Tests;

/// <summary>Whether the long tests run: <c>./test --soak</c>.</summary>
internal static class Soak
{
    public static bool Is => Environment.GetEnvironmentVariable("LIANDONG_SOAK") == "1";
}
