using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>
/// Whether the units of a meeting agree who takes a thing over. Nobody wants it: whoever is not to have it agrees to any other owner, so what
/// counts is whether the one to whom it would fall can refuse. It cannot where papers name it, and does not where the upkeep is a trifle;
/// it still has to be able to pay. The district's leader needs no papers, and may pay from the district's fund what the unit's own money lacks.
/// </summary>
/// <param name="UpkeepYuan">What the thing costs a year.</param>
/// <param name="HasRecord">Whether papers that name the owner are on the table.</param>
/// <param name="ByLeader">Whether the district's leader chairs.</param>
internal readonly record struct Agreement(long UpkeepYuan, bool HasRecord, bool ByLeader)
{
    private static readonly ulong UpkeepPurpose = StableHash.Of("upkeep of what nobody owns");
    private static readonly ulong RecordPurpose = StableHash.Of("papers of what nobody owns");
    private static readonly ulong MoneyPurpose = StableHash.Of("a unit's money for what it takes over");

    private static readonly SimDuration BudgetYear = SimDuration.FromDays(365);

    /// <summary>Which year's money is spent at an instant; years are counted from the run's start.</summary>
    public static int BudgetYearOf(SimTime now) => (int)(now.Milliseconds / BudgetYear.Milliseconds);

    /// <summary>When the next year's money comes.</summary>
    public static SimTime NextBudget(SimTime now) => new((BudgetYearOf(now) + 1) * BudgetYear.Milliseconds);

    /// <summary>What comes of the meeting.</summary>
    /// <param name="world">What units share.</param>
    /// <param name="money">What the unit to whom it would fall has left this year, in yuan.</param>
    /// <param name="fund">What the district's fund has left, in yuan.</param>
    public MeetingResult Of(SupervisionWorld world, long money, long fund)
    {
        if (!ByLeader && !HasRecord && UpkeepYuan > world.TrifleYuan) return MeetingResult.NotAgreed;
        return UpkeepYuan <= money + (ByLeader ? fund : 0) ? MeetingResult.Agreed : MeetingResult.NoMoney;
    }

    /// <summary>What a thing costs a year, in yuan: a property of the thing.</summary>
    public static long UpkeepOf(SupervisionWorld world, int asset)
    {
        var chance = new Chance(0, (ulong)asset, UpkeepPurpose);
        return (long)chance.NextLogNormal(world.UpkeepYuan, world.UpkeepSigma);
    }

    /// <summary>Whether papers that name the owner lie somewhere, and this search of the archives finds them.</summary>
    /// <param name="world">What units share.</param>
    /// <param name="asset">The thing.</param>
    /// <param name="search">Which search it is; each one looks elsewhere.</param>
    /// <param name="seed">Of the run.</param>
    public static bool Finds(SupervisionWorld world, int asset, int search, ulong seed)
    {
        var archive = new Chance(0, (ulong)asset, RecordPurpose);
        var chance = new Chance(seed, ((ulong)(uint)asset << 8) | (uint)search, RecordPurpose);
        return archive.NextIs(world.HasRecord) && chance.NextIs(world.FindsRecord);
    }

    /// <summary>What a unit has for things that it takes over this year, in yuan.</summary>
    public static long MoneyOf(SupervisionWorld world, int department)
    {
        var chance = new Chance(0, (ulong)department, MoneyPurpose);
        return (long)(world.MoneyYuan * (0.5 + chance.NextUnit()));
    }
}
