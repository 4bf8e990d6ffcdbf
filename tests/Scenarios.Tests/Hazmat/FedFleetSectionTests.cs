using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>What the report says of vehicles when some of them are fed.</summary>
public sealed class FedFleetSectionTests
{
    [Fact]
    public void Vehicles_that_are_fed_and_simulated_are_told_apart_and_what_only_the_simulated_do_is_said_to_be_theirs()
    {
        var indicators = Fleet(fed: 19, simulated: 1);
        var section = Section(indicators);
        section.Finding.En.ShouldStartWith("20 vehicles carry hazardous goods: the positions of 19 are fed in, 1 is simulated. The simulated delivered nothing. Of the simulated, most are on the road");
        section.Finding.Zh.ShouldStartWith("危货车 20 辆：19 辆的轨迹由外部接入，1 辆由模型模拟。模拟的车辆没有运到货物。");
        section.Charts.ShouldAllBe(chart => chart.Title.En.EndsWith("(1 simulated only)") && chart.Title.Zh.EndsWith("（只计模拟的 1 辆）"));
        section.Cards.ShouldContain("hazmat.vehicles.fed");
        (indicators["hazmat.vehicles"].Value, indicators["hazmat.vehicles.fed"].Value).ShouldBe((20, 19));
    }

    [Fact]
    public void Where_all_are_fed_nothing_is_said_of_trips_and_stays_that_nobody_simulated()
    {
        var indicators = Fleet(fed: 20, simulated: 0);
        var section = Section(indicators);
        section.Finding.En.ShouldBe("20 vehicles carry hazardous goods; all positions are fed in.");
        section.Charts.ShouldBeEmpty();
        section.Tables.ShouldBeEmpty();
        section.Cards.ShouldBe(["hazmat.vehicles", "hazmat.vehicles.fed", "hazmat.reports"]);
        indicators["hazmat.tonnes.per-vehicle-day"].Value.ShouldBeNull();
    }

    [Fact]
    public void What_is_delivered_by_waybills_that_are_fed_too_is_shared_among_all()
    {
        var stream = Stream(fed: 3, simulated: 1).At(30, OutcomeKind.WaybillClosed, Vehicle(0), d: 8_000);
        stream.Indicators(24 * 60)["hazmat.tonnes.per-vehicle-day"].Value.ShouldBe(2);
        Section(stream.Indicators(24 * 60)).Finding.En.ShouldContain("By their waybills they all together deliver 8.0 t a day.");
    }

    [Fact]
    public void Without_a_feed_nothing_is_said_of_one()
    {
        var section = Section(Fleet(fed: 0, simulated: 1));
        section.Finding.En.ShouldStartWith("1 vehicle carries hazardous goods. Nothing was delivered.");
        section.Cards.ShouldNotContain("hazmat.vehicles.fed");
        section.Charts[0].Title.En.ShouldBe("Vehicles under way by hour of the day");
    }

    private static RunIndicators Fleet(int fed, int simulated) => Stream(fed, simulated).Indicators(24 * 60);

    private static OutcomeStream Stream(int fed, int simulated)
    {
        var stream = new OutcomeStream();
        for (var number = 0; number < fed; number++) stream.At(0, OutcomeKind.VehicleFed, Vehicle(number), a: number);
        for (var number = fed; number < fed + simulated; number++) stream.At(24 * 60, OutcomeKind.LitresAtEnd, Vehicle(number));
        return stream;
    }

    private static Section Section(RunIndicators indicators) => indicators.Sections.Single(section => section.Id == "hazmat");

    private static TwinId Vehicle(int number) => new((byte)TwinKind.Vehicle, 0, 5 + number);
}
