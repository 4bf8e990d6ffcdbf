namespace Liandong.Scenarios.Yaml;

/// <summary>Finds the folders that come with the application, such as its cities and scenarios.</summary>
internal static class BundledFolder
{
    /// <summary>The folder of this name, or null when there is none.</summary>
    /// <param name="name">The folder.</param>
    /// <param name="mark">A file in it that no other folder of the name has.</param>
    public static string? Find(string name, string mark)
    {
        // The application may run from its own folder, from a build output inside the repository, or with the repository as working directory.
        foreach (var start in (ReadOnlySpan<string>)[AppContext.BaseDirectory, Directory.GetCurrentDirectory()])
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            {
                var folder = Path.Combine(at.FullName, name);
                if (File.Exists(Path.Combine(folder, mark))) return folder;
            }
        }

        return null;
    }
}
