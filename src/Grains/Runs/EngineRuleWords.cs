using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What the engine's rules are called.</summary>
public static class EngineRuleWords
{
    /// <summary>A rule's name in both languages.</summary>
    public static (string Zh, string En) Of(EngineRule rule) => rule switch
    {
        EngineRule.EventsPerSpan => ("单位时间的事件上限", "the limit of events in a span"),
        EngineRule.QueueLength => ("事件队列长度上限", "the limit of the queue's length"),
        EngineRule.MailPerSpan => ("单位时间的邮件上限", "the limit of mail in a span"),
        EngineRule.OutcomesPerSpan => ("单位时间的结果上限", "the limit of outcomes in a span"),
        EngineRule.InputsPerSpan => ("单位时间的接入数据上限", "the limit of inputs in a span"),
        EngineRule.Twins => ("孪生体数量上限", "the limit of twins"),
        EngineRule.LinkDelay => ("链路时延", "the link delay"),
        EngineRule.Past => ("不得向过去或结束之后发送", "nothing for the past or after the end"),
        EngineRule.Address => ("收件人必须存在", "an addressee must exist"),
        EngineRule.Rule => ("孪生体规则出错", "a twin's rule failed"),
        EngineRule.Latest => ("最晚时刻", "the latest instant"),
        EngineRule.JoinDepth => ("逐级加入的层数上限", "the limit of twins that join twins"),
        EngineRule.Key => ("事件键不得重复", "keys of events are unique"),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule of the engine."),
    };
}
