using System.Collections.Immutable;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>What stands in a street and nobody owns.</summary>
public enum AssetKind
{
    /// <summary>Street lamps of a road (路灯).</summary>
    Lamps = 0,

    /// <summary>A road's surface (路面).</summary>
    Pavement = 1,

    /// <summary>A drain (排水管).</summary>
    Drain = 2,

    /// <summary>A retaining wall (挡土墙).</summary>
    Wall = 3,

    /// <summary>Public steps (公共台阶).</summary>
    Steps = 4,
}

/// <summary>What came of a coordination meeting.</summary>
public enum MeetingResult
{
    /// <summary>All units agreed who takes it over and how.</summary>
    Agreed = 0,

    /// <summary>They did not agree: no papers say whose it is, and it is no trifle.</summary>
    NotAgreed = 1,

    /// <summary>Somebody was called away, and without them nothing could be decided.</summary>
    UnitMissing = 2,

    /// <summary>It is clear whose it should be, but they cannot pay for it.</summary>
    NoMoney = 3,
}

/// <summary>What takes a supervisor's time.</summary>
public enum SupervisorTask
{
    /// <summary>Going there and asking around whose it is (现场核实).</summary>
    Visit = 0,

    /// <summary>Papers, telephone calls, preparing a meeting (研判协调).</summary>
    Coordination = 1,

    /// <summary>Asking how far a step is, and pressing for it (跟踪督办).</summary>
    FollowUp = 2,
}

/// <summary>How far a case has come.</summary>
public enum CaseStage
{
    /// <summary>Opened; the supervisor has not come to it yet.</summary>
    Opened = 0,

    /// <summary>A meeting was asked for.</summary>
    AwaitsMeeting = 1,

    /// <summary>The steps of the hand-over are under way.</summary>
    HandingOver = 2,

    /// <summary>It has an owner.</summary>
    HandedOver = 3,
}

/// <summary>What supervisors and units of a district share. Defaults are assumptions; the network's own figures are not public.</summary>
public sealed record SupervisionWorld
{
    /// <summary>Matter (an index) of a fault whose owner is unclear, as departments get it without supervisors.</summary>
    public required int UnclearMatter { get; init; }

    /// <summary>Matter of the same fault once somebody answers for it.</summary>
    public required int RepairMatter { get; init; }

    /// <summary>Matters of the steps of a hand-over, in order.</summary>
    public required ImmutableArray<int> Steps { get; init; }

    /// <summary>The department (an index) that takes over each thing, by the thing's index.</summary>
    public required ImmutableArray<int> Owners { get; init; }

    /// <summary>Whether there are supervisors.</summary>
    public required bool Supervised { get; init; }

    /// <summary>Whether supervisors follow a case until it is handed over.</summary>
    public required bool FollowsUp { get; init; }

    /// <summary>People of each unit who can be sent to a meeting.</summary>
    public required int Representatives { get; init; }

    /// <summary>Share of their meeting hours that is taken by other things.</summary>
    public required double Busy { get; init; }

    /// <summary>Failures of one asset in a year.</summary>
    public required double FailuresAYear { get; init; }

    /// <summary>Mean time until somebody reports a failure.</summary>
    public SimDuration ReportedAfter { get; init; } = SimDuration.FromHours(8);

    /// <summary>Rooms for meetings at the district.</summary>
    public int Rooms { get; init; } = 3;

    /// <summary>How often a unit agrees on the telephone to repair first.</summary>
    public double RepairFirstByPhone { get; init; } = 0.55;

    /// <summary>Share of the things about which papers that name an owner lie in some archive.</summary>
    public double HasRecord { get; init; } = 0.75;

    /// <summary>How often a supervisor who prepares a meeting finds them, if there are any.</summary>
    public double FindsRecord { get; init; } = 0.7;

    /// <summary>Upkeep of one thing a year in yuan, the median.</summary>
    public double UpkeepYuan { get; init; } = 60_000;

    /// <summary>Standard deviation of the logarithm of that.</summary>
    public double UpkeepSigma { get; init; } = 0.7;

    /// <summary>Upkeep a year below which no unit argues, in yuan.</summary>
    public long TrifleYuan { get; init; } = 30_000;

    /// <summary>What a unit can spend a year on things that it takes over, in yuan, in the mean; between half and half as much again.</summary>
    public double MoneyYuan { get; init; } = 900_000;

    /// <summary>What the district's leader can add in all, in yuan.</summary>
    public long FundYuan { get; init; } = 1_500_000;

    /// <summary>How often the person of a unit is called away from a meeting.</summary>
    public double CalledAway { get; init; } = 0.03;

    /// <summary>Meetings without agreement after which the district's leader chairs.</summary>
    public int MeetingsUntilRaised { get; init; } = 2;

    /// <summary>Working time between two looks at a step.</summary>
    public SimDuration LooksEvery { get; init; } = SimDuration.FromHours(12);

    /// <summary>How long a file lies, of working time in the mean, before the unit whose step is done passes it on by itself: ten days.</summary>
    public SimDuration FileLies { get; init; } = SimDuration.FromHours(80);

    /// <summary>How long supervisors take, by <see cref="SupervisorTask"/>.</summary>
    public ImmutableArray<WorkTime> Tasks { get; init; } = [new(75, 0.4), new(60, 0.5), new(30, 0.5)];
}
