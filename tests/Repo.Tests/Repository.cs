using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Liandong.Repo.Tests;

/// <summary>The repository's own files, found from the test's folder upwards.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = ["artifacts", "node_modules", "runs", ".git", "bin", "obj"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path as people name it in the repository.</summary>
    public static string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public static IEnumerable<string> Files(string folder, string pattern)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)) yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (Skipped.Contains(Path.GetFileName(inner))) continue;
            foreach (var file in Files(inner, pattern)) yield return file;
        }
    }

    public static IEnumerable<string> Sources(params IEnumerable<string> folders) => folders.SelectMany(folder => Files(PathOf(folder), "*.cs"));

    public static SyntaxTree Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview), file);

    /// <summary>Where a node stands: <c>src/Twins/Time/Event.cs:12</c>.</summary>
    public static string Place(SyntaxNode node) => $"{Name(node.SyntaxTree.FilePath)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Liandong.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must lie inside the repository: no Liandong.slnx above " + AppContext.BaseDirectory);
    }
}
