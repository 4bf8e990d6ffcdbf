using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Tests.Waterways;

/// <summary>What the report says of offences that were found and caught.</summary>
public sealed class WaterwaySectionTests
{
    // One outfall is accused and caught; a false alarm about another brings a squad just when that one has begun.
    private static readonly Section Section = new OutcomeStream()
        .At(10, OutcomeKind.OffenceBegan, Outfall(1), (int)Errand.Outfall, 1, 500, 0, (int)ShoreKind.Coast)
        .At(20, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Outfall, 71, On(1), 500, 0)
        .At(30, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Outfall, 72, On(2), 900, 0)
        .At(40, OutcomeKind.OffenceBegan, Outfall(2), (int)Errand.Outfall, 2, 900, 0, (int)ShoreKind.Coast)
        .At(50, OutcomeKind.OffenderBoarded, Outfall(1), (int)Errand.Outfall, 1, 500, 1)
        .At(55, OutcomeKind.OffenderBoarded, Outfall(2), (int)Errand.Outfall, 2, 900, 1)
        .Indicators(60).Sections.Single(section => section.Id == "river");

    private static TwinId Station => new((byte)TwinKind.ShoreStation, 1, 9);

    [Fact]
    public void What_is_caught_by_chance_is_told_apart_from_what_was_found()
    {
        Section.Finding.En.ShouldStartWith("Of 2 offences on the coast the shore stations found 1; 2 were caught on the water or at the outfall, 1 of them after an alarm of their own. 1 of 2 alarms were true, 0 vessels fled from a boat");
        Section.Finding.Zh.ShouldStartWith("沿海发生违法行为 2 起，岸基站发现 1 起，现场查获 2 起（其中 1 起是岸基站发现的）；");
    }

    [Fact]
    public void In_the_chart_nothing_is_caught_of_what_was_found_that_was_not_found()
    {
        var (found, caught, chance) = (Outfalls("found by an alarm"), Outfalls("of these caught"), Outfalls("caught by chance, not found"));
        (found, caught, chance).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void Why_the_wrong_ship_is_easily_named_is_said_where_there_are_such_alarms()
    {
        Section.Notes.ShouldNotContain(note => note.En.Contains("ships' discharges"));
        var accused = new OutcomeStream().At(10, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Discharge, 71, 3, 500, 0).Indicators(60).Sections.Single(section => section.Id == "river");
        accused.Notes.ShouldContain(note => note.En.StartsWith("Of the alarms of ships' discharges 0 of 1 on the river were true.") && note.En.Contains("only when it is the right one with a likelihood of at least 60%") && note.En.EndsWith("at their next port.") && note.Zh.StartsWith("船舶偷排的报警，江上 1 次、属实 0 次。"));
    }

    // The first night's discharge ends at minute 100 and its last foul water is there at 130; on the second night it begins at 1500 and is sealed at 1600.
    [Theory]
    [InlineData(90, 1_530, 2, 2, 55, "one in each night")]
    [InlineData(150, 1_530, 2, 2, 85, "two readings after the last foul water of the first")]
    [InlineData(151, 1_530, 1, 1, 30, "later than that")]
    [InlineData(90, 1_499, 1, 1, 80, "before the second began")]
    [InlineData(90, 1_605, 1, 1, 80, "after sealing")]
    public void An_alarm_about_an_outfall_is_true_of_the_night_in_which_it_pours_alone(double one, double other, int right, int found, double delay, string when)
    {
        var indicators = new OutcomeStream()
            .At(10, OutcomeKind.OffenceBegan, Outfall(1), (int)Errand.Outfall, 1, 500, 0, (int)ShoreKind.Coast)
            .At(100, OutcomeKind.OffenceEnded, Outfall(1), (int)Errand.Outfall, 1, 500, 0, 130 * OutcomeStream.Minute)
            .At(1_500, OutcomeKind.OffenceBegan, Outfall(1), (int)Errand.Outfall, 1, 500, 0, (int)ShoreKind.Coast)
            .At(1_600, OutcomeKind.OffenderBoarded, Outfall(1), (int)Errand.Outfall, 1, 500, 1)
            .At(one, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Outfall, 71, On(1), 500, 0)
            .At(other, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Outfall, 72, On(1), 500, 0)
            .Indicators(3_000);
        indicators["coast.alarms.precision"].Value.ShouldBe(right / 2.0, when);
        indicators["coast.recall"].Value.ShouldBe(found / 2.0, when);
        indicators["coast.alarm.delay.median"].Value!.Value.ShouldBeInRange((found == 2 ? 30 : delay) * OutcomeStream.Minute, (found == 2 ? (2 * delay) - 30 : delay) * OutcomeStream.Minute, when);
    }

    // Ship 5 is proven at port, ship 6 boarded and proven, ship 7 suspected.
    [Fact]
    public void Who_is_found_out_at_the_next_port_has_a_column_and_a_count_of_its_own()
    {
        var stream = new OutcomeStream();
        for (var ship = 5; ship <= 7; ship++)
        {
            stream.At(10, OutcomeKind.OffenceBegan, Station, (int)Errand.Discharger, ship, 500, 0, (int)ShoreKind.River)
                .At(20, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Discharge, 70 + ship, new AlarmAbout(ship, ShoreKind.River, FoulWater.Own).Packed, 500, 0)
                .At(250, OutcomeKind.LookedAtPort, Station, (int)(ship == 7 ? PortFinding.Suspected : PortFinding.Proven), ship, 70 + ship);
        }

        var indicators = stream.At(40, OutcomeKind.OffenderBoarded, Station, (int)Errand.Discharger, 6, 500, 1).Indicators(300);
        indicators["river.discharge.at-port"].Value.ShouldBe(3);
        indicators["river.discharge.at-port.found"].Value.ShouldBe(1);
        indicators["river.discharge.at-port.suspected"].Value.ShouldBe(1);
        indicators["river.intercepted.share"].Value!.Value.ShouldBe(1 / 3.0, 1e-9);
        var section = indicators.Sections.Single(one => one.Id == "river");
        section.Finding.En.ShouldContain("1 was caught on the water, 1 of them after an alarm of their own, and 1 more found out at the next port.");
        section.Finding.Zh.ShouldContain("另有 1 艘船到下一港查实");
        section.Notes.ShouldContain(note => note.En.EndsWith(": 3 looks, 1 ship found out, 1 suspicion without proof on the river.") && note.Zh.EndsWith("核查 3 艘次，查实 1 艘，可疑而证据不足 1 艘次。"));
        section.Tables[0].Rows.Select(row => (row[4].En, row[5].En)).ShouldBe([("at the next port", "240"), ("30", "240"), ("never", "never")]);
        section.Tables[0].Rows[0][4].Zh.ShouldBe("到港查实");
    }

    // Ship 5 and outfall 1 let water go all the time; what their stations read then is theirs, another's, or murk.
    [Theory]
    [InlineData(FoulWater.Own, 1)]
    [InlineData(FoulWater.Others, 0)]
    [InlineData(FoulWater.None, 0)]
    public void An_alarm_that_names_one_who_lets_water_go_is_true_only_if_it_rests_on_that_water(FoulWater water, double right)
    {
        var indicators = new OutcomeStream()
            .At(10, OutcomeKind.OffenceBegan, Station, (int)Errand.Discharger, 5, 500, 0, (int)ShoreKind.River)
            .At(10, OutcomeKind.OffenceBegan, Outfall(1), (int)Errand.Outfall, 1, 500, 0, (int)ShoreKind.Coast)
            .At(20, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Discharge, 71, new AlarmAbout(5, ShoreKind.River, water).Packed, 500, 0)
            .At(20, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Outfall, 72, new AlarmAbout(1, ShoreKind.Coast, water).Packed, 500, 0)
            .Indicators(60);
        foreach (var shore in (string[])["river.discharge", "coast.outfall"])
        {
            indicators[$"{shore}.precision"].Value.ShouldBe(right, shore);
            indicators[$"{shore}.recall"].Value.ShouldBe(right, shore);
        }

        var murk = water == FoulWater.None ? 1 : 0;
        indicators["river.alarms.murk"].Value.ShouldBe(murk);
        indicators["coast.alarms.murk"].Value.ShouldBe(murk);
        var notes = indicators.Sections.Single(section => section.Id == "river").Notes;
        notes.ShouldContain(note => note.En.StartsWith($"Of 1 alarm of foul water on the river {murk} had none behind ") && note.Zh.StartsWith($"江上水质报警 1 次，其中 {murk} 次没有任何污水"));
        notes.ShouldContain(note => note.En.StartsWith($"Of 1 alarm of foul water on the coast {murk} had none behind "));
    }

    [Fact]
    public void One_alarm_is_not_told_in_the_plural()
    {
        Section.Maps[0].Points.ShouldHaveSingleItem().Label.En.ShouldEndWith(": 2 alarms, 2 offences, 1 found");
        new OutcomeStream().At(10, OutcomeKind.RiverAlarm, Station, (int)Suspicion.Discharge, 71, 3, 500, 0).Indicators(60).Sections.Single(section => section.Id == "river").Maps[0].Points.ShouldHaveSingleItem().Label.En.ShouldEndWith(": 1 alarm, 0 offences, 0 found");
    }

    [Fact]
    public void Who_was_boarded_in_the_instant_of_fleeing_did_not_flee()
    {
        static OutcomeStream Fleeing(double boarded) => new OutcomeStream()
            .At(10, OutcomeKind.OffenceBegan, Station, (int)Errand.Poacher, 5, 500, 0, (int)ShoreKind.River)
            .At(20, OutcomeKind.OffenceEnded, Station, (int)Errand.Poacher, 5, 500, 1)
            .At(boarded, OutcomeKind.OffenderBoarded, Station, (int)Errand.Poacher, 5, 500);
        Fleeing(20).Indicators(60)["river.fled"].Value.ShouldBe(0);
        Fleeing(30).Indicators(60)["river.fled"].Value.ShouldBe(1);
    }

    private static double? Outfalls(string series) => Section.Charts[0].Series.Single(one => one.Name.En == series).Values[(int)Suspicion.Outfall];

    private static TwinId Outfall(int number) => new((byte)TwinKind.SeaOutfall, 1, number);

    private static long On(int suspect) => new AlarmAbout(suspect, ShoreKind.Coast, FoulWater.Own).Packed;
}
