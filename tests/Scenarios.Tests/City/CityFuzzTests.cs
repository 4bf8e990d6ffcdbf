using CsCheck;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class CityFuzzTests
{
    private static readonly string[] Files = [.. Directory.GetFiles(CityFiles.Folder("toytown")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static readonly string[] Splinters = ["", "0", "-1", "1e999", "NaN", "99999999999", ",", "\"", "\n", ":", "{", "[", "- ", "T1", "#", "\t", "é", "\0", "%", "T1-W", "120.9"];

    /// <summary>Whatever slips into a file, the reader names the place or loads the city; it never falls over.</summary>
    [Fact]
    public void Damaged_file_loads_or_is_refused_with_file_and_messages() => Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 1_000_000], Gen.Int[0, 12], Gen.Int[0, Splinters.Length - 1]).Sample((file, at, length, splinter) =>
    {
        using var copy = new CityCopy();
        var path = Path.Combine(copy.Folder, Files[file]);
        var text = File.ReadAllText(path);
        var start = at % text.Length;
        File.WriteAllText(path, text[..start] + Splinters[splinter] + text[Math.Min(text.Length, start + length)..]);
        try
        {
            copy.Load().Towns.Sum(town => town.Population).ShouldBeGreaterThan(0);
        }
        catch (DefinitionException error)
        {
            error.File.ShouldStartWith(copy.Folder);
            error.Zh.ShouldNotBeNullOrWhiteSpace();
            error.En.ShouldNotBeNullOrWhiteSpace();
            error.Line.ShouldBeGreaterThanOrEqualTo(0);
        }
    }, iter: 300);
}
