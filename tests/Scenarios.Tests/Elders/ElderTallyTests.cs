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
        // The wearer of 8 is rung up, says that all is well, and is found half an hour later.
        Befell(stream, 80, Trouble.Fall, 7, elder: 8, DeviceState.Worn);
        stream.At(81, OutcomeKind.ElderAlarm, Elder(8), (int)AlarmCause.Sos, 105, 8, 7);
        stream.At(82, OutcomeKind.ElderAlarmAnswered, Elder(8), (int)Rescuer.Centre, 105, OutcomeStream.Minute);
        stream.At(83, OutcomeKind.ElderAlarmSettled, Elder(8), 1, 105, 2 * OutcomeStream.Minute, (long)Rescuer.Centre, 7);
        stream.At(113, OutcomeKind.ElderFound, Elder(8), (int)Rescuer.Guardian, 7, 30 * OutcomeStream.Minute, 8);
        // Too late for an alarm to come: it happened, and is not called missed.
        Befell(stream, Day - 5, Trouble.Cardiac, 6, elder: 7, DeviceState.Worn);
        Worn(stream);
        var run = stream.Indicators(Day, city: Toytown);
        Value("troubles.count").ShouldBe(7);
        Value("falls.per-day").ShouldBe(4);
        Value("falls.seen.share")!.Value.ShouldBe(1 / 3.0, 1e-9);
        Value("alarms.count").ShouldBe(5);
        Value("alarms.false.share").ShouldBe(0.4);
        Value("sos.false.share")!.Value.ShouldBe(0.5, 1e-9);
        Value("sos.per-device-month")!.Value.ShouldBe(4 / (40 / 30.0), 1e-9);
        Value("answer.median").ShouldBe(2 * OutcomeStream.Minute);
        Value("answer.p95").ShouldBe(9 * OutcomeStream.Minute);
        Value("arrival.median").ShouldBe(6 * OutcomeStream.Minute);
        Value("arrival.p95").ShouldBe(20 * OutcomeStream.Minute);
        Value("answered.5min.share").ShouldBe(0.8);
        Value("arrived.15min.share")!.Value.ShouldBe(1 / 3.0, 1e-9);
        Value("by-phone.share").ShouldBe(0.6);
        Value("wrongly-settled.count").ShouldBe(1);
        Value("wrongly-settled.share")!.Value.ShouldBe(1 / 3.0, 1e-9);
        Value("wrongly-settled.found.median").ShouldBe(30 * OutcomeStream.Minute);
        Value("first.guard.share").ShouldBe(0.5);
        Value("escalated.count").ShouldBe(1);
        Value("missed.share").ShouldBe(0.5);
        Value("missed.put-down.share")!.Value.ShouldBe(1 / 6.0, 1e-9);
        Value("missed.empty.share")!.Value.ShouldBe(1 / 6.0, 1e-9);
        Value("missed.not-seen.share")!.Value.ShouldBe(1 / 6.0, 1e-9);
        Value("worn.day.share").ShouldBe(0.5);
        Value("worn.night.share").ShouldBe(0.25);
        Value("empty.share")!.Value.ShouldBe(1 / 24.0, 1e-9);
        var section = run.Sections.Single();
        section.Maps.Single().Points.Length.ShouldBe(7);
        section.Finding.En.ShouldContain("Of 7 true emergencies (1 in the run's last hour, when an alarm may still have been to come, are not counted as missed), 6 count, of which 50.0% raised none");
        section.Charts.ShouldContain(chart => chart.Title.En == "True emergencies by group, but for those in the run's last hour");

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

    private static void Worn(OutcomeStream stream)
    {
        foreach (var wearer in Toytown.Homes.Elders)
        {
            stream.At(Day, OutcomeKind.ElderWear, Elder(wearer.Index), 0, 6 * 60 * OutcomeStream.Minute, 60 * OutcomeStream.Minute, 12 * 60 * OutcomeStream.Minute, wearer.Index);
            stream.At(Day, OutcomeKind.ElderWear, Elder(wearer.Index), 1, 3 * 60 * OutcomeStream.Minute, 0, 12 * 60 * OutcomeStream.Minute, wearer.Index);
        }
    }

    private static void Press(OutcomeStream stream, double minute, long incident, int elder, int answered, int settled)
    {
        stream.At(minute, OutcomeKind.ElderAlarm, Elder(elder), (int)AlarmCause.Sos, incident, elder);
        stream.At(minute + answered, OutcomeKind.ElderAlarmAnswered, Elder(elder), (int)Rescuer.Guardian, incident, answered * OutcomeStream.Minute);
        stream.At(minute + settled, OutcomeKind.ElderAlarmSettled, Elder(elder), 1, incident, settled * OutcomeStream.Minute, (long)Rescuer.Guardian);
    }
}
