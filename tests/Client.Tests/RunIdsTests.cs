using Liandong.Client.Runs;
using Liandong.Client.Screens;

namespace Liandong.Client.Tests;

public class RunIdsTests
{
    private static readonly string[] Known = ["flood-1", "flood-12", "storm-1"];

    [Theory]
    [InlineData("storm-1", "storm-1")]
    [InlineData("s", "storm-1")]
    [InlineData("flood-1", "flood-1")]
    [InlineData("flood-12", "flood-12")]
    [InlineData("wind", null)]
    [InlineData("", null)]
    public void A_run_is_found_by_as_much_of_its_id_as_no_other_has(string asked, string? found) => RunIds.Find(asked, Known).ShouldBe(found);

    [Fact]
    public void Where_several_begin_so_they_are_named()
    {
        var text = Should.Throw<RunFailedException>(() => RunIds.Find("flood", Known)).Text;
        text.En.ShouldBe("Several runs begin with flood; write more of the one you mean: flood-1, flood-12");
        text.Zh.ShouldBe("有几个运行以 flood 开头，请写得长一些：flood-1、flood-12");
    }
}
