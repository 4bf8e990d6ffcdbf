namespace Liandong.Client.Tests;

/// <summary>The repository that these tests belong to.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string Folder(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    public static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(Folder(parts));

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Liandong.slnx"))) return at.FullName;
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no repository.");
    }
}
