using System.Diagnostics;

namespace Liandong.Client.Tests;

/// <summary>The report of a real run in a real browser without a window.</summary>
public class ReportInBrowserTests
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [Fact]
    public async Task The_report_opens_without_errors_and_changes_its_language()
    {
        var browser = Array.Find(Browsers, File.Exists);
        Assert.SkipWhen(browser is null, "There is no Chromium here to open the report with.");
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "run", "toy-storm", "--out", "runs/a")).Errors.ShouldBeEmpty();
        var report = await File.ReadAllTextAsync(folder.Of("runs/a/report.html"), TestContext.Current.CancellationToken);

        ShouldShow(await Open(browser!, folder, report, "#zh"), "zh-CN", "玩具城暴雨");
        ShouldShow(await Open(browser!, folder, report, "#en"), "en", "A storm over the toy town");
        var clicked = report.Insert(report.LastIndexOf("</body>", StringComparison.Ordinal), "<script>document.querySelector('button[data-lang=en]').click()</script>");
        ShouldShow(await Open(browser!, folder, clicked, "#zh"), "en", "A storm over the toy town");
    }

    [Fact]
    public async Task A_heading_sorts_its_table_and_an_arrow_key_reads_the_map()
    {
        var browser = Array.Find(Browsers, File.Exists);
        Assert.SkipWhen(browser is null, "There is no Chromium here to open the report with.");
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "run", "toy-storm", "--out", "runs/a")).Errors.ShouldBeEmpty();
        var report = await File.ReadAllTextAsync(folder.Of("runs/a/report.html"), TestContext.Current.CancellationToken);
        const string Hands = "<script>document.querySelector('.whole th:nth-child(2) button').click(); document.querySelector('.map svg').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));</script>";
        var (page, console) = await Open(browser!, folder, report.Insert(report.LastIndexOf("</body>", StringComparison.Ordinal), Hands), "#en");
        console.ShouldBeEmpty();
        page.ShouldContain("aria-sort=\"descending\"");
        page.ShouldContain("class=\"town chosen\"");
    }

    [Theory]
    [InlineData("#zh", "zh-CN", "暴雨中多几支抢险队", "“每县多一支”优于“现有抢险队”")]
    [InlineData("#en", "en", "More drainage crews in the storm", "“one more crew in each county” beats “the crews as they are”")]
    public async Task The_page_of_an_experiment_draws_its_plots_and_its_map_follows_the_choice(string part, string language, string title, string finding)
    {
        var browser = Array.Find(Browsers, File.Exists);
        Assert.SkipWhen(browser is null, "There is no Chromium here to open the page with.");
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "experiment", "storm-crews", "--out", "storm")).Errors.ShouldBeEmpty();
        var report = await File.ReadAllTextAsync(folder.Of("storm/experiment.html"), TestContext.Current.CancellationToken);
        const string Hands = "<script>const choices = document.querySelectorAll('.choices select'); choices[0].selectedIndex = 1; choices[0].dispatchEvent(new Event('change')); document.querySelector('.map svg').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' })); document.querySelector('nav button').focus();</script>";
        var (page, console) = await Open(browser!, folder, report.Insert(report.LastIndexOf("</body>", StringComparison.Ordinal), Hands), part);
        console.ShouldBeEmpty();
        page.ShouldContain($"<html lang=\"{language}\"");
        page.ShouldContain($"<h1 id=\"title\">{title}</h1>");
        page.ShouldContain(finding);
        // Four indicators, a lane for each of three alternatives, and one for each of the two differences.
        Count(page, "class=\"lane ").ShouldBe(4 * (3 + 2));
        Count(page, "class=\"mean\"").ShouldBe(4 * (3 + 2));
        Count(page, "class=\"zero\"").ShouldBe(4 * 2);
        Count(page, "class=\"panel\"").ShouldBe(2 * 3);
        page.ShouldContain(language == "en" ? "aria-label=\"Where it gets better, where worse: Time under water, over all low points\"" : "aria-label=\"哪里变好、哪里变差: 积水时间（各积水点合计）\"");
        page.ShouldContain("class=\"town shown");
        page.ShouldContain(" chosen\"");
    }

    [Fact]
    public async Task An_error_in_the_page_would_be_seen()
    {
        var browser = Array.Find(Browsers, File.Exists);
        Assert.SkipWhen(browser is null, "There is no Chromium here to open a page with.");
        using var folder = new TemporaryFolder();
        (await Open(browser!, folder, "<html lang=en><script>nobody.knows()</script></html>", "")).Console.ShouldNotBeEmpty();
    }

    private static int Count(string page, string part) => page.Split(part).Length - 1;

    private static void ShouldShow((string Page, string[] Console) opened, string language, string title)
    {
        opened.Console.ShouldBeEmpty();
        opened.Page.ShouldContain($"<html lang=\"{language}\"");
        opened.Page.ShouldContain($"<h1 id=\"title\">{title}</h1>");
        // It rained, so the map opens on the water; the county has its border and a name.
        opened.Page.ShouldContain("class=\"low\"");
        opened.Page.ShouldContain("class=\"county\"");
    }

    private static async Task<(string Page, string[] Console)> Open(string browser, TemporaryFolder folder, string html, string part)
    {
        var path = folder.Write("page.html", html);
        var start = new ProcessStartInfo(browser) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] options =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--user-data-dir=" + folder.Of("profile"), "--enable-logging=stderr", "--virtual-time-budget=10000", "--dump-dom", "file://" + path + part,
        ];
        foreach (var option in options) start.ArgumentList.Add(option);
        using var process = Process.Start(start)!;
        var page = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await page, [.. (await log).Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
    }
}
