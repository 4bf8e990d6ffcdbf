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

    private static readonly Dictionary<EngineRule, (Text Rule, Text Advice)> Rules = new()
    {
        [EngineRule.EventsPerSpan] = (new("单位时间的事件上限", "the limit of events in a span"), LessLoad),
        [EngineRule.QueueLength] = (new("事件队列长度上限", "the limit of the queue's length"), LessLoad),
        [EngineRule.MailPerSpan] = (new("单位时间的邮件上限", "the limit of mail in a span"), LessLoad),
        [EngineRule.OutcomesPerSpan] = (new("单位时间的结果上限", "the limit of outcomes in a span"), LessLoad),
        [EngineRule.InputsPerSpan] = (new("单位时间的接入数据上限", "the limit of inputs in a span"), new("接入的数据太密，请分成几次运行", "what is fed comes too densely; feed it in several runs")),
        [EngineRule.Twins] = (new("孪生体数量上限", "the limit of twins"), LessLoad),
        [EngineRule.LinkDelay] = (new("链路时延", "the link delay"), OurFault),
        [EngineRule.Past] = (new("不得向过去或结束之后发送", "nothing for the past or after the end"), OurFault),
        [EngineRule.Address] = (new("收件人必须存在", "an addressee must exist"), OurFault),
        [EngineRule.Rule] = (new("孪生体规则出错", "a twin's rule failed"), OurFault),
        [EngineRule.Latest] = (new("最晚时刻", "the latest instant"), OurFault),
        [EngineRule.JoinDepth] = (new("逐级加入的层数上限", "the limit of twins that join twins"), OurFault),
        [EngineRule.Key] = (new("事件键不得重复", "keys of events are unique"), OurFault),
    };

    /// <summary>The rule that was broken, by whom and when; the exception's own words where it was none of the engine's.</summary>
    public static Text Of(RunStatus status, CityRun model)
    {
        if (status.Failure is not { } failure) return new Text("运行被取消", "The run was cancelled");
        if (failure.Rule is not { } rule) return new Text($"运行中止，程序报错：{failure.Text}", $"The run stopped: {failure.Text}");
        var (broken, advice) = Rules[rule];
        var who = new TwinNames(model).NameOf(failure.Twin);
        var at = model.Scenario.Start.AddMilliseconds(failure.Time.Milliseconds).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new Text($"运行中止：{who.Zh}在 {at} 违反“{broken.Zh}”；{advice.Zh}。原文：{failure.Text}", $"The run stopped: {who.En} broke '{broken.En}' at {at}; {advice.En}. In full: {failure.Text}");
    }
}
