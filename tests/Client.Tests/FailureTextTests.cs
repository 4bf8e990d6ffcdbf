using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

public class FailureTextTests
{
    private static readonly CityRun Run = new(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm").Definition, 1);

    [Fact]
    public void Every_rule_that_a_run_can_break_is_named_in_both_languages_with_who_when_and_what_to_do()
    {
        foreach (var rule in Enum.GetValues<EngineRule>())
        {
            var failure = new RunFailure { Rule = rule, Twin = CommandSystem.Centre(2), Time = SimTime.Start + SimDuration.FromHours(2), Text = "…", Zh = "…" };
            var text = FailureText.Of(new RunStatus { State = RunState.Failed, Failure = failure }, Run);
            text.Zh.ShouldStartWith("运行中止：西街道指挥中心在 06-18 10:00:00 违反“");
            text.En.ShouldStartWith("The run stopped: West Subdistrict Command Centre broke '");
            text.En.ShouldContain(" at 06-18 10:00:00; ");
            text.Zh.ShouldContain("请");
        }
    }

    [Fact]
    public void What_kept_a_run_from_going_on_is_told_in_the_language_of_whoever_reads()
    {
        var text = FailureText.Of(new RunStatus { State = RunState.Failed, Failure = RunFailure.From(new JournalDamagedException("The journal is damaged.", "接入日志已损坏。")) }, Run);

        (text.Zh, text.En).ShouldBe(("运行中止：接入日志已损坏。", "The run stopped: The journal is damaged."));
    }

    [Fact]
    public void A_limit_is_told_in_chinese_without_the_engines_english()
    {
        var failure = new RunFailure { Rule = EngineRule.MailPerSpan, Twin = CommandSystem.Centre(2), Text = "more than 9 mails", Zh = "" };

        FailureText.Of(new RunStatus { State = RunState.Failed, Failure = failure }, Run).Zh.ShouldNotContain("mails");
    }

    [Fact]
    public void What_no_rule_of_the_engine_names_is_told_in_its_own_words() =>
        FailureText.Of(new RunStatus { State = RunState.Failed, Failure = RunFailure.From(new InvalidOperationException("a silo was lost")) }, Run).Zh.ShouldContain("a silo was lost");
}
