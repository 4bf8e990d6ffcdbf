using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators.Elders;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Elders;

public class ElderTallyTests
{
    private const int Day = 24 * 60;
    private static readonly CityDefinition Toytown = CityFiles.Load("toytown");

    [Fact]
    public void A_run_written_down_by_hand_adds_up()
    {
        var stream = new OutcomeStream();
        Befell(stream, 10, Trouble.Fall, 1, elder: 0, DeviceState.Worn);
        Alarm(stream, 11, AlarmCause.Fall, incident: 101, elder: 0, trouble: 1, answered: 1, reached: 6, Rescuer.Guard);
        Befell(stream, 20, Trouble.Fall, 2, elder: 1, DeviceState.PutDown);
        Befell(stream, 30, Trouble.Unwell, 3, elder: 2, DeviceState.Empty);
        Befell(stream, 40, Trouble.Fall, 4, elder: 3, DeviceState.Worn);
        Befell(stream, 50, Trouble.Unwell, 5, elder: 4, DeviceState.Worn);
        Alarm(stream, 52, AlarmCause.Sos, incident: 102, elder: 4, trouble: 5, answered: 2, reached: 20, Rescuer.Officer);
        Press(stream, 60, incident: 103, elder: 5, answered: 3, settled: 4);
        Press(stream, 70, incident: 104, elder: 6, answered: 9, settled: 10);
        stream.At(75, OutcomeKind.ElderAlarmEscalated, Elder(6), 1, 104, 5 * OutcomeStream.Minute);
        // Too late for an alarm to come: it happened, and is not called missed.
        Befell(stream, Day - 5, Trouble.Cardiac, 6, elder: 7, DeviceState.Worn);
        foreach (var wearer in Toytown.Homes.Elders)
        {
            stream.At(Day, OutcomeKind.ElderWear, Elder(wearer.Index), 0, 6 * 60 * OutcomeStream.Minute, 60 * OutcomeStream.Minute, 12 * 60 * OutcomeStream.Minute, wearer.Index);
            stream.At(Day, OutcomeKind.ElderWear, Elder(wearer.Index), 1, 3 * 60 * OutcomeStream.Minute, 0, 12 * 60 * OutcomeStream.Minute, wearer.Index);
        }

        var run = stream.Indicators(Day, city: Toytown);
        Value("troubles.count").ShouldBe(6);
        Value("falls.per-day").ShouldBe(3);
        Value("falls.seen.share").ShouldBe(0.5);
        Value("alarms.count").ShouldBe(4);
        Value("alarms.false.share").ShouldBe(0.5);
        Value("sos.false.share")!.Value.ShouldBe(2 / 3.0, 1e-9);
        Value("sos.per-device-month")!.Value.ShouldBe(3 / (40 / 30.0), 1e-9);
        Value("answer.median").ShouldBe(2 * OutcomeStream.Minute);
        Value("answer.p95").ShouldBe(9 * OutcomeStream.Minute);
        Value("arrival.median").ShouldBe(6 * OutcomeStream.Minute);
        Value("arrival.p95").ShouldBe(20 * OutcomeStream.Minute);
        Value("answered.5min.share").ShouldBe(0.75);
        Value("arrived.15min.share").ShouldBe(0.5);
        Value("by-phone.share").ShouldBe(0.5);
        Value("first.guard.share").ShouldBe(0.5);
        Value("escalated.count").ShouldBe(1);
        Value("missed.share").ShouldBe(0.6);
        Value("missed.put-down.share").ShouldBe(0.2);
        Value("missed.empty.share").ShouldBe(0.2);
        Value("missed.not-seen.share").ShouldBe(0.2);
        Value("worn.day.share").ShouldBe(0.5);
        Value("worn.night.share").ShouldBe(0.25);
        Value("empty.share")!.Value.ShouldBe(1 / 24.0, 1e-9);
        var section = run.Sections.Single();
        section.Maps.Single().Points.Length.ShouldBe(6);
        section.Finding.En.ShouldContain("Of 5 true troubles that left time for an alarm, 60.0% were told by none");

        double? Value(string name) => run["elders." + name].Value;
    }

    [Theory]
    [InlineData(0, 0, 3.69)]
    [InlineData(1, 0.03, 5.57)]
    [InlineData(10, 4.80, 18.39)]
    [InlineData(50, 37.11, 65.92)]
    public void The_interval_of_a_count_agrees_with_the_exact_one(int count, double low, double high)
    {
        // Exact limits of a Poisson mean (Garwood 1936).
        var interval = ElderAllocation.Interval(count);
        interval.Low.ShouldBe(low, 0.03);
        interval.High.ShouldBe(high, 0.06);
    }

    private static TwinId Elder(int index) => new((byte)TwinKind.Elder, 2, 100 + index);

    private static void Befell(OutcomeStream stream, double minute, Trouble what, long trouble, int elder, DeviceState device) =>
        stream.At(minute, OutcomeKind.ElderBefell, Elder(elder), (int)what, trouble, elder, (int)device);

    private static void Alarm(OutcomeStream stream, double minute, AlarmCause cause, long incident, int elder, long trouble, int answered, int reached, Rescuer who)
    {
        stream.At(minute, OutcomeKind.ElderAlarm, Elder(elder), (int)cause, incident, elder, trouble);
        stream.At(minute + answered, OutcomeKind.ElderAlarmAnswered, Elder(elder), (int)Rescuer.Centre, incident, answered * OutcomeStream.Minute);
        stream.At(minute + reached, OutcomeKind.ElderReached, Elder(elder), (int)who, incident, reached * OutcomeStream.Minute);
        stream.At(minute + reached, OutcomeKind.ElderAlarmSettled, Elder(elder), 0, incident, reached * OutcomeStream.Minute, (long)who, trouble);
    }

    private static void Press(OutcomeStream stream, double minute, long incident, int elder, int answered, int settled)
    {
        stream.At(minute, OutcomeKind.ElderAlarm, Elder(elder), (int)AlarmCause.Sos, incident, elder);
        stream.At(minute + answered, OutcomeKind.ElderAlarmAnswered, Elder(elder), (int)Rescuer.Guardian, incident, answered * OutcomeStream.Minute);
        stream.At(minute + settled, OutcomeKind.ElderAlarmSettled, Elder(elder), 1, incident, settled * OutcomeStream.Minute, (long)Rescuer.Guardian);
    }
}
