using Liandong.Twins;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Indicators;

public sealed class RequestAndWorkIndicatorTests
{
    private const long Minute = OutcomeStream.Minute;
    private static readonly TwinId Hotline = new((byte)TwinKind.Hotline, 0, 1);

    [Fact]
    public void Requests_are_counted_by_kind_and_channel_and_town()
    {
        var indicators = new OutcomeStream()
            .At(0, OutcomeKind.RequestMade, OutcomeStream.Town(0), (int)Channel.Phone, 1, 0, 1)
            .At(1, OutcomeKind.RequestMade, OutcomeStream.Town(0), (int)Channel.Phone, 2, 0, 1)
            .At(2, OutcomeKind.RequestMade, OutcomeStream.Town(1), (int)Channel.Snapshot, 3, 0, 3)
            .At(3, OutcomeKind.RequestMade, OutcomeStream.Town(1), (int)Channel.Phone, 4, 0, 0)
            .At(4, OutcomeKind.AnsweredDirectly, Hotline, 0, 1, 1)
            .Indicators(minutes: 720);

        indicators["requests.count"].Value.ShouldBe(4);
        indicators["requests.per-day"].Value.ShouldBe(8);
        indicators["requests.share.consult"].Value.ShouldBe(0.5);
        indicators["requests.share.complaint"].Value.ShouldBe(0.25);
        indicators["requests.share.help"].Value.ShouldBe(0.25);
        indicators["requests.channel.phone"].Value.ShouldBe(3);
        indicators["requests.channel.snapshot"].Value.ShouldBe(1);
        indicators["requests.direct-answer.share"].Value.ShouldBe(0.25);
        indicators.Towns.Select(town => town.Requests).ShouldBe([2, 2]);
    }

    [Fact]
    public void A_caller_who_is_asked_counts_for_the_department_and_the_centre_of_the_order()
    {
        var order = (long)OutcomeStream.Order(1, jurisdiction: 3).Value;
        var indicators = new OutcomeStream()
            .At(1, OutcomeKind.CalledBack, Hotline, 1, 64, order, 3)
            .At(2, OutcomeKind.CalledBack, Hotline, 0, 128, order, 3)
            .Indicators(minutes: 60);

        indicators.Departments[3].ShouldSatisfyAllConditions(row => row.CalledBack.ShouldBe(2), row => row.Satisfied.ShouldBe(1));
        indicators.Centres[3].ShouldSatisfyAllConditions(row => row.CalledBack.ShouldBe(2), row => row.Satisfied.ShouldBe(1));
        indicators.Centres[2].CalledBack.ShouldBe(0);
    }

    [Fact]
    public void A_request_whose_merge_is_refused_is_open_again_until_it_is_filed_anew()
    {
        const int RefusedMerge = ((int)OrderState.Closed * 256) + (int)OrderCommand.Merge;
        var refused = new OutcomeStream()
            .At(0, OutcomeKind.RequestMade, OutcomeStream.Town(), (int)Channel.Phone, 64, 9, 1)
            .At(1, OutcomeKind.IncidentHappened, OutcomeStream.Town(), 0, 9)
            .At(5, OutcomeKind.RequestMerged, OutcomeStream.Town(), 0, 64)
            .At(5, OutcomeKind.FindMerged, OutcomeStream.Town(), 0, 9)
            .At(6, OutcomeKind.CommandRefused, OutcomeStream.Order(1), RefusedMerge, 64, 9)
            .At(6, OutcomeKind.CommandRefused, OutcomeStream.Order(1), RefusedMerge, 0, 9);
        var lost = refused.Indicators(minutes: 60);
        (lost["requests.unaccounted"].Value, lost["finds.unaccounted"].Value).ShouldBe((1, 1));

        var anew = refused.Filed(7, 2, request: 64, incident: 9).Filed(7, 3, request: 0, incident: 9).Indicators(minutes: 60);
        (anew["requests.unaccounted"].Value, anew["finds.unaccounted"].Value).ShouldBe((0, 0));
    }

    [Fact]
    public void Answers_within_15_seconds_are_a_share_of_all_calls_offered()
    {
        var indicators = new OutcomeStream()
            .At(1, OutcomeKind.RequestAnswered, Hotline, (int)Channel.Phone, 1, 15_000)
            .At(2, OutcomeKind.RequestAnswered, Hotline, (int)Channel.Phone, 2, 15_001)
            .At(2, OutcomeKind.RequestAnswered, Hotline, (int)Channel.Snapshot, 9, 900_000)
            .At(3, OutcomeKind.CallAbandoned, Hotline, a: 3, b: 60_000)
            .At(4, OutcomeKind.CallBlocked, Hotline, a: 4)
            .Indicators(minutes: 60);

        indicators["hotline.calls"].Value.ShouldBe(4);
        indicators["hotline.answered-15s.share"].Value.ShouldBe(0.25);
        indicators["hotline.abandoned.share"].Value.ShouldBe(0.25);
        indicators["hotline.blocked.share"].Value.ShouldBe(0.25);
        indicators["hotline.wait.mean"].Value.ShouldBe(15_000.5);
    }

    [Fact]
    public void What_follows_from_a_request_of_the_warm_up_is_not_measured()
    {
        var indicators = new OutcomeStream()
            .At(59, OutcomeKind.RequestMade, OutcomeStream.Town(), (int)Channel.Phone, 1, 0, 1)
            .At(61, OutcomeKind.RequestAnswered, Hotline, (int)Channel.Phone, 1, 120_000)
            .At(61, OutcomeKind.AnsweredDirectly, Hotline, 0, 1, 1)
            .At(62, OutcomeKind.RequestMade, OutcomeStream.Town(), (int)Channel.Phone, 2, 0, 1)
            .At(63, OutcomeKind.RequestAnswered, Hotline, (int)Channel.Phone, 2, 1_000)
            .Indicators(minutes: 120, warmUpMinutes: 60);

        indicators["requests.count"].Value.ShouldBe(1);
        indicators["requests.direct-answer.share"].Value.ShouldBe(0);
        indicators["hotline.wait.mean"].Value.ShouldBe(1_000);
    }

    [Fact]
    public void Utilisation_is_time_at_work_over_time_on_shift_cut_to_the_measured_time()
    {
        var officer = new TwinId((byte)TwinKind.Officer, 2, 5);
        var indicators = new OutcomeStream()
            .At(0, OutcomeKind.ShiftBegan, officer, (int)TwinKind.Officer)
            .At(70, OutcomeKind.UnitFreed, officer, 1, 10 * Minute, 20 * Minute, 0, (int)TwinKind.Officer)
            .At(160, OutcomeKind.ShiftEnded, officer, (int)TwinKind.Officer, 0)
            .At(260, OutcomeKind.ShiftBegan, officer, (int)TwinKind.Officer)
            .At(300, OutcomeKind.UnitFreed, officer, 0, 40 * Minute, 0, 0, (int)TwinKind.Officer)
            .Indicators(minutes: 360, warmUpMinutes: 60);

        // On shift 60–160 and 260–360, at work 60–70 and 260–300.
        indicators["units.officer.utilisation"].Value.ShouldBe(0.25);
        indicators.Centres[2].FieldUtilisation.ShouldBe(0.25);
        indicators["units.enforcer.utilisation"].Value.ShouldBeNull();
    }

    [Fact]
    public void Units_that_are_not_there_have_no_utilisation_and_those_that_wait_all_day_have_none_of_work()
    {
        var crew = new TwinId((byte)TwinKind.Crew, 1, 5);
        var indicators = new OutcomeStream()
            .At(0, OutcomeKind.ShiftBegan, crew, (int)TwinKind.Crew)
            .At(600, OutcomeKind.ShiftEnded, crew, (int)TwinKind.Crew, 0)
            .Indicators(minutes: 600);

        indicators["units.crew.utilisation"].Value.ShouldBe(0);
        indicators["units.squad.utilisation"].Value.ShouldBeNull();
        indicators.Centres[2].FieldUtilisation.ShouldBeNull();
    }

    [Fact]
    public void A_desk_is_as_large_as_its_shift()
    {
        // 08:00 to 18:00: eight hours of the day shift (2 at a town's desk), two of the evening shift (1).
        var desk = new TwinId((byte)TwinKind.CommandCenter, 2, 0);
        var indicators = new OutcomeStream().At(120, OutcomeKind.DeskServed, desk, b: 98 * Minute).At(590, OutcomeKind.DeskServed, desk, b: 30 * Minute).Indicators(minutes: 600);

        indicators.Centres[2].DeskUtilisation.ShouldBe(108.0 / 1_080);
        indicators.Centres[3].DeskUtilisation.ShouldBe(0);
    }

    [Fact]
    public void Consultations_are_counted_with_their_wait()
    {
        var centre = new TwinId((byte)TwinKind.CommandCenter, 0, 0);
        var indicators = new OutcomeStream()
            .At(10, OutcomeKind.ConsultationHeld, centre, 4, 1, 6 * Minute, 20 * Minute)
            .At(20, OutcomeKind.ConsultationHeld, centre, 4, 2, 8 * Minute, 20 * Minute)
            .Indicators(minutes: 60);

        indicators["consultations.count"].Value.ShouldBe(2);
        indicators["consultations.wait.mean"].Value.ShouldBe(7 * Minute);
    }

    [Fact]
    public void Decisions_that_came_in_from_outside_are_counted()
    {
        var centre = new TwinId((byte)TwinKind.CommandCenter, 1, 0);
        var indicators = new OutcomeStream()
            .At(10, OutcomeKind.DecisionTaken, centre, 1, 3)
            .At(11, OutcomeKind.DecisionTaken, centre, 3, 7)
            .At(12, OutcomeKind.DecisionRefused, centre, 1, 3, 2)
            .Indicators(minutes: 60);

        indicators["decisions.taken"].Value.ShouldBe(2);
        indicators["decisions.refused"].Value.ShouldBe(1);
    }
}
