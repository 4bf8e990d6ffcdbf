using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Elders;

/// <summary>What the watch learns of a wearer, and what it must not learn.</summary>
public class UsualSignsTests
{
    private const long FiveMinutes = 300_000;
    private const int ReadingsADay = 288;

    public static TheoryData<string, int, int, int, bool> Unusual => new()
    {
        { "a heart that beats 46 times", 46, 128, 97, false },
        { "a heart that beats 98 times", 98, 128, 97, false },
        { "a pressure of 94", 66, 94, 97, false },
        { "a pressure of 198", 66, 198, 97, false },
        { "a saturation of 92 with no diagnosis", 74, 140, 92, false },
        { "a chronic hypercapnic failure", 84, 130, 89, true },
    };

    [Theory]
    [MemberData(nameof(Unusual))]
    public void What_is_usual_for_a_wearer_does_not_alarm_for_ever(string what, int pulse, int systolic, int saturation, bool isHypercapnic)
    {
        // Twenty who are alike, examined with every error that σ allows.
        var (byDay, byChart) = (new int[7], 0);
        for (var wearer = 0UL; wearer < 20; wearer++)
        {
            var life = new Life(new VitalBaseline(pulse * 1_000, systolic * 1_000, saturation * 1_000, 1_000, isHypercapnic), Examined(pulse, systolic, saturation, isHypercapnic, wearer), wearer);
            for (var day = 0; day < 7; day++) byDay[day] += life.Day(day, _ => default);
            byChart += life.UrgentByChart;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: alarms of twenty by day {string.Join(' ', byDay)}; {byChart} of 40,320 readings are urgent by the chart alone");
        byDay[0].ShouldBeLessThanOrEqualTo(2, what);
        byDay[2..].Sum().ShouldBeLessThanOrEqualTo(2, $"{what}: one in fifty days of wear");
    }

    [Fact]
    public void Even_a_false_examination_stops_alarming()
    {
        // White coat: 58 mmHg more than on any other day, so that each reading is urgently low.
        var life = new Life(new VitalBaseline(70_000, 122_000, 97_000, 1_000, false), new Enrolment(72, 180, 97, false), 5);
        var byDay = Enumerable.Range(0, 28).Select(day => life.Day(day, _ => default)).ToArray();
        byDay[..7].Sum().ShouldBeGreaterThan(0);
        byDay[14..].Sum().ShouldBe(0);
    }

    [Fact]
    public void Of_somebody_whose_file_has_no_examination_what_is_usual_at_that_age_is_taken_and_no_diagnosis()
    {
        var usual = new UsualSigns(Enrolment.Unknown);
        var morning = usual.At(9 * 3_600_000L);
        (morning.PulseMilli, morning.SystolicMilli, morning.SaturationMilli).ShouldBe((72_000, 134_000, 96_000));
        morning.DoubtPerMille.ShouldBe(new UsualSigns(new Enrolment(60, 150, 97, false)).At(0).DoubtPerMille, "it is trusted no more than an examination");
        usual.IsHypercapnic.ShouldBeFalse();
        // It stands for people in general, not for one of them: the middle of all examinations.
        var examined = Enumerable.Range(0, 2_000).Select(person => Enrolment.Of(StableHash.Of($"EL-{person:00000}"))).ToArray();
        examined.Average(one => one.Pulse).ShouldBe(Enrolment.Unknown.Pulse, 2);
        examined.Average(one => one.Systolic).ShouldBe(Enrolment.Unknown.Systolic, 3);
        examined.Average(one => one.Saturation).ShouldBe(Enrolment.Unknown.Saturation, 1);
    }

    [Theory]
    [MemberData(nameof(Unusual))]
    public void Whoever_has_no_examination_is_known_by_their_own_readings_after_four_weeks(string what, int pulse, int systolic, int saturation, bool isHypercapnic)
    {
        var (byDay, byChart) = (new int[42], 0);
        for (var wearer = 0UL; wearer < 20; wearer++)
        {
            var life = new Life(new VitalBaseline(pulse * 1_000, systolic * 1_000, saturation * 1_000, 1_000, isHypercapnic), Enrolment.Unknown, wearer);
            for (var day = 0; day < byDay.Length; day++) byDay[day] += life.Day(day, _ => default);
            byChart += life.AlarmsByChart;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: alarms of twenty by day {string.Join(' ', byDay)}; {byChart} by the chart alone");
        byDay[28..].Sum().ShouldBeLessThanOrEqualTo(5, $"{what}: one in fifty days of wear, as with an examination");
    }

    [Fact]
    public void Without_an_examination_a_heart_attack_of_somebody_usual_is_seen_on_the_first_day()
    {
        var seen = 0;
        for (var wearer = 0UL; wearer < 50; wearer++)
        {
            var life = new Life(new VitalBaseline(72_000, 134_000, 96_500, 1_000, false), Enrolment.Unknown, wearer);
            life.Day(0, reading => reading is >= 170 and < 194 ? new VitalStrain(48_000, -34_000, -4_000) : default);
            if (life.FirstAlarm is >= 170 and < 194) seen++;
        }

        seen.ShouldBeGreaterThanOrEqualTo(48);
    }

    [Fact]
    public void A_fall_in_pressure_that_the_chart_calls_normal_is_seen()
    {
        // From 178 to 120 within a quarter of an hour: shock in one who has high pressure.
        var life = new Life(new VitalBaseline(70_000, 178_000, 97_000, 1_000, false), new Enrolment(70, 181, 97, false), 3);
        for (var day = 0; day < 3; day++) life.Day(day, _ => default).ShouldBe(0);
        var byChart = life.UrgentByChart;
        life.Day(3, reading => reading >= 150 ? new VitalStrain(0, -58_000, 0) : default).ShouldBe(1);
        (life.UrgentByChart - byChart).ShouldBeLessThan(5, "the chart alone sees next to nothing");
    }

    [Fact]
    public void A_run_of_hours_knows_a_wearer_by_the_examination()
    {
        var life = new Life(new VitalBaseline(48_000, 170_000, 93_000, 1_000, false), new Enrolment(48, 170, 93, false), 9);
        life.Day(0, reading => reading is >= 130 and < 160 ? new VitalStrain(48_000, -34_000, -4_000) : default).ShouldBe(1);
        life.FirstAlarm.ShouldBeInRange(132, 142);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    public void An_illness_that_comes_over_a_day_does_not_become_usual(int healthyDays)
    {
        var somebody = new VitalBaseline(66_000, 150_000, 97_500, 1_000, false);
        var life = new Life(somebody, new Enrolment(68, 146, 97, false), 11);
        for (var day = 0; day < healthyDays; day++) life.Day(day, _ => default).ShouldBe(0, $"day {day}");
        var before = life.Usual.At(15 * 3_600_000L);
        // An infection: pulse +50, pressure −40, saturation −4.5, in equal steps over 24 hours, and then it stays for six.
        var alarms = life.Day(healthyDays, Grown) + life.Day(healthyDays + 1, reading => reading < 72 ? Grown(ReadingsADay) : default);
        alarms.ShouldBeGreaterThan(0);
        var after = life.Usual.At(15 * 3_600_000L);
        Math.Abs(after.PulseMilli - before.PulseMilli).ShouldBeLessThan(healthyDays == 0 ? 12_000 : 4_000);
        Math.Abs(after.SystolicMilli - before.SystolicMilli).ShouldBeLessThan(healthyDays == 0 ? 15_000 : 6_000);
        Math.Abs(after.SaturationMilli - before.SaturationMilli).ShouldBeLessThan(healthyDays == 0 ? 1_500 : 800);

        static VitalStrain Grown(int reading) => new(50_000 * reading / ReadingsADay, -40_000 * reading / ReadingsADay, -4_500 * reading / ReadingsADay);
    }

    [Fact]
    public void The_course_of_the_day_is_learnt()
    {
        var life = new Life(new VitalBaseline(71_000, 136_000, 96_800, 2_000, false), new Enrolment(74, 128, 96, false), 21);
        for (var day = 0; day < 28; day++) life.Day(day, _ => default);
        var (night, afternoon) = (life.Usual.At(4 * 3_600_000L), life.Usual.At(16 * 3_600_000L));
        // The truth of the generator: 65 and 77 beats, 130 and 136 mmHg, 94.8 and 96.8 %.
        ((double)night.PulseMilli).ShouldBe(65_000, 2_000);
        ((double)afternoon.PulseMilli).ShouldBe(77_000, 2_000);
        ((double)night.SystolicMilli).ShouldBe(130_000, 3_000);
        ((double)afternoon.SystolicMilli).ShouldBe(136_000, 3_000);
        ((double)night.SaturationMilli).ShouldBe(94_800, 300);
        ((double)afternoon.SaturationMilli).ShouldBe(96_800, 300);
    }

    [Fact]
    public void The_watch_over_all_people_raises_a_tenth_of_what_the_chart_alone_does()
    {
        const int wearers = 1_000;
        const int days = 2;
        var (own, chart, seen, seenByChart) = (0, 0, 0, 0);
        for (var wearer = 0; wearer < wearers; wearer++)
        {
            var person = StableHash.Of($"EL-{wearer:00000}");
            var life = new Life(VitalBaseline.Of(person), Enrolment.Of(person), person);
            for (var day = 0; day < days; day++) own += life.Day(day, _ => default);
            chart += life.AlarmsByChart;
            // Then a heart attack of the usual strength on the afternoon of the third day.
            var before = life.AlarmsByChart;
            if (life.Day(days, reading => reading is >= 170 and < 194 ? new VitalStrain(48_000, -34_000, -4_000) : default, from: 170) > 0) seen++;
            if (life.AlarmsByChart > before) seenByChart++;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"alarms a day of 10,000 who wear it always: {own * 10.0 / days} around the own usual, {chart * 10.0 / days} by the chart; heart attacks seen: {seen} and {seenByChart} of {wearers}");
        chart.ShouldBeGreaterThan(50);
        own.ShouldBeLessThan(chart / 10);
        (own * 10 / days).ShouldBeLessThanOrEqualTo(40);
        seen.ShouldBeGreaterThanOrEqualTo(seenByChart);
        seen.ShouldBeGreaterThanOrEqualTo(wearers * 97 / 100);
    }

    private static Enrolment Examined(int pulse, int systolic, int saturation, bool isHypercapnic, ulong wearer)
    {
        var chance = new Chance(3, wearer, 1);
        return new Enrolment(pulse + (int)(4 * chance.NextNormal()), systolic + (int)(7 * chance.NextNormal()), saturation + (int)chance.NextNormal(), isHypercapnic);
    }

    /// <summary>A wearer who never takes the wristband off, watched around the own usual, and by the chart alone beside it. An alarm mutes for eight hours as help has come.</summary>
    private sealed class Life(VitalBaseline baseline, Enrolment enrolment, ulong key)
    {
        private VitalSigns _vitals;
        private VitalWatch _watch;
        private Chance _chance = new(7, key, 1);
        private VitalReading _last;
        private VitalReading _before;
        private int _mutedUntil;
        private int _chartMutedUntil;
        private int _urgent;

        public UsualSigns Usual { get; } = new(enrolment);

        /// <summary>Medians that are urgent by NEWS2 scale 1 alone.</summary>
        public int UrgentByChart { get; private set; }

        public int AlarmsByChart { get; private set; }

        /// <summary>The reading of the day at which the first alarm was raised.</summary>
        public int FirstAlarm { get; private set; } = -1;

        public int Day(int day, Func<int, VitalStrain> strainAt, int from = 0)
        {
            var alarms = 0;
            for (var number = from; number < ReadingsADay; number++)
            {
                var now = (day * ReadingsADay) + number;
                var strain = strainAt(number);
                var reading = _vitals.Next(in baseline, in strain, number * FiveMinutes, ref _chance);
                JudgeByChart(in reading, now);
                if (!_watch.Judge(in reading, Usual, number * FiveMinutes, out _) || now < _mutedUntil) continue;
                alarms++;
                if (FirstAlarm < 0) FirstAlarm = number;
                _mutedUntil = now + 96;
                _watch.Forget();
            }

            return alarms;
        }

        // The rule as it would be without the wearer: the chart's score of the medians of three, three urgent ones in a row.
        private void JudgeByChart(in VitalReading reading, int now)
        {
            var score = EarlyWarningScore.Of(Middle(_before.Pulse, _last.Pulse, reading.Pulse), Middle(_before.Systolic, _last.Systolic, reading.Systolic), Middle(_before.Saturation, _last.Saturation, reading.Saturation));
            (_before, _last) = (_last, reading);
            if (now < 2) return;
            if (score.IsUrgent) UrgentByChart++;
            _urgent = score.IsUrgent ? _urgent + 1 : 0;
            if (_urgent != VitalWatch.Sustained || now < _chartMutedUntil) return;
            AlarmsByChart++;
            _chartMutedUntil = now + 96;
        }

        private static int Middle(int first, int second, int third) => first + second + third - Math.Min(first, Math.Min(second, third)) - Math.Max(first, Math.Max(second, third));
    }
}
