using Liandong.Client.Screens;
using Liandong.Scenarios.City;

namespace Liandong.Client.Tests;

public class WordsTests
{
    private static readonly Text Yes = new("是", "yes");

    [Theory]
    [InlineData("zh", "en_US.UTF-8", "是")]
    [InlineData("en", "zh_CN.UTF-8", "yes")]
    [InlineData(null, "zh_CN.UTF-8", "是")]
    [InlineData(null, "en_US.UTF-8", "yes")]
    [InlineData(null, "C", "是 / yes")]
    [InlineData(null, "de_DE.UTF-8", "是 / yes")]
    [InlineData(null, null, "是 / yes")]
    public void The_language_is_the_one_asked_for_else_the_systems_else_both(string? asked, string? lang, string spoken) =>
        Words.Choose(asked, name => name == "LANG" ? lang : null).Of(Yes).ShouldBe(spoken);

    [Fact]
    public void What_is_the_same_in_both_languages_is_said_once() => Words.Both.Of(new Text("12 h", "12 h")).ShouldBe("12 h");
}
