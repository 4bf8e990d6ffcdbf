using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Tracing;

public class DataSourcesTests
{
    [Theory]
    [InlineData(0, SourceState.Up)]
    [InlineData(2, SourceState.Down)]
    [InlineData(4.99, SourceState.Down)]
    [InlineData(5, SourceState.Up)]
    [InlineData(9, SourceState.Down)]
    public void A_source_is_down_from_the_first_instant_of_an_outage_to_before_its_end(double hour, SourceState state)
    {
        var sources = With(permitted: true);
        var reach = sources.Reach(SourceRole.Waybills, At(hour));
        reach.State.ShouldBe(state);
        sources.IsUp(SourceRole.Waybills, At(hour)).ShouldBe(state == SourceState.Up);
        if (hour == 2) reach.BackAt.ShouldBe(At(5));
    }

    [Fact]
    public void What_is_not_shared_or_not_there_never_answers()
    {
        With(permitted: false).Reach(SourceRole.Waybills, At(0)).ShouldBe(new SourceReach(SourceState.NotPermitted, 3, SimDuration.FromMinutes(1), SimTime.Never));
        With(permitted: true).Reach(SourceRole.Plates, At(0)).ShouldBe(new SourceReach(SourceState.NotPermitted, -1, SimDuration.Zero, SimTime.Never));
        foreach (var role in Enum.GetValues<SourceRole>()) DataSources.Open.IsUp(role, At(3)).ShouldBeTrue();
    }

    private static DataSources With(bool permitted) => new([(SourceRole.Waybills, new DataSource(3, SimDuration.FromMinutes(1), permitted, [new Outage(At(2), At(5)), new Outage(At(8), At(10))]))]);

    private static SimTime At(double hours) => SimTime.Start + SimDuration.FromHours(hours);
}
