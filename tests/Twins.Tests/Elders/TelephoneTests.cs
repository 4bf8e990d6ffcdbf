using Liandong.Twins.Elders;
using Liandong.Twins.Staff;
using Liandong.Twins.Tests.Orders;

namespace Liandong.Twins.Tests.Elders;

/// <summary>What a call gets wrong, how often, and how long whoever was left alone waits.</summary>
public class TelephoneTests
{
    private const long ATrouble = 77;
    private const int Worlds = 400;

    [Fact]
    public void A_call_settles_a_true_alarm_as_often_as_people_deny_what_ails_them()
    {
        // Within three standard errors.
        SettledByPhone(ElderGroup.LivingAlone, Trouble.Fall).ShouldBe(0.06, 3 * Math.Sqrt(0.06 * 0.94 / Worlds));
        SettledByPhone(ElderGroup.Alzheimer, Trouble.Fall).ShouldBe(0.18, 3 * Math.Sqrt(0.18 * 0.82 / Worlds));
        Ability.DeniesTrouble(Trouble.Fall, ElderGroup.LivingAlone).ShouldBe(0.06);
        Ability.DeniesTrouble(Trouble.Fall, ElderGroup.Alzheimer).ShouldBe(0.18, 1e-9);
    }

    [Fact]
    public void A_desk_with_a_long_line_closes_in_haste_and_a_quiet_one_never()
    {
        Ability.ClosesInHaste(0).ShouldBe(0);
        Ability.ClosesInHaste(1_000).ShouldBe(0);
        Ability.ClosesInHaste(5_000).ShouldBe(0.06, 1e-9);
        Ability.ClosesInHaste(1_000_000).ShouldBe(0.2);
        // Forty things wait for the one seat: a fifth in haste on top of the 3 % who deny.
        var wrong = 0.03 + (0.97 * 0.2);
        SettledByPhone(ElderGroup.LivingAlone, Trouble.Unwell, line: 40).ShouldBe(wrong, 3 * Math.Sqrt(wrong * (1 - wrong) / Worlds));
        SettledByPhone(ElderGroup.LivingAlone, Trouble.Unwell).ShouldBe(0.03, 3 * Math.Sqrt(0.03 * 0.97 / Worlds));
    }

    [Fact]
    public void Whoever_was_left_alone_is_found_once_and_after_a_while()
    {
        var (wrong, found, soon) = (0, 0, 0);
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var wearer = Far(seed, ElderGroup.Alzheimer);
            wearer.Presses(1, ATrouble, Trouble.Fall);
            wearer.City.RunTo(6 * 24 * 60, finish: true);
            var settled = wearer.City.Of(OutcomeKind.ElderAlarmSettled);
            if (settled.Length == 0) continue;
            if (settled[0].Code == 0)
            {
                wearer.City.Of(OutcomeKind.ElderFound).ShouldBeEmpty("somebody came at once");
                continue;
            }

            wrong++;
            var end = wearer.City.Of(OutcomeKind.ElderFound).ShouldHaveSingleItem();
            end.A.ShouldBe(ATrouble);
            end.B.ShouldBe(end.Time - settled[0].Time);
            found++;
            if (settled.Any(later => later.Code == 0 && later.Time == end.Time)) soon++;
            else ((Rescuer)end.Code).ShouldBe(Rescuer.Guardian, "the daughter near by looks in");
        }

        found.ShouldBe(wrong);
        wrong.ShouldBeGreaterThan(40);
        soon.ShouldBeGreaterThan(0, "some press again and are reached");
    }

    private static double SettledByPhone(ElderGroup group, Trouble what, int line = 0)
    {
        var (alarms, byPhone) = (0, 0);
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var wearer = Far(seed, group, line == 0 ? 9 : 1);
            var other = wearer.City.Add();
            wearer.Presses(1, ATrouble, what);
            for (var i = 0; i < line; i++) wearer.City.File(1.5, other, 64 * (i + 1), 1_000 + i, cell: 1);
            wearer.City.RunTo(30);
            alarms += wearer.City.Of(OutcomeKind.ElderAlarm).Length == 0 ? 0 : 1;
            if (wearer.City.Of(OutcomeKind.ElderAlarmSettled) is [{ Code: 1 } first, ..])
            {
                first.D.ShouldBe(ATrouble);
                byPhone++;
            }
        }

        alarms.ShouldBeGreaterThan(Worlds * 9 / 10, "some wristbands are empty");
        return byPhone / (double)alarms;
    }

    // The officer is twenty kilometres away, the guardian is a daughter near by who hears of it when the line allows.
    private static Wearer Far(ulong seed, ElderGroup group, int desk = 9)
    {
        var city = new TinyCity { Seed = seed, TownDesk = desk };
        city.Officers[0] = (20, Roster.Always);
        return new Wearer { City = city, Group = group, Guardian = new GuardianPlan("女儿", 25_000, GuardianHours.Home) }.Live();
    }
}
