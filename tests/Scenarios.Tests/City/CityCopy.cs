using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.CityFormat;

/// <summary>A bundled city's files in a folder of a test's own, to be changed there.</summary>
public sealed class CityCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CityCopy(string name = "toytown")
    {
        foreach (var file in Directory.GetFiles(CityFiles.Folder(name))) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    public string Folder => _folder.Path;

    /// <summary>Replaces a text that stands exactly once in a file.</summary>
    public CityCopy Change(string file, string old, string by)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        (text.Split(old).Length - 1).ShouldBe(1, $"'{old}' must stand once in {file}");
        File.WriteAllText(path, text.Replace(old, by, StringComparison.Ordinal));
        return this;
    }

    public CityCopy Append(string file, string line)
    {
        File.AppendAllText(Path.Combine(Folder, file), line + "\n");
        return this;
    }

    public CityCopy Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    public CityCopy Delete(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    public CityDefinition Load() => CityFiles.Load(Folder);

    public void Dispose() => _folder.Dispose();
}
