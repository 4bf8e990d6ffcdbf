using Liandong.Twins.Affairs;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Affairs;

/// <summary>The steps of a case by the clock, reckoned by hand.</summary>
public class CaseTests
{
    [Fact]
    public void A_case_without_a_hearing_goes_from_filing_to_closure()
    {
        var city = new AffairCity().WithCase().RunTo(25);
        city.At(OutcomeKind.AffairAccepted).ShouldBe(["0 09:10"], "a tenth of 100 minutes");
        city.The(OutcomeKind.AffairAccepted).A.ShouldBe(city.The(OutcomeKind.AffairAccepted).Time + (90L * 86_400_000), "90 days from filing");
        // 45 minutes at the desk, two working days, 15 minutes for the notice.
        city.At(OutcomeKind.NoticeServed).ShouldBe(["2 10:10"]);
        Math.Round(city.The(OutcomeKind.NoticeServed).A / 60_000.0).ShouldBe(49 * 60, "since filing");
        // Five working days for a statement, 20 minutes for the decision.
        city.At(OutcomeKind.AffairDecided).ShouldBe(["9 10:30"]);
        // Three days until it is paid, on a Saturday; five minutes of winding up on Monday.
        city.At(OutcomeKind.AffairCarriedOut).ShouldBe(["12 10:30"]);
        city.The(OutcomeKind.AffairCarriedOut).Code.ShouldBe(1, "of their own accord");
        city.At(OutcomeKind.AffairClosed).ShouldBe(["14 08:35"]);
        city.The(OutcomeKind.AffairClosed).Code.ShouldBe(1, "decided within the limit");
        // Seven days, then a quarter of the work.
        city.At(OutcomeKind.AffairRechecked).ShouldBe(["21 09:00"]);
        city.The(OutcomeKind.AffairRechecked).Code.ShouldBe(1);
        city.City.Of(OutcomeKind.HearingHeld).ShouldBeEmpty();
    }

    [Fact]
    public void A_hearing_is_announced_seven_working_days_ahead_and_comes_before_the_decision()
    {
        var city = new AffairCity().WithCase(type => type with { Hearing = 1 }).RunTo(25);
        city.At(OutcomeKind.NoticeServed).ShouldBe(["2 10:10"]);
        city.At(OutcomeKind.HearingHeld).ShouldBe(["11 10:30"], "Wednesday and seven working days, 20 minutes");
        city.At(OutcomeKind.AffairDecided).ShouldBe(["11 10:50"]);
    }

    [Fact]
    public void Who_does_not_comply_is_brought_to_it_by_the_court()
    {
        var city = new AffairCity().WithCase(type => type with { Complies = 0 }).RunTo(70);
        city.At(OutcomeKind.AffairCarriedOut).ShouldBe(["64 10:30"], "15 days to pay, ten of a reminder, 30 of the court");
        city.The(OutcomeKind.AffairCarriedOut).Code.ShouldBe(0);
        city.The(OutcomeKind.AffairCarriedOut).A.ShouldBe(55L * 86_400_000);
        city.At(OutcomeKind.AffairClosed).ShouldBe(["64 10:35"]);
    }

    [Fact]
    public void What_is_not_established_is_dropped_and_not_looked_at_again()
    {
        var city = new AffairCity().WithCase(type => type with { Established = 0 }).RunTo(25);
        city.The(OutcomeKind.AffairDecided).Code.ShouldBe(0);
        city.At(OutcomeKind.AffairClosed).ShouldBe(["2 10:00"], "five minutes after the investigation");
        city.City.Of(OutcomeKind.NoticeServed).ShouldBeEmpty();
        city.City.Of(OutcomeKind.AffairRechecked).ShouldBeEmpty();
    }

    [Fact]
    public void A_case_that_is_the_next_department_s_is_handed_on_once_and_filed_there()
    {
        var city = new AffairCity().WithCase(type => type with { Contested = 1 }).RunTo(25);
        city.At(OutcomeKind.AffairTransferred).ShouldBe(["0 09:10"]);
        (city.The(OutcomeKind.AffairTransferred).Code, city.The(OutcomeKind.AffairTransferred).A).ShouldBe((0, 1L));
        city.At(OutcomeKind.AffairAccepted).ShouldBe(["0 09:20"], "the next one files it in as long");
        city.The(OutcomeKind.AffairDecided).D.ShouldBe(1, "and leads from then on");
    }

    [Fact]
    public void A_limit_that_the_investigation_will_outlast_is_put_off_in_half_of_the_cases_and_supervised_in_the_others()
    {
        var extended = 0;
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var city = new AffairCity { City = new TinyCity { Seed = seed } }
                .WithCase(type => type with { DecideWithin = AffairRules.WorkingDays(1), ExtendBy = AffairRules.WorkingDays(20) }).RunTo(25);
            if (city.City.Of(OutcomeKind.AffairExtended) is [var put])
            {
                extended++;
                // Due on Tuesday at 9:10; four weeks more. The desk tells so when it has read the file.
                AffairCity.Clock(put.Time).ShouldBe("0 09:55");
                AffairCity.Clock(put.A).ShouldBe("29 09:10");
                city.City.Of(OutcomeKind.AffairSupervised).ShouldBeEmpty();
                city.The(OutcomeKind.AffairClosed).Code.ShouldBe(1, "on time by the new limit");
            }
            else
            {
                city.At(OutcomeKind.AffairSupervised).ShouldBe(["1 09:10"]);
                city.The(OutcomeKind.AffairClosed).Code.ShouldBe(0, "late");
            }
        }

        extended.ShouldBeInRange(10, 30);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void An_appeal_is_reviewed_and_dismissed_or_upheld(double overturned, int against)
    {
        var city = new AffairCity { Change = rules => rules with { AppealsDecision = 1, Overturned = overturned } }.WithCase().RunTo(60);
        city.At(OutcomeKind.AffairAppealed).ShouldBe(["14 10:30"], "five days after the decision");
        // Four hours at the reviewers' desk from 10:30, lunch between, then fourteen working days.
        city.At(OutcomeKind.AppealDecided).ShouldBe(["32 16:00"]);
        var decided = city.The(OutcomeKind.AppealDecided);
        decided.Code.ShouldBe(against);
        decided.B.ShouldBe(city.The(OutcomeKind.AffairAppealed).Time + (60L * 86_400_000), "within 60 days");
        var decisions = city.City.Of(OutcomeKind.AffairDecided);
        decisions.Length.ShouldBe(1 + against);
        if (against == 1) (decisions[1].Code, (Reason)decisions[1].C).ShouldBe((0, Reason.OrderedByReview), "the penalty falls");
        city.City.Of(OutcomeKind.AffairClosed).Length.ShouldBe(1);
    }

    [Fact]
    public void A_penalty_that_a_review_annulled_is_not_followed_up()
    {
        var city = new AffairCity { Change = rules => rules with { AppealsDecision = 1, Overturned = 1, RecheckAfter = SimDuration.FromDays(30) } }.WithCase().RunTo(90);
        city.City.Of(OutcomeKind.AffairDecided).Length.ShouldBe(2);
        city.City.Of(OutcomeKind.AffairRechecked).ShouldBeEmpty();
        new AffairCity { Change = rules => rules with { RecheckAfter = SimDuration.FromDays(30) } }.WithCase().RunTo(90).City.Of(OutcomeKind.AffairRechecked).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_violation_that_is_there_again_opens_one_further_case_and_no_third()
    {
        var city = new AffairCity().WithCase(type => type with { Recurs = 1 }).RunTo(60);
        city.At(OutcomeKind.AffairRechecked).ShouldBe(["21 09:00", "42 09:00"]);
        city.City.Of(OutcomeKind.AffairRechecked).ShouldAllBe(look => look.Code == 0);
        city.At(OutcomeKind.AffairReceived).ShouldBe(["0 09:00", "21 09:00"]);
    }
}
