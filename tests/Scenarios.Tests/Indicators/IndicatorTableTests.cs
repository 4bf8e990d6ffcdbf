using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Indicators;

public sealed class IndicatorTableTests
{
    [Fact]
    public void Every_indicator_has_a_unique_name_and_a_label_of_its_own_in_both_languages()
    {
        IndicatorTable.All.Select(definition => definition.Name).ShouldBeUnique();
        IndicatorTable.All.Select(definition => definition.Label.Zh).ShouldBeUnique();
        IndicatorTable.All.Select(definition => definition.Label.En).ShouldBeUnique();
        foreach (var definition in IndicatorTable.All)
        {
            definition.Label.Zh.ShouldContain(character => character >= 0x4E00 && character <= 0x9FFF);
            definition.Label.En.ShouldAllBe(character => char.IsAscii(character));
        }
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_names_the_nearest_right_ones()
    {
        var error = Should.Throw<UnknownIndicatorException>(() => new OutcomeStream().Indicators(60)["town.orders.arive.p95"]);
        error.Nearest[0].ShouldBe("town.orders.arrive.p95");
        error.Message.ShouldContain("town.orders.arrive.p95");
        error.Text.Zh.ShouldContain("town.orders.arive.p95");
    }

    [Fact]
    public void Every_indicator_of_the_table_is_in_every_run()
    {
        var indicators = new OutcomeStream().Indicators(60);
        indicators.All.Select(indicator => indicator.Definition).ShouldBe(IndicatorTable.All);
    }

    [Fact]
    public void Every_kind_of_outcome_is_understood()
    {
        // A city that has every system.
        var city = CityFiles.Load("toytown");
        foreach (var kind in Enum.GetValues<OutcomeKind>())
        {
            var officer = (int)TwinKind.Officer;
            var outcome = new Outcome { Kind = (int)kind, Twin = OutcomeStream.Order(1).Value, Code = kind is OutcomeKind.ShiftBegan or OutcomeKind.ShiftEnded ? officer : 0, D = kind == OutcomeKind.UnitFreed ? officer : 0 };
            var pass = new IndicatorPass(city, OutcomeStream.Span(60));
            // What befalls an approval or a case comes after its receipt.
            if (kind is > OutcomeKind.AffairReceived and <= OutcomeKind.AffairCauseBack) pass.Add(new Outcome { Kind = (int)OutcomeKind.AffairReceived, Twin = outcome.Twin });
            Should.NotThrow(() => pass.Add(in outcome), kind.ToString());
        }
    }

    [Fact]
    public void Outcomes_out_of_order_or_of_an_unknown_kind_are_refused()
    {
        var pass = new IndicatorPass(SampleCity.Small, OutcomeStream.Span(60));
        pass.Add(new Outcome { Time = 5, Kind = (int)OutcomeKind.WarningIssued });
        Should.Throw<InvalidDataException>(() => pass.Add(new Outcome { Time = 4, Kind = (int)OutcomeKind.WarningIssued }));
        Should.Throw<InvalidDataException>(() => pass.Add(new Outcome { Time = 6, Kind = 999 }));
    }
}
