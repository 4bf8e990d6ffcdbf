namespace Liandong.Client.Tests;

/// <summary>A folder of a test's own, gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("liandong-client-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Of(name), text);
        return Of(name);
    }

    /// <summary>A copy of a bundled scenario with a part of its text replaced.</summary>
    public string Scenario(string name, string part, string instead)
    {
        var text = Repository.Read("scenarios", name + ".yaml");
        text.ShouldContain(part);
        return Write("mine.yaml", text.Replace(part, instead, StringComparison.Ordinal));
    }

    /// <summary>A copy of the toy city with a part of one of its files replaced.</summary>
    public string City(string file, string part, string instead)
    {
        var city = Directory.CreateDirectory(Of("city")).FullName;
        foreach (var source in Directory.GetFiles(Repository.Folder("cities", "toytown"))) File.Copy(source, System.IO.Path.Combine(city, System.IO.Path.GetFileName(source)));
        var path = System.IO.Path.Combine(city, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(part);
        File.WriteAllText(path, text.Replace(part, instead, StringComparison.Ordinal));
        return city;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
