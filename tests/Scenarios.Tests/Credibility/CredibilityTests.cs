namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>
/// The model against what is on record, figure by figure; each test prints its row, and docs/credibility.md shows the rows. A target that is
/// known to be missed stays here with its reason, and fails when it is met after all.
/// </summary>
public class CredibilityTests
{
    public static TheoryData<string> Keys => [.. CredibilityPage.Targets.Select(target => target.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_figure_lies_in_its_band_or_misses_it_as_the_page_says(string key)
    {
        var target = CredibilityPage.Targets.Single(target => target.Key == key);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" | ", target.Row().Select(cell => cell.En)));
        var values = target.Measure();
        target.Band.Holds(values).ShouldBe(target.Miss is null, string.Join(", ", values));
        if (target.Miss is { } miss) miss.Within.Holds([values.Average()]).ShouldBeTrue($"mean {values.Average()}");
    }

    [Theory]
    [InlineData("docs/credibility.md", false)]
    [InlineData("docs/credibility.zh-CN.md", true)]
    public void The_page_shows_what_was_measured(string page, bool chinese) =>
        CredibilityPage.ShouldShow(page, CredibilityPage.Tables(text => chinese ? text.Zh : text.En));
}
