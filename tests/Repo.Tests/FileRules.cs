using System.Diagnostics;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Runs;

namespace Liandong.Repo.Tests;

/// <summary>What lies in the repository can be used, and says nothing of the place where it was made.</summary>
public class FileRules
{
    public static TheoryData<string> Scenarios => [.. Repository.Files(Repository.PathOf("scenarios"), "*.yaml").Select(Repository.Name)];

    public static TheoryData<string> Cities => [.. Repository.Files(Repository.PathOf("cities"), "city.yaml").Select(Repository.Name)];

    public static TheoryData<string> Experiments => [.. Repository.Files(Repository.PathOf("experiments"), "*.yaml").Select(Repository.Name)];

    [Theory]
    [MemberData(nameof(Cities))]
    public void Every_city_loads(string city) => CityFiles.Load(Repository.PathOf(city)).Towns.ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_loads_and_names_only_what_its_city_has(string scenario)
    {
        var file = ScenarioFiles.Load(Repository.PathOf(scenario));
        foreach (var variant in new[] { file, file.Variant })
        {
            if (variant is null) continue;
            var definition = variant.Definition;
            new CityRun(CityFit.CityOf(definition), definition, (ulong)definition.Seed).End.Milliseconds.ShouldBe(definition.Duration.Milliseconds);
        }
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Every_experiment_loads_under_the_name_of_its_file(string experiment) =>
        ExperimentFiles.Load(Repository.PathOf(experiment)).Definition.Name.ShouldBe(Path.GetFileNameWithoutExtension(experiment));

    [Fact]
    public void No_file_speaks_of_the_place_where_it_was_made()
    {
        // Put together here, so that this file does not contain them.
        string[] words = ["/wo" + "rk/wt", "/wo" + "rk/main", "/wo" + "rk/shared", "/ro" + "ot/.nuget", "COMMON" + ".md"];
        var wrong =
            from path in Tracked()
            let text = File.ReadAllText(path)
            from word in words
            where text.Contains(word, StringComparison.Ordinal)
            select $"{Repository.Name(path)} says {word}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_to_do_in_the_code()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];
        var wrong =
            from path in Repository.Sources("src", "tests", "bench")
            let text = File.ReadAllText(path)
            from mark in marks
            where text.Contains(mark, StringComparison.Ordinal)
            select $"{Repository.Name(path)}: {mark}";
        wrong.ShouldBeEmpty();
    }

    private static List<string> Tracked()
    {
        string[] binary = [".png", ".jpg", ".gz", ".parquet", ".woff2", ".ico"];
        using var git = Process.Start(new ProcessStartInfo("git", "ls-files -z") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, UseShellExecute = false })!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        // From an archive without .git, everything that is not built is looked at.
        IEnumerable<string> paths = names.Length > 0 ? names.Select(name => Repository.PathOf(name)) : Repository.Files(Repository.Root, "*");
        return [.. paths.Where(path => File.Exists(path) && !binary.Contains(Path.GetExtension(path)))];
    }
}
