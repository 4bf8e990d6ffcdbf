using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>What a look at the next port makes of the right ship and of a wrong one.</summary>
public class PortLookTests
{
    [Fact]
    public void The_right_ship_is_proven_often_and_never_for_certain()
    {
        var looks = Looks(matches: true);
        Share(looks, PortFinding.Proven).ShouldBe(PortLook.Proves, 0.04);
        Share(looks, PortFinding.Suspected).ShouldBe((1 - PortLook.Proves) * PortLook.Suspects, 0.04);
        Share(looks, PortFinding.Nothing).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void A_wrong_ship_can_be_suspected_and_is_never_proven()
    {
        var looks = Looks(matches: false);
        looks.ShouldNotContain(PortFinding.Proven);
        Share(looks, PortFinding.Suspected).ShouldBe(PortLook.SuspectsWrongly, 0.02);
    }

    [Fact]
    public void The_same_look_finds_the_same_and_another_another() =>
        Looks(matches: true).ShouldBe(Looks(matches: true));

    private static PortFinding[] Looks(bool matches) => [.. Enumerable.Range(0, 3_000).Select(look => PortLook.At(7, look % 60, look / 60, matches))];

    private static double Share(PortFinding[] looks, PortFinding finding) => looks.Count(look => look == finding) / (double)looks.Length;
}
