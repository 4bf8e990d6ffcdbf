using Liandong.Twins.Care;
using Liandong.Twins.Tests.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Care;

/// <summary>A station with one wheelchair, for which two elders ask.</summary>
public sealed class AidStockTests
{
    private static readonly CareWorld World = new() { Offers = [], Demand = 1, Waves = [], SubsidyShare = 0, AllowanceFen = 0, AidShares = [1, 0, 0] };
    private readonly AidStock _stock = new(World, new CareStationPlan(0, 7, "驿站", 1, 2, [], 0, 0, [1, 0, 0]));
    private readonly Speaker _station = new(TwinKind.CareStation);
    private readonly Jurisdiction _here = new(0, 1, 1, SimDuration.FromSeconds(2), new Limits());

    public AidStockTests()
    {
        _here.Join(_station);
        _station.Says(1, here =>
        {
            _stock.Ask(1, 0, here, out _).ShouldBeTrue();
            _stock.Ask(2, 1, here, out var patientUntil).ShouldBeFalse();
            patientUntil.ShouldBeGreaterThan(here.Now);
        });
    }

    [Fact]
    public void Whoever_got_it_while_waiting_keeps_it_when_their_patience_would_have_ended()
    {
        ComesBack(20, cleanAt: 25, isFor: 2);
        _station.Says(30, here => _stock.GiveUp(2, here));
        Live();

        GivenUp().ShouldBeEmpty();
        State("stalePatience").ShouldBe("1");
        State("aidsFree[1].aidsOfKindFree").ShouldBe("0");
        State("aidsOut[1].ask").ShouldBe("2");
        State("waitingForAid").ShouldBe("0");
    }

    [Fact]
    public void Whoever_lost_patience_is_out_of_the_line_and_the_aid_goes_back_to_the_shelf()
    {
        _station.Says(10, here => _stock.GiveUp(2, here));
        _station.Says(11, here => _stock.GiveUp(2, here));
        ComesBack(20, cleanAt: 25, isFor: null);
        Live();

        var gaveUp = GivenUp().ShouldHaveSingleItem();
        (gaveUp.Code, gaveUp.A, gaveUp.B).ShouldBe(((int)AidKind.Wheelchair, SimDuration.FromMinutes(9).Milliseconds, 1L));
        State("stalePatience").ShouldBe("1", "nobody gives up twice");
        State("aidsFree[1].aidsOfKindFree").ShouldBe("1");
        State("aidsOut").ShouldBe("0");
    }

    [Fact]
    public void What_is_cleaned_is_not_let_before_it_is_clean()
    {
        ComesBack(20, cleanAt: 25, isFor: 2);
        _station.Says(22, here =>
        {
            State("aidsInCleaning[1].aidsOfKindInCleaning").ShouldBe("1");
            State("aidsFree[1].aidsOfKindFree").ShouldBe("0");
            _stock.Ask(3, 0, here, out _).ShouldBeFalse();
        });
        Live();

        State("aidsInCleaning[1].aidsOfKindInCleaning").ShouldBe("0");
        State("aidsOut[1].ask").ShouldBe("2", "who waits longest gets it");
        State("waitingForAid[1].ask").ShouldBe("3");
    }

    private void ComesBack(double minute, double cleanAt, long? isFor)
    {
        _station.Says(minute, here =>
        {
            _stock.Deliver(1, here);
            _stock.Fetch(1, here).Kind.ShouldBe(AidKind.Wheelchair);
        });
        _station.Says(cleanAt, _ => (_stock.TakeBack(AidKind.Wheelchair)?.Number).ShouldBe(isFor));
    }

    private void Live()
    {
        var partition = new Partition(0, [0], [_here]);
        partition.Begin();
        var end = SimTime.Start + SimDuration.FromHours(1);
        while (partition.NextDue < end) partition.StepNext(SimDuration.FromSeconds(2), end);
    }

    private Outcome[] GivenUp() => [.. _here.Outcomes.Items.ToArray().Where(outcome => outcome.Kind == (int)OutcomeKind.AidGivenUp)];

    private string State(string field)
    {
        var state = new TextStateWriter();
        _stock.WriteState(state);
        return state.Fields.Single(pair => pair.Key == field).Value;
    }
}
