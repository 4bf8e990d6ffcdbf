using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>A queue out of a textbook as a scenario's file: calls by Poisson, exponential talks, nobody hangs up.</summary>
internal static class Queue
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="callsPerDay">Arrivals.</param>
    /// <param name="hours">Length, of which the first two are the warm-up.</param>
    /// <param name="operators">Servers.</param>
    /// <param name="talk">The mean of a talk.</param>
    public static string Write(TemporaryFolder folder, int callsPerDay, int hours, int operators, string talk) => folder.Write("queue.yaml", FormattableString.Invariant($$"""
        name: queue
        title: {zh: 排队, en: Queue}
        question: {zh: 等多久?, en: How long is the wait?}
        city: {{QueueStudy.CityFolder}}
        start: 2025-06-16 00:00
        duration: {{hours}}h
        warm-up: 2h
        load: {requests: {{callsPerDay}}, flat: true}
        hotline: {by-phone: 100%, call-backs: 0%, patience: none, operators: {{operators}}, talk: {mean: {{talk}}, exponential: true} }
        """));
}
