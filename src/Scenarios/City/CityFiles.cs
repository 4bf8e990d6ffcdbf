using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>Finds and loads cities: a folder with <c>city.yaml</c> and its tables, by path or, for the bundled ones, by name.</summary>
public static class CityFiles
{
    /// <summary>The file that makes a folder a city.</summary>
    public const string FileName = "city.yaml";

    /// <summary>The folder that holds the bundled cities, beside the application or above it.</summary>
    private const string BundleName = "cities";

    /// <summary>The city of this name (bundled), folder, or path of a <c>city.yaml</c>, read, checked and completed.</summary>
    /// <exception cref="DefinitionException">There is no such city, or something in its files is wrong; all of it that can be told at once.</exception>
    public static CityDefinition Load(string nameOrPath) => CityReader.Read(Folder(nameOrPath));

    /// <summary>The names of the bundled cities, in order.</summary>
    public static ImmutableArray<string> Bundled()
    {
        return BundleFolder() is { } bundle
            ? [.. Directory.GetDirectories(bundle).Where(folder => File.Exists(Path.Combine(folder, FileName))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The folder of a city, from a bundled name, a folder, or the path of its <c>city.yaml</c>.</summary>
    /// <exception cref="DefinitionException">There is no such city.</exception>
    public static string Folder(string nameOrPath)
    {
        if (File.Exists(nameOrPath) && string.Equals(Path.GetFileName(nameOrPath), FileName, StringComparison.Ordinal))
            return Path.GetDirectoryName(Path.GetFullPath(nameOrPath))!;
        if (File.Exists(Path.Combine(nameOrPath, FileName))) return Path.GetFullPath(nameOrPath);
        var bundled = Bundled();
        if (bundled.Contains(nameOrPath)) return Path.Combine(BundleFolder()!, nameOrPath);
        if (Directory.Exists(nameOrPath))
            throw new DefinitionException(nameOrPath, 0, $"这个文件夹里没有 {FileName}", $"this directory holds no {FileName}");
        if (File.Exists(nameOrPath))
            throw new DefinitionException(nameOrPath, 0, $"城市文件应名为 {FileName}", $"a city's file must be called {FileName}");
        var (zh, en) = Spelling.Hint(nameOrPath, bundled);
        throw new DefinitionException(nameOrPath, 0, $"没有这个城市；{zh}", $"there is no such city; {en}");
    }

    /// <summary>
    /// The SHA-256 of a city's files (names and bytes, in the order of their names), in hexadecimal: equal hash, equal definition. Notes
    /// beside them (anything but YAML and CSV) do not count.
    /// </summary>
    public static string ContentHash(string nameOrPath)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in DefinitionFiles(Folder(nameOrPath)))
        {
            var bytes = File.ReadAllBytes(file);
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n" + bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> DefinitionFiles(string folder) => Directory.GetFiles(folder)
        .Where(file => Path.GetExtension(file) is ".yaml" or ".csv")
        .OrderBy(file => Path.GetFileName(file), StringComparer.Ordinal);

    private static string? BundleFolder() => BundledFolder.Find(BundleName, "city.schema.json");
}
