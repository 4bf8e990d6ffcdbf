namespace Liandong.Twins.Elders;

/// <summary>What the people of a group can do for themselves. All figures are assumptions, except that four in five who lie on the floor do not press.</summary>
internal static class Ability
{
    private static readonly double[] Pressing = [1, 1, 0.25, 0.8, 0.45, 0.5];
    private static readonly double[] Speaking = [0.85, 0.85, 0.4, 0.75, 0.5, 0.55];
    private static readonly double[] Unaware = [1, 1, 3, 1.2, 2.5, 2];
    private static readonly double[] WornByDay = [0.78, 0.78, 0.62, 0.74, 0.66, 0.60];

    /// <summary>Whether somebody in trouble presses, given a wristband on the wrist.</summary>
    public static double PressesIn(Trouble trouble, ElderGroup group) => Pressing[(int)group] * trouble switch
    {
        Trouble.Fall => 0.22,
        Trouble.Cardiac => 0.35,
        Trouble.Unwell => 0.75,
        Trouble.Heat => 0.25,
        _ => 0,
    };

    /// <summary>Whether somebody who is well says so when the wristband rings.</summary>
    public static double SaysAllIsWell(ElderGroup group) => Speaking[(int)group];

    /// <summary>
    /// Whether somebody who needs help says on the telephone that all is well: out of pride or not to be a burden after a fall, taking
    /// the heart for the stomach, or because they cannot judge it, three times as often with dementia. No rate is published; all assumed.
    /// </summary>
    public static double DeniesTrouble(Trouble trouble, ElderGroup group) => Unaware[(int)group] * trouble switch
    {
        Trouble.Fall => 0.06,
        Trouble.Cardiac => 0.04,
        Trouble.Unwell => 0.03,
        Trouble.Heat => 0.05,
        Trouble.Astray => 0.08,
        _ => 0,
    };

    /// <summary>
    /// Whether a desk takes an unclear answer for a press by mistake: never while at most one thing waits for each of its seats, and
    /// 1.5 % more for each further one, up to a fifth. Assumed.
    /// </summary>
    /// <param name="line">How many wait for each seat, in per mille.</param>
    public static double ClosesInHaste(int line) => Math.Clamp((line - 1_000) * 0.000015, 0, 0.2);

    /// <summary>Share of days on which the wristband is worn: 73 % over the assumed shares of the groups (70 to 75 % in pilot projects).</summary>
    public static double WearsByDay(ElderGroup group) => WornByDay[(int)group];

    /// <summary>Share of the nights in which it does not charge that it is worn: half of all nights together.</summary>
    public static double WearsByNight(ElderGroup group) => WornByDay[(int)group] * 0.97;
}
