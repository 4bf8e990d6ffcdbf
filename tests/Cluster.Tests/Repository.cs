namespace Liandong.Cluster.Tests;

/// <summary>The repository that the tests lie in.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Above(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Liandong.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must lie inside the repository: no Liandong.slnx above " + AppContext.BaseDirectory);
    }
}
