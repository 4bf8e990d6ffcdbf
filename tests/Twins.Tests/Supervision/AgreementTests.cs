using Liandong.Twins.Supervision;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Supervision;

/// <summary>A meeting agrees when the unit to which a thing would fall cannot refuse it and can pay.</summary>
public class AgreementTests
{
    private const long Rich = 10_000_000;

    private static readonly SupervisionWorld World = new() { UnclearMatter = 0, RepairMatter = 0, Steps = [], Owners = [], Supervised = true, FollowsUp = true, Representatives = 1, Busy = 0, FailuresAYear = 0 };

    [Theory]
    [InlineData(80_000, true, false, Rich, 0, MeetingResult.Agreed)]
    [InlineData(80_000, false, false, Rich, 0, MeetingResult.NotAgreed)]
    [InlineData(20_000, false, false, Rich, 0, MeetingResult.Agreed)]
    [InlineData(80_000, true, false, 70_000, Rich, MeetingResult.NoMoney)]
    [InlineData(80_000, false, true, Rich, 0, MeetingResult.Agreed)]
    [InlineData(80_000, false, true, 70_000, 10_000, MeetingResult.Agreed)]
    [InlineData(80_000, true, true, 70_000, 9_999, MeetingResult.NoMoney)]
    public void Papers_trifles_and_the_leader_decide_whose_it_is_and_money_whether(int upkeep, bool hasRecord, bool byLeader, long money, long fund, MeetingResult result) =>
        new Agreement(upkeep, hasRecord, byLeader).Of(World, money, fund).ShouldBe(result);

    [Fact]
    public void What_has_no_papers_is_searched_for_in_vain_and_what_has_some_is_found_sooner_or_later()
    {
        var found = Enumerable.Range(0, 2_000).Select(asset => Enumerable.Range(0, 12).TakeWhile(search => !Agreement.Finds(World, asset, search, 1)).Count()).ToArray();
        (found.Count(searches => searches < 12) / 2_000.0).ShouldBe(0.75, 0.04);
        (found.Count(searches => searches == 0) / 2_000.0).ShouldBe(0.75 * 0.7, 0.045);
    }

    [Fact]
    public void Money_comes_anew_each_year_from_the_run_s_start()
    {
        var year = SimDuration.FromDays(365);
        Agreement.BudgetYearOf(SimTime.Start + year - new SimDuration(1)).ShouldBe(0);
        Agreement.BudgetYearOf(SimTime.Start + year).ShouldBe(1);
        Agreement.NextBudget(SimTime.Start + SimDuration.FromDays(3)).ShouldBe(SimTime.Start + year);
    }

    [Fact]
    public void Upkeep_and_money_belong_to_the_thing_and_the_unit()
    {
        var upkeep = Enumerable.Range(0, 2_000).Select(asset => Agreement.UpkeepOf(World, asset)).Order().ToArray();
        ((double)upkeep[1_000]).ShouldBe(60_000, 4_000);
        Agreement.UpkeepOf(World, 7).ShouldBe(Agreement.UpkeepOf(World, 7));
        Enumerable.Range(0, 100).Select(unit => Agreement.MoneyOf(World, unit)).ShouldAllBe(money => money >= 450_000 && money <= 1_350_000);
    }
}
