using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>Exact results of queueing theory, met by the hotline and the order pipeline. 30 intervals of 95 % cover the truth 28.5 times on average; 25 to 30 is required.</summary>
public class QueueOracleTests
{
    // M/M/1 with λ 0.8 and μ 1 a minute: Wq = ρ / (μ − λ) = 4 min.
    internal static readonly Lazy<int> OneOperator = new(() => new QueueStudy(1152, 50, "operators: 1, talk: {mean: 1min, exponential: true}")
        .IntervalsThatCover(4.0, QueueStudy.Waits));

    // M/M/3 with λ 30 an hour and 4 min each: C = 0.44444, Wq = 1.7778 min.
    internal static readonly Lazy<int> ThreeOperators = new(() => new QueueStudy(720, 40, "operators: 3, talk: {mean: 4min, exponential: true}")
        .IntervalsThatCover(1.77778, QueueStudy.Waits));

    // Erlang C with a = 10 and 12 operators: P(wait) = 0.44939.
    internal static readonly Lazy<int> ErlangC = new(() => new QueueStudy(2400, 15, "operators: 12, talk: {mean: 6min, exponential: true}")
        .IntervalsThatCover(0.44939, Waited));

    // λ 360 an hour, 240 s each, 29 operators: 82.27 % answered in 15 s.
    internal static readonly Lazy<int> In15Seconds = new(() => new QueueStudy(8640, 4, "operators: 29, talk: {mean: 4min, exponential: true}")
        .IntervalsThatCover(0.8227, AnsweredIn15Seconds));

    // Erlang B with a = 10 on 10 lines: 21.458 % find no line.
    internal static readonly Lazy<int> ErlangB = new(() => new QueueStudy(1440, 20, "operators: 10, lines: 10, talk: {mean: 10min, exponential: true}")
        .IntervalsThatCover(0.21458, run => run.Outcomes
            .Where(outcome => outcome.Kind is (int)OutcomeKind.RequestAnswered or (int)OutcomeKind.CallBlocked)
            .Select(outcome => (outcome.At, outcome.Kind == (int)OutcomeKind.CallBlocked ? 1.0 : 0.0))));

    // M/G/1 with λ 0.1 a minute and E[S] 6 min (Pollaczek–Khinchine): always 6 min 4.5, lognormal σ 0.8 (median 6 e^−0.32) 8.534 min.
    internal static readonly Lazy<int> EqualTalks = new(() => new QueueStudy(144, 100, "operators: 1, talk: {median: 6min, sigma: 0}")
        .IntervalsThatCover(4.5, QueueStudy.Waits));
    internal static readonly Lazy<int> UnequalTalks = new(() => new QueueStudy(144, 120, "operators: 1, talk: {median: 261.4136533s, sigma: 0.8}")
        .IntervalsThatCover(8.534, QueueStudy.Waits));

    // A tandem of three M/M/1 with λ 0.5 and μ 1, 0.8 and 2 a minute: hotline, town desk, department. W = 2 + 3.333 + 0.667 = 6 min.
    // Mail adds the link delay of 2 s on its four ways: town to hotline, hotline to town, order to department and back.
    internal static readonly Lazy<int> Tandem = new(() => new QueueStudy(
        720,
        30,
        "operators: 1, talk: {mean: 1min, exponential: true}",
        """
        desks: {file: {mean: 75s, exponential: true}, verify: {median: 0s}}
        matters: {"0001": {direct-answer: 0%, work: {mean: 30s, exponential: true}}}
        """).IntervalsThatCover(6.0, Handled));

    [Fact]
    public void One_operator_makes_callers_wait_as_M_M_1_says() => OneOperator.Value.ShouldBeInRange(25, 30);

    [Fact]
    public void Three_operators_make_callers_wait_as_M_M_3_says() => ThreeOperators.Value.ShouldBeInRange(25, 30);

    [Fact]
    public void The_share_of_callers_who_wait_is_Erlangs_C() => ErlangC.Value.ShouldBeInRange(25, 30);

    [Fact]
    public void A_call_centre_of_29_answers_as_many_in_15_seconds_as_Erlang_C_says() => In15Seconds.Value.ShouldBeInRange(25, 30);

    [Fact]
    public void Callers_without_a_line_are_Erlangs_B() => ErlangB.Value.ShouldBeInRange(25, 30);

    [Fact]
    public void Talks_of_equal_length_make_callers_wait_as_Pollaczek_and_Khinchine_say() => EqualTalks.Value.ShouldBeInRange(25, 30);

    [Fact]
    public void Talks_of_any_length_make_callers_wait_as_Pollaczek_and_Khinchine_say() => UnequalTalks.Value.ShouldBeInRange(25, 30);

    [Fact]
    public void Hotline_desk_and_department_in_a_row_take_as_long_as_a_tandem_of_queues() => Tandem.Value.ShouldBeInRange(25, 30);

    private static IEnumerable<(SimTime At, double Value)> Waited(BareRun run) => QueueStudy.Waits(run).Select(wait => (wait.At, wait.Value > 0 ? 1.0 : 0.0));

    private static IEnumerable<(SimTime At, double Value)> AnsweredIn15Seconds(BareRun run) => QueueStudy.Waits(run).Select(wait => (wait.At, wait.Value <= 0.25 ? 1.0 : 0.0));

    private static IEnumerable<(SimTime At, double Value)> Handled(BareRun run)
    {
        var made = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RequestMade).ToDictionary(outcome => outcome.A, outcome => outcome.Time);
        var requestOf = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.OrderFiled).ToDictionary(outcome => outcome.Twin, outcome => outcome.A);
        return run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.OrderHandled).Select(outcome => (outcome.At, (outcome.Time - made[requestOf[outcome.Twin]] - 8_000) / 60_000.0));
    }
}
