using Liandong.Grains.Runs;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;
using System.Globalization;
using Liandong.Client.Runs;

namespace Liandong.Client.Screens;

/// <summary>Why a run could not go on, and what to do about it.</summary>
internal static class FailureText
{
    private static readonly Text LessLoad = new("请减小负载（load.*）或调高的数目", "lower the load (load.*) or the counts that were raised");
    private static readonly Text OurFault = new("这是程序的缺陷，请附上下面的命令报告", "this is a fault of the program; please report it with the command below");

    private static readonly Text LessFed = new("接入的数据太密，请分成几次运行", "what is fed comes too densely; feed it in several runs");

    /// <summary>The rule that was broken, by whom and when; what it was otherwise.</summary>
    public static Text Of(RunStatus status, CityRun model)
    {
        if (status.Failure is not { } failure) return new Text("运行被停下", "The run was stopped");
        if (failure.IsUnfit) return MisfitText.OfKept(keptBy: null, DetailOf(failure));
        if (failure.Rule is not { } rule) return new Text($"运行中止：{failure.Zh}", $"The run stopped: {failure.Text}");
        var (broken, advice) = (EngineRuleWords.Of(rule), AdviceOf(rule));
        var who = new TwinNames(model).NameOf(failure.Twin);
        var at = model.Scenario.Start.AddMilliseconds(failure.Time.Milliseconds).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new Text($"运行中止：{who.Zh}在 {at} 违反“{broken.Zh}”；{advice.Zh}。{(advice == OurFault ? $"（原文：{failure.Text}）" : "")}", $"The run stopped: {who.En} broke '{broken.En}' at {at}; {advice.En}. In full: {failure.Text}");
    }

    /// <summary>What happened, in both languages.</summary>
    public static Text DetailOf(RunFailure failure) => new(failure.Zh, failure.Text);

    private static Text AdviceOf(EngineRule rule) => rule switch
    {
        EngineRule.EventsPerSpan or EngineRule.QueueLength or EngineRule.MailPerSpan or EngineRule.OutcomesPerSpan or EngineRule.Twins => LessLoad,
        EngineRule.InputsPerSpan => LessFed,
        _ => OurFault,
    };
}
