using Liandong.Twins.Affairs;
using Liandong.Twins.Tests.Orders;

namespace Liandong.Twins.Tests.Affairs;

/// <summary>The steps of an application by the clock, reckoned by hand.</summary>
public class ApprovalTests
{
    [Fact]
    public void An_application_goes_from_its_papers_to_the_handing_over()
    {
        var city = new AffairCity().WithApplication().RunTo(10);
        city.At(OutcomeKind.AffairAccepted).ShouldBe(["0 09:15"], "15 of 100 minutes");
        // Twenty working days are four weeks.
        AffairCity.Clock(city.The(OutcomeKind.AffairAccepted).A).ShouldBe("28 09:15");
        // 55 minutes, two working days, 20 minutes.
        city.At(OutcomeKind.AffairDecided).ShouldBe(["2 10:30"]);
        city.At(OutcomeKind.AffairClosed).ShouldBe(["2 10:40"]);
        city.The(OutcomeKind.AffairRated);
    }

    [Fact]
    public void Who_hears_nothing_for_five_working_days_is_accepted_from_the_day_of_receipt()
    {
        var city = new AffairCity { City = new TinyCity { Handlers = 0 } }.WithApplication().RunTo(20);
        city.At(OutcomeKind.AffairAccepted).ShouldBe(["7 09:00"]);
        city.The(OutcomeKind.AffairAccepted).Code.ShouldBe(0);
        AffairCity.Clock(city.The(OutcomeKind.AffairAccepted).A).ShouldBe("28 09:00");
    }

    [Fact]
    public void A_rejection_may_be_appealed_against_and_a_review_grants_what_was_refused()
    {
        var city = new AffairCity { Change = rules => rules with { AppealsDecision = 1, Overturned = 1 } }.WithApplication(item => item with { Granted = 0 }).RunTo(40);
        city.At(OutcomeKind.AffairAppealed).ShouldBe(["7 10:30"], "five days after the decision");
        city.At(OutcomeKind.AppealDecided).ShouldBe(["25 16:00"]);
        var decisions = city.City.Of(OutcomeKind.AffairDecided);
        decisions.Select(decision => decision.Code).ShouldBe([0, 1]);
        decisions[0].C.ShouldBeInRange((long)Reason.ConditionsNotMet, (long)Reason.NoQuotaLeft, "a rejection says why");
        ((Reason)decisions[1].C).ShouldBe(Reason.OrderedByReview);
        city.City.State(decisions[1].Who, "handedOverByReviewAt").ShouldBe("25d 07:10:00.000", "and the permit is handed over");
    }

    [Fact]
    public void What_a_review_granted_is_followed_up_like_any_other_permit()
    {
        var city = new AffairCity { Change = rules => rules with { AppealsDecision = 1, Overturned = 1, LapsedApprovals = 1, RecheckedApprovals = 1 } }.WithApplication(item => item with { Granted = 0 }).RunTo(60);
        city.City.Of(OutcomeKind.AffairCauseBack).Length.ShouldBe(1);
        city.The(OutcomeKind.AffairRechecked).Code.ShouldBe(0);
    }

    [Fact]
    public void Another_department_gives_its_word_beside_and_the_decision_waits_for_it()
    {
        var city = new AffairCity().WithApplication(item => item with { Departments = [0, 1] }).RunTo(10);
        city.At(OutcomeKind.OpinionAsked).ShouldBe(["0 09:15"]);
        city.At(OutcomeKind.OpinionGiven).ShouldBe(["0 09:45"], "30 of 100 minutes");
        city.City.Of(OutcomeKind.OpinionSilent).ShouldBeEmpty();
        city.At(OutcomeKind.AffairDecided).ShouldBe(["2 10:30"], "its own course takes longer");
    }
}
