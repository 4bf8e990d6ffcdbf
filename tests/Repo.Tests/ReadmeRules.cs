using System.Diagnostics;

namespace Liandong.Repo.Tests;

/// <summary>The front page shows the commands that matter, and one picture.</summary>
public class ReadmeRules
{
    private const string Picture = "](docs/images/";
    private const int LargestPicture = 300_000;

    public static TheoryData<string> Pages => ["README.md", "README.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_page_shows_the_two_commands_that_matter(string page)
    {
        File.ReadLines(Repository.PathOf(page)).ShouldContain(line => line.StartsWith("./liandong run ", StringComparison.Ordinal));
        File.ReadLines(Repository.PathOf(page)).ShouldContain(line => line.Trim() == "./test");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_page_shows_one_picture_that_loads_quickly(string page)
    {
        var line = File.ReadLines(Repository.PathOf(page)).Where(line => line.Contains(Picture, StringComparison.Ordinal)).ShouldHaveSingleItem();
        var picture = line[(line.IndexOf(Picture, StringComparison.Ordinal) + 2)..].TrimEnd(')');
        new FileInfo(Repository.PathOf(picture)).Length.ShouldBeInRange(1, LargestPicture);
    }

    // The second command runs this test.
    [Fact]
    public async Task The_first_command_runs_and_leaves_a_report()
    {
        var line = File.ReadLines(Repository.PathOf("README.md")).First(line => line.StartsWith("./liandong run ", StringComparison.Ordinal)).Trim();
        var folder = Directory.CreateTempSubdirectory("liandong-readme-");
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", $"{line} --out {folder.FullName}/run --store {folder.FullName}/store"]) { WorkingDirectory = Repository.PathOf("."), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var run = Process.Start(start)!;
            var output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            run.ExitCode.ShouldBeOneOf([0, 2], await output + await errors);
            File.Exists(Path.Combine(folder.FullName, "run", "report.html")).ShouldBeTrue(await output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
