using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>Runs outlive their commands: they are kept, gone on with, forked, verified and removed.</summary>
public class StoredRunTests
{
    // Long enough that a signal comes while it is under way.
    private static readonly string[] Long = ["run", "toy-storm", "--duration", "365d", "--set", "load.requests=10"];

    [Theory]
    [InlineData(Client.Interrupt, CommandLine.Wrong)]
    [InlineData(Client.Kill, 128 + Client.Kill)]
    public async Task A_run_that_was_stopped_or_killed_goes_on_from_its_last_checkpoint_to_the_same_digest(int signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var folder = new TemporaryFolder();
        var undisturbed = Json(await Client.Run(folder.Path, [.. Long, "--json", "--out", "runs/whole", "--checkpoint-every", "none"]));

        // The first checkpoint may stand at the start. Once the third one has its manifest, the second is complete.
        var ended = await Client.RunAndSendAfter(signal, files: 3, folder.Of("runs/.store"), "manifest", folder.Path, [.. Long, "--out", "runs/a", "--checkpoint-every", "50ms"]);

        ended.Code.ShouldBe(code, ended.All);
        if (signal == Client.Interrupt) ended.Errors.ShouldBe("Stopped; no recording was kept, and the run is kept in runs/.store. To go on: ./liandong runs resume a\n");
        Directory.Exists(folder.Of("runs/a")).ShouldBeFalse();
        var (stands, zh) = signal == Client.Kill ? ("interrupted", "已中断") : ("stopped", "已停下");
        (await Client.Run(folder.Path, "runs")).Output.ShouldMatch($"(?s)  {stands}  .*\nTo go on with one that is stopped or interrupted\n  \\./liandong runs resume RUN\n$");
        (await Client.RunIn("zh_CN.UTF-8", folder.Path, "runs")).Output.ShouldContain(zh);
        var shown = Json(await Client.Run(folder.Path, "runs", "show", "a", "--json"));
        shown["state"]!.GetValue<string>().ShouldBe("interrupted");
        shown["checkpointMs"]!.GetValue<long>().ShouldBeInRange(1, 365 * 86_400_000L);
        var resumed = Json(await Client.Run(folder.Path, "runs", "resume", "a", "--json"));
        resumed["digest"]!.GetValue<string>().ShouldBe(undisturbed["digest"]!.GetValue<string>());
        resumed["epoch"]!.GetValue<int>().ShouldBe(2);
        resumed["manifest"]!["outcomes"]!.GetValue<long>().ShouldBe(undisturbed["manifest"]!["outcomes"]!.GetValue<long>());
        (await File.ReadAllTextAsync(folder.Of("runs/a/indicators.csv"), TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllTextAsync(folder.Of("runs/whole/indicators.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_is_removed_while_another_process_carries_it_and_that_one_is_told()
    {
        using var folder = new TemporaryFolder();
        var begun = Client.Appears(folder.Of("runs/.store/grainstate/head-run"), "a.json");
        var going = Client.Run(folder.Path, [.. Long, "--out", "runs/a", "--checkpoint-every", "50ms"]);
        await begun;

        var removed = await Client.Run(folder.Path, "runs", "rm", "a", "--force");

        removed.Errors.ShouldBeEmpty();
        removed.Output.ShouldBe("Removed a\n");
        var ended = await going;
        ended.Code.ShouldBe(CommandLine.Wrong, ended.All);
        ended.Errors.ShouldNotContain("report it");
        JsonNode.Parse((await Client.Run(folder.Path, "runs", "--json")).Output)!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_run_left_that_died_before_it_had_begun_is_swept_away_when_runs_are_removed()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--duration", "60d", "--json", "--out", "runs/a", "--checkpoint-every", "1ms");
        string[] Stored(string of) => [.. Directory.GetFiles(folder.Of("runs/.store"), "*", SearchOption.AllDirectories).Where(file => file.Contains(of, StringComparison.Ordinal))];
        // All of it is there but its head, which is the last thing that comes to be.
        foreach (var head in Stored("head-run")) File.Delete(head);
        Stored("runs/a/").ShouldNotBeEmpty();

        (await Client.Run(folder.Path, "runs", "rm", "--older", "30d")).Errors.ShouldBeEmpty();

        Stored("runs/a/").ShouldBeEmpty();
        Stored("head-run").ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_are_listed_shown_and_removed_and_their_recordings_stay()
    {
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "runs")).Errors.ShouldBe("There is no store at runs/.store: nothing has been run in this folder yet. Change to the folder in which it was, or name the store with --store.\n");
        (await Client.Run(folder.Path, "runs", "--store", "nowhere")).Errors.ShouldBe("There is no store at nowhere: there is no such folder. Correct --store, or leave it out for runs/.store.\n");
        (await Client.Run(folder.Path, "run", "toy-storm", "--store")).Errors.ShouldStartWith("--store cannot be used: it is empty. Name a folder, or an Azure Storage account");
        var first = Json(await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/a"));
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--seed", "2", "--out", "runs/b");

        var listed = JsonNode.Parse((await Client.Run(folder.Path, "runs", "list", "--json")).Output)!.AsArray();
        listed.Select(run => run!["run"]!.GetValue<string>()).ShouldBe(["b", "a"]);
        listed.ShouldAllBe(run => run!["state"]!.GetValue<string>() == "finished" && run["reachedMs"]!.GetValue<long>() == 12 * 3_600_000);
        listed[1]!["digest"]!.GetValue<string>().ShouldBe(first["digest"]!.GetValue<string>());
        (await Client.Run(folder.Path, "runs")).Output.ShouldContain("A storm over the toy town");
        (await Client.Run(folder.Path, "runs", "show", "a")).Output.ShouldContain(first["digest"]!.GetValue<string>());
        (await Client.Run(folder.Path, "runs", "show", "c")).Errors.ShouldBe("There is no run c; did you mean 'a'?\n");
        listed.ShouldAllBe(run => run!["build"]!.GetValue<string>() == first["manifest"]!["versions"]!["Liandong"]!.GetValue<string>() && run["bytes"]!.GetValue<long>() >= 0);

        (await Client.Run(folder.Path, "runs", "rm", "a", "--older", "30d")).Errors.ShouldStartWith("Name runs or give --older, not both");
        (await Client.Run(folder.Path, "runs", "rm", "--older", "30d")).Output.ShouldNotContain("Removed");
        // A beginning is enough to look at a run, and not to remove it.
        await Client.Run(folder.Path, "fork", "a@12:00", "--json", "--out", "runs/a-fork");
        (await Client.Run(folder.Path, "runs", "rm", "a-f")).Errors.ShouldBe("There is no run a-f; did you mean 'a'?\n");
        (await Client.Run(folder.Path, "runs", "rm", "a-fork")).Output.ShouldStartWith("Removed a-fork\n");
        (await Client.Run(folder.Path, "runs", "rm", "a")).Output.ShouldBe("Removed a\n  its recording stays in runs/a\n");
        JsonNode.Parse((await Client.Run(folder.Path, "runs", "--json")).Output)!.AsArray().Select(run => run!["run"]!.GetValue<string>()).ShouldBe(["b"]);
        File.Exists(folder.Of("runs/a/report.html")).ShouldBeTrue();
        (await Client.Run(folder.Path, "runs", "rm", "b")).Errors.ShouldBeEmpty();
        Directory.GetDirectories(folder.Of("runs/.store"), "*", SearchOption.AllDirectories).Where(empty => !empty.Contains(".liandong", StringComparison.Ordinal) && !Directory.EnumerateFileSystemEntries(empty).Any()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_of_another_run_in_the_same_folder_is_not_told_as_its_own()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/a");
        Directory.Delete(folder.Of("runs/a"), recursive: true);
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--seed", "2", "--out", "runs/a");

        (await Client.Run(folder.Path, "runs", "resume", "a")).Errors.ShouldStartWith($"{folder.Of("runs/a")} exists already. Choose another name (--out)");
        (await Client.Run(folder.Path, "runs", "rm", "a")).Output.ShouldBe("Removed a\n");
        (await Client.Run(folder.Path, "runs", "rm", "a-2")).Output.ShouldBe("Removed a-2\n  its recording stays in runs/a\n");
    }

    [Fact]
    public async Task A_run_that_is_gone_on_with_says_where_its_recording_will_be_and_takes_the_folder_of_its_first_command()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "kept/a");
        Directory.Delete(folder.Of("kept/a"), recursive: true);

        (await Client.Run(folder.Path, "runs", "resume", "a")).Output.ShouldStartWith("Going on with a; its recording will be in kept/a\n");

        File.Exists(folder.Of("kept/a/report.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_is_found_by_the_beginning_of_its_id_and_an_id_can_be_copied_from_the_list()
    {
        using var folder = new TemporaryFolder();
        var id = "a-" + new string('x', 100);
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/" + id);
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/b");

        (await Client.Run(folder.Path, "runs")).Output.Split('\n').ShouldContain(id);
        (await Client.Run(folder.Path, "runs", "show", "a-")).Output.ShouldContain(id);
        (await Client.Run(folder.Path, "verify", "a-xx", "b")).Output.ShouldStartWith("✓ Equal");
        (await Client.Run(folder.Path, "runs", "rm", id)).Output.ShouldStartWith("Removed " + id);
    }

    [Fact]
    public async Task A_run_whose_recording_is_there_is_not_computed_again_only_to_find_that_out()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/a");
        var said = await Client.Run(folder.Path, "runs", "resume", "a");
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Output.ShouldBeEmpty();
        said.Errors.ShouldBe($"Run a has its recording already, in {folder.Of("runs/a")}. For another one name a folder with --out, or move it away.\n");
        (await Client.Run(folder.Path, "runs", "resume", "a", "--out", "runs/again", "--json")).Errors.ShouldBeEmpty();
        (await Client.Run(folder.Path, "runs", "resume", "a", "--checkpoint-every", "5s")).Errors.ShouldContain("A run that is gone on with keeps the options it was started with.");
    }

    [Fact]
    public async Task What_a_run_has_passed_over_is_told_by_who_watches_it_and_by_show()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/a", "--checkpoint-every", "20ms");
        var newest = Directory.GetFiles(folder.Of("runs/.store/liandong/runs/a"), "manifest", SearchOption.AllDirectories).Max(StringComparer.Ordinal)!;
        await File.WriteAllTextAsync(newest, "damaged", TestContext.Current.CancellationToken);

        var watched = await Client.Run(folder.Path, "runs", "resume", "a", "--out", "runs/again");

        watched.Output.ReplaceLineEndings(" ").ShouldContain("Note: Checkpoint ");
        var shown = await Client.RunIn("zh_CN.UTF-8", folder.Path, "runs", "show", "a");
        shown.Output.ShouldMatch("注意（20.*）：第 1 段的第 \\d+ 个检查点不能用");
        Json(await Client.Run(folder.Path, "runs", "show", "a", "--json"))["notices"]!.AsArray().Count.ShouldBe(1);
        (await Client.Run(folder.Path, "runs", "show", "a")).Output.ShouldNotContain("第");
    }

    [Fact]
    public async Task A_recording_that_was_written_over_is_not_what_the_run_computes()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/a");
        await Client.Run(folder.Path, "run", "toy-storm", "--json", "--seed", "2", "--out", "runs/b");
        File.Copy(folder.Of("runs/b/outcomes.parquet"), folder.Of("runs/a/outcomes.parquet"), overwrite: true);

        (await Client.Run(folder.Path, "verify", "runs/a")).Code.ShouldBe(CommandLine.NotMet);
    }

    [Fact]
    public async Task A_fork_is_its_parent_until_something_is_changed()
    {
        using var folder = new TemporaryFolder();
        var parent = Json(await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/a"));

        var unchanged = Json(await Client.Run(folder.Path, "fork", "a@14:00", "--json", "--out", "runs/same"));
        var changed = Json(await Client.Run(folder.Path, "fork", "a@06-18 14:00", "--set", "load.requests=3", "--json", "--out", "runs/other"));

        unchanged["digest"]!.GetValue<string>().ShouldBe(parent["digest"]!.GetValue<string>());
        changed["manifest"]!["changes"]!["en"]!.GetValue<string>().ShouldBe("Forked from run a at 2025-06-18 14:00; changed from there on: load.requests=3");
        var different = await Client.Run(folder.Path, "verify", "runs/a", "runs/other", "--json");
        different.Code.ShouldBe(CommandLine.NotMet, different.All);
        Json(different)["difference"]!["first"]!["timeMs"]!.GetValue<long>().ShouldBeInRange(6 * 3_600_000L, (6 * 3_600_000L) + 600_000);
        (await Client.Run(folder.Path, "verify", "runs/other")).Code.ShouldBe(CommandLine.Met);
    }

    [Theory]
    [InlineData("--cluster", "city", "A cluster needs an Azure Storage account")]
    [InlineData("--store", "http://example.org", "--store cannot be used")]
    [InlineData("--checkpoint-every", "often", "--checkpoint-every often: ")]
    [InlineData("--checkpoint-every", "0s", "must be longer than nothing")]
    public async Task A_store_that_cannot_serve_is_refused_before_anything_begins(string option, string value, string hint)
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", "toy-storm", option, value);
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain(hint);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("taken", "taken")]
    [InlineData("taken/store", "taken")]
    public async Task A_file_in_the_place_of_the_store_is_named(string store, string file)
    {
        using var folder = new TemporaryFolder();
        folder.Write("taken", "mine");
        foreach (var words in new[] { new[] { "run", "toy-storm" }, ["runs"], ["verify", "a"] })
        {
            var said = await Client.Run(folder.Path, [.. words, "--store", store]);
            said.Code.ShouldBe(CommandLine.Wrong);
            said.Output.ShouldBeEmpty();
            said.Errors.ShouldBe($"{store} cannot be the store: {file} is a file, not a folder. Name another folder with --store.\n");
        }
    }

    [Fact]
    public async Task A_folder_that_is_no_store_is_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "runs", "--store", ".")).Errors.ShouldStartWith("There is no store at .: ");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    private static JsonNode Json(Said said) => said.Output.Length > 0 ? JsonNode.Parse(said.Output)! : throw new InvalidOperationException(said.Errors);
}
