using Liandong.Twins.Supervision;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Supervision;

/// <summary>Two streets whose things fall to one unit, with money for one of them a year: the other case rests until the next year's money has come.</summary>
public sealed class NextBudgetTests
{
    private const long Day = 86_400_000;
    private const long Year = 365 * Day;
    private const int First = 0;
    private const int Second = 1;
    private const double Upkeep = 60_000;

    // Nothing but money stands in the way: everybody comes, papers lie ready, and the third meeting is the leader's.
    private static readonly SupervisionWorld World = new()
    {
        UnclearMatter = 0,
        RepairMatter = 0,
        Steps = [0],
        Owners = [0, 0],
        Supervised = true,
        FollowsUp = true,
        Representatives = 2,
        Busy = 0,
        FailuresAYear = 0,
        HasRecord = 1,
        FindsRecord = 1,
        CalledAway = 0,
        UpkeepYuan = Upkeep,
        UpkeepSigma = 0,
        MeetingsUntilRaised = 2,
    };

    [Theory]
    [InlineData(1.5, 0)]
    [InlineData(0, 1.5)]
    [InlineData(0.7, 0.8)]
    public void A_case_for_which_this_years_money_is_spent_rests_and_is_agreed_on_with_the_next_years(double ofUnit, double ofFund)
    {
        var city = City(ofUnit, ofFund).RunTo((365 + 60) * 24 * 60);

        Results(city, First)[^1].Result.ShouldBe(MeetingResult.Agreed);
        Results(city, First)[^1].At.ShouldBeLessThan(30 * Day);
        var second = Results(city, Second);
        second.Select(meeting => meeting.Result).ShouldBe([MeetingResult.NoMoney, MeetingResult.NoMoney, MeetingResult.NoMoney, MeetingResult.Agreed]);
        var rests = second[2].At;
        rests.ShouldBeLessThan(120 * Day);
        second[3].At.ShouldBeInRange(Year, Year + (30 * Day));
        city.Of(OutcomeKind.FollowedUp).ShouldNotContain(task => task.A == Second && task.Time > rests && task.Time < Year, "it rests: nobody spends time on it");
        var over = city.Of(OutcomeKind.HandedOver);
        over.Select(one => one.A).ShouldBe([First, Second]);
        over[1].Time.ShouldBeGreaterThan(second[3].At);
    }

    [Fact]
    public void Where_the_next_years_money_is_not_enough_either_it_rests_again()
    {
        var city = City(ofUnit: 0.4, ofFund: 0.5).RunTo(((2 * 365) + 60) * 24 * 60);

        foreach (var asset in new[] { First, Second })
        {
            Results(city, asset).Select(meeting => (meeting.At / Year, meeting.Result)).ShouldBe(
                [(0, MeetingResult.NoMoney), (0, MeetingResult.NoMoney), (0, MeetingResult.NoMoney), (1, MeetingResult.NoMoney), (2, MeetingResult.NoMoney)]);
        }

        city.Of(OutcomeKind.HandedOver).ShouldBeEmpty();
    }

    // Money in upkeeps of one thing. The second thing is reported when the first is handed over.
    private static TinyCity City(double ofUnit, double ofFund)
    {
        var world = World with { FundYuan = (long)(ofFund * Upkeep), MoneyYuan = ofUnit * Upkeep * 1_000_000 / Agreement.MoneyOf(World with { MoneyYuan = 1_000_000 }, 0) };
        var city = new TinyCity();
        city.Add();
        city.AlsoInCounty.Add(system => new CoordinationOffice(system, world, "督导办", 2));
        for (var street = 0; street < 2; street++)
        {
            var name = $"街道{street}";
            city.AlsoInTown.Add(system => new StreetSupervisor(system, world, name, 2, Office(city)));
        }

        for (var asset = First; asset <= Second; asset++)
        {
            var plan = new UnownedAssetPlan(asset, (ulong)asset, "路灯", AssetKind.Lamps, CommandSystem.Cell(TinyCity.Town, 0), 0b11, TwinId.None, SimTime.Never);
            city.AlsoInTown.Add(system => new UnownedAsset(system, world, plan));
        }

        for (var asset = First; asset <= Second; asset++)
        {
            city.Send(asset * 60 * 24 * 60, Also(city, TwinKind.Supervisor, asset), MessageKind.CaseReported, asset, (long)Also(city, TwinKind.UnownedAsset, 2 + asset).Value, 0b11, (long)CommandSystem.Cell(TinyCity.Town, 0).Value);
        }

        return city;
    }

    private static (long At, MeetingResult Result)[] Results(TinyCity city, int asset) =>
        [.. city.Of(OutcomeKind.MeetingHeld).Where(meeting => meeting.A == asset).Select(meeting => (meeting.Time, (MeetingResult)meeting.Code))];

    private static TwinId Also(TinyCity city, TwinKind kind, int number) => new((byte)kind, TinyCity.Town, city.Officer(city.Officers.Count).Index + number);

    // Behind the county's crews, of which there are none.
    private static TwinId Office(TinyCity city) => new((byte)TwinKind.Supervisor, TinyCity.County, city.Crew(city.Crews).Index);
}
