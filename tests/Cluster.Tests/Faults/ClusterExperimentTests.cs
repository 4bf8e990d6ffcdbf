using System.Runtime.CompilerServices;
using Liandong.Grains.Experiments;
using Liandong.Scenarios.Experiments;
using Liandong.Silo;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>What is lost in the middle of an experiment.</summary>
public enum ExperimentFault
{
    /// <summary>A member that makes runs.</summary>
    MemberKilled,

    /// <summary>The member with the experiment's grain.</summary>
    GrainMemberKilled,

    /// <summary>That member, as for an upgrade.</summary>
    GrainMemberStopped,
}

/// <summary>Whatever is lost in the middle of an experiment, it goes on by itself and comes to the files of one that was made in one process, byte by byte.</summary>
public sealed class ClusterExperimentTests(Azurite azurite)
{
    private const int Replications = 100;

    // However many cores there are, a test finds the experiment in its middle.
    private static readonly string[] OneAtOnce = ["--runs-at-once", "1"];

    private static readonly string Text =
        $$$"""
        name: toy
        title: {zh: 多一支抢险队, en: One more crew}
        question: {zh: 多一支好多少？, en: How much better is one more?}
        scenario: toy-storm
        set: {duration: 4h}
        alternatives:
          - {name: base, title: {zh: 现状, en: as it is}}
          - {name: more, title: {zh: 多一支, en: one more}, set: {staff.crews: "+1"}}
        replications: {{{Replications}}}
        """;

    private const string Queue =
        """
        name: queue
        title: {zh: 两个坐席, en: Two operators}
        question: {zh: 等待够短吗？, en: Is the wait short enough?}
        city: toytown
        start: 2025-06-16 00:00
        duration: 24h
        warm-up: mser-5
        load: {requests: 3, flat: true}
        hotline: {by-phone: 100%, call-backs: 0%, patience: none, operators: 2, talk: {mean: 4min, exponential: true}}
        """;

    private const string Operators =
        """
        name: operators
        title: {zh: 几个坐席, en: How many operators}
        question: {zh: 多一个坐席少等多久？, en: How much shorter is the wait with one more?}
        scenario: ./queue.yaml
        alternatives:
          - {name: two, title: {zh: 两个, en: two}}
          - {name: three, title: {zh: 三个, en: three}, set: {hotline.operators: 3}}
        replications: 3
        indicators: [hotline.wait.mean]
        """;

    private static readonly StrongBox<Task<(byte[] Json, byte[] Csv)>?> Local = new();

    [Theory]
    [InlineData(ExperimentFault.MemberKilled)]
    [InlineData(ExperimentFault.GrainMemberKilled)]
    [InlineData(ExperimentFault.GrainMemberStopped)]
    public async Task An_experiment_goes_on_after_a_loss_and_ends_with_the_files_of_one_process(ExperimentFault fault)
    {
        using var folder = new TemporaryFolder();
        await using var storage = new Azurite();
        await storage.InitializeAsync();
        await using var cluster = await MemberCluster.Start(storage.ConnectionString, "experiments", members: 3, OneAtOnce);
        var file = Written(folder);
        await using var command = Experiment(file, "--cluster", "experiments", "--store", storage.ConnectionString, "--out", folder.Of("out"));
        var grain = await Begun(cluster, file, made: 5);
        var at = await cluster.MemberOf(grain);
        if (fault == ExperimentFault.MemberKilled) await cluster.Members.First(member => member != at).Kill();
        if (fault == ExperimentFault.GrainMemberKilled) await at.Kill();
        if (fault == ExperimentFault.GrainMemberStopped) await at.StopGracefully();
        command.Lives.ShouldBeTrue("the experiment ended before anything was lost");
        var (code, said) = await command.Ended();
        code.ShouldBe(0, said);
        said.ShouldContain("by the cluster experiments");
        await RequireFilesOfOneProcess(folder);
    }

    [Fact]
    public async Task An_experiment_whose_client_is_stopped_goes_on_alone_and_makes_no_run_twice()
    {
        using var folder = new TemporaryFolder();
        var name = azurite.NewName("alone");
        await using var cluster = await MemberCluster.Start(azurite.ConnectionString, name, members: 2, OneAtOnce);
        var file = Written(folder);
        string[] words = [file, "--cluster", name, "--store", azurite.ConnectionString, "--out", folder.Of("out")];
        await using var first = Experiment(words);
        var grain = await Begun(cluster, file, made: 5);
        first.Interrupt();
        var (code, said) = await first.Ended();
        code.ShouldBe(1);
        said.ShouldContain("Left; the experiment goes on in the cluster.");
        Directory.GetFiles(folder.Of("out", "replications"), "*.json").Length.ShouldBeLessThan(2 * Replications);

        var alone = await Until(grain, look => look.Made == 2 * Replications);
        await using var second = Experiment(words);
        (code, said) = await second.Ended();
        code.ShouldBe(0, said);
        said.ShouldContain("200 runs, 200 of them made before");
        await RequireFilesOfOneProcess(folder);
        var end = await MemberCluster.Patiently(() => grain.Look(default));
        (end.Next.List, end.Given).ShouldBe((alone.Next.List, 2 * Replications));
    }

    [Fact]
    public async Task An_experiment_is_called_off_by_its_command_and_let_go_on_by_the_same_without()
    {
        using var folder = new TemporaryFolder();
        var name = azurite.NewName("off");
        await using var cluster = await MemberCluster.Start(azurite.ConnectionString, name, members: 1, OneAtOnce);
        // Another length, so that what others made in this store is not this; and more than is made before anybody can call it off.
        var text = Text.Replace("duration: 4h", "duration: 5h", StringComparison.Ordinal);
        var file = Written(folder, text.Replace($"replications: {Replications}", $"replications: {4 * Replications}", StringComparison.Ordinal));
        string[] words = [file, "--cluster", name, "--store", azurite.ConnectionString, "--out", folder.Of("out")];
        await using var watching = Experiment(words);
        var grain = await Begun(cluster, file, made: 2);
        await using var cancelling = Experiment([.. words, "--cancel"]);
        var (code, said) = await cancelling.Ended();
        (code, said.Contains("Called off", StringComparison.Ordinal)).ShouldBe((0, true), said);
        (code, said) = await watching.Ended();
        (code, said.Contains("was called off", StringComparison.Ordinal)).ShouldBe((1, true), said);
        (await MemberCluster.Patiently(() => grain.Look(default))).IsCancelled.ShouldBeTrue();
        await using var again = Experiment(words);
        (code, said) = await again.Ended();
        code.ShouldBe(0, said);
        File.Exists(folder.Of("out", "experiment.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_warm_up_that_is_to_be_found_is_found_by_the_members_as_by_one_process()
    {
        using var folder = new TemporaryFolder();
        var name = azurite.NewName("warm-up");
        await using var cluster = await MemberCluster.Start(azurite.ConnectionString, name, members: 1);
        await File.WriteAllTextAsync(folder.Of("queue.yaml"), Queue, TestContext.Current.CancellationToken);
        var file = Written(folder, Operators);
        await using var there = Experiment(file, "--cluster", name, "--store", azurite.ConnectionString, "--out", folder.Of("there"));
        await using var here = Experiment(file, "--out", folder.Of("here"));
        foreach (var command in (Command[])[there, here])
        {
            var (code, said) = await command.Ended();
            code.ShouldBe(0, said);
            said.ShouldContain("by MSER-5 from 20 runs");
        }

        (await File.ReadAllBytesAsync(folder.Of("there", ExperimentExport.JsonName), TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllBytesAsync(folder.Of("here", ExperimentExport.JsonName), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_that_no_member_can_make_is_named_with_its_seed_and_reason()
    {
        using var folder = new TemporaryFolder();
        var name = azurite.NewName("refused");
        await using var cluster = await MemberCluster.Start(azurite.ConnectionString, name, members: 1, OneAtOnce);
        // A city that is where the command is, and not where the member is.
        Directory.CreateDirectory(folder.Of("here"));
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Root, "cities", "toytown"))) File.Copy(path, folder.Of("here", Path.GetFileName(path)));
        Written(folder, Text.Replace("duration: 4h", "duration: 4h, city: ./here", StringComparison.Ordinal));
        await using var command = Command.StartIn(folder.Path, "experiment", "toy.yaml", "--cluster", name, "--store", azurite.ConnectionString, "--out", "out");
        var (code, said) = await command.Ended();
        code.ShouldBe(1, said);
        said.ShouldContain("The run of base with seed ");
        said.ShouldContain("failed: The city or scenario cannot be read here: ./here");
    }

    private static string Written(TemporaryFolder folder, string? text = null)
    {
        var file = folder.Of("toy.yaml");
        File.WriteAllText(file, text ?? Text);
        return file;
    }

    // The grain of the experiment, when so many runs are made: others are under way.
    private static async Task<IExperimentGrain> Begun(MemberCluster cluster, string file, int made)
    {
        var grain = cluster.Grains.GetGrain<IExperimentGrain>(CityReplications.IdOf(ExperimentFiles.Load(file)));
        await Until(grain, look => look.Made >= made);
        return grain;
    }

    private static async Task<ExperimentLook> Until(IExperimentGrain grain, Func<ExperimentLook, bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var look = await MemberCluster.Patiently(() => grain.Look(default));
            if (isSo(look)) return look;
            await looks.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task RequireFilesOfOneProcess(TemporaryFolder folder)
    {
        var (json, csv) = await LocalFiles();
        (await File.ReadAllBytesAsync(folder.Of("out", ExperimentExport.JsonName), TestContext.Current.CancellationToken)).ShouldBe(json);
        (await File.ReadAllBytesAsync(folder.Of("out", ExperimentExport.CsvName), TestContext.Current.CancellationToken)).ShouldBe(csv);
        // A page is handed on; the store's key is not.
        var page = await File.ReadAllTextAsync(folder.Of("out", ComparisonPage.ExperimentName), TestContext.Current.CancellationToken);
        page.ShouldNotContain("AccountKey");
        page.ShouldContain(" --cluster ");
    }

    private static Task<(byte[] Json, byte[] Csv)> LocalFiles()
    {
        lock (Local) return Local.Value ??= Make();

        static async Task<(byte[] Json, byte[] Csv)> Make()
        {
            using var folder = new TemporaryFolder();
            await using var command = Experiment(Written(folder), "--out", folder.Of("out"));
            var (code, said) = await command.Ended();
            code.ShouldBe(0, said);
            return (await File.ReadAllBytesAsync(folder.Of("out", ExperimentExport.JsonName)), await File.ReadAllBytesAsync(folder.Of("out", ExperimentExport.CsvName)));
        }
    }

    private static Command Experiment(params IEnumerable<string> words) => Command.Start(["experiment", .. words]);
}
