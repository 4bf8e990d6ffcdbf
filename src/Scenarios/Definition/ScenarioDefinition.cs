using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>A scenario (情景): what happens to a city, with what resources, and what must hold. Data that was read and checked.</summary>
public sealed record ScenarioDefinition
{
    /// <summary>Lower case with hyphens: <c>toy-storm</c>.</summary>
    public required string Name { get; init; }

    public required Text Title { get; init; }

    /// <summary>The planner's question that a run answers.</summary>
    public required Text Question { get; init; }

    /// <summary>A bundled city's name, or the path of a city's file.</summary>
    public required string City { get; init; }

    /// <summary>The city's local date and time at the run's start; its weekday counts.</summary>
    public required DateTime Start { get; init; }

    /// <summary>How long the run is, warm-up included.</summary>
    public required SimDuration Duration { get; init; }

    /// <summary>The first part of the run, which indicators leave out.</summary>
    public required SimDuration WarmUp { get; init; }

    /// <summary>Whether an experiment is to find how long callers' waits take to become steady, and to leave that out; <see cref="WarmUp"/> is nothing then.</summary>
    public bool FindsWarmUp { get; init; }

    public required long Seed { get; init; }

    /// <summary>Names or codes of the counties whose low points count in figures about flooding; empty for the whole city.</summary>
    public required ImmutableArray<string> StudyArea { get; init; }

    public required LoadChange Load { get; init; }

    public required HotlineSetting Hotline { get; init; }

    public required DeskSetting Desks { get; init; }

    public required StaffChange Staff { get; init; }

    public required ImmutableArray<RainStorm> Rain { get; init; }

    public required RiverState Rivers { get; init; }

    public required FaultShares Faults { get; init; }

    /// <summary>The carriage of hazardous goods; null when the scenario leaves it out.</summary>
    public HazmatSetting? Hazmat { get; init; }

    /// <summary>The elders system; null when it is off.</summary>
    public ElderSetting? Elders { get; init; }

    /// <summary>A release of gas; null when there is none.</summary>
    public ReleaseSetting? Release { get; init; }

    /// <summary>How vehicles with hazardous goods are watched; null when nobody does.</summary>
    public HazmatWatchSetting? HazmatWatch { get; init; }

    /// <summary>A water main that bursts; null when none does.</summary>
    public BurstSetting? Burst { get; init; }

    /// <summary>The renewal of old estates; null when none are planned.</summary>
    public RenewalSetting? Renewals { get; init; }

    /// <summary>The watch over a river; null when it is off.</summary>
    public WaterwaySetting? Waterway { get; init; }

    public required ImmutableArray<MatterChange> Matters { get; init; }

    /// <summary>Home care; null when the scenario leaves it out.</summary>
    public CareSetting? Care { get; init; }

    /// <summary>Resident supervision; null when the scenario leaves it out.</summary>
    public SupervisionSetting? Supervision { get; init; }

    /// <summary>The kinds of device reports that the run leaves as files, to feed another run with.</summary>
    public ImmutableArray<FeedKind> Record { get; init; } = [];

    public required ImmutableArray<Objective> Objectives { get; init; }

    /// <summary>The change whose effect the run is compared with; null when none is asked for.</summary>
    public Counterfactual? Counterfactual { get; init; }

    /// <summary>Approvals and cases; null when the run has none.</summary>
    public AffairSetting? Affairs { get; init; }

    /// <summary>Where each part was written.</summary>
    internal SourcePlaces Places { get; init; } = new("");

    /// <summary>Looks for the city that is named.</summary>
    /// <exception cref="DefinitionException">There is none.</exception>
    internal void RequireCity()
    {
        try
        {
            _ = CityFiles.Folder(City);
        }
        catch (DefinitionException error)
        {
            throw Places.At("city").Problem($"city：'{City}'：{error.Zh}", $"city: '{City}': {error.En}");
        }
    }
}

/// <summary>How much is asked of the system, against the city's ordinary week.</summary>
public sealed record LoadChange
{
    /// <summary>Hourly weights 0..23 of requests in an ordinary day: peaks at 10–11 and 14–15 h. An assumption fitted to the published peaks.</summary>
    public static readonly ImmutableArray<double> OrdinaryDay =
    [
        .008, .006, .005, .004, .004, .006, .012, .028, .065, .092, .095, .075,
        .042, .052, .078, .080, .072, .058, .045, .042, .046, .042, .030, .013,
    ];

    /// <summary>Factor on citizens' requests.</summary>
    public required double Requests { get; init; }

    /// <summary>Factor on finds by officers, sensors and other systems.</summary>
    public required double Finds { get; init; }

    /// <summary>Coefficient of variation of a day's level around its mean.</summary>
    public required double DayVariation { get; init; }

    /// <summary>Weights of the 24 hours, summing to 1.</summary>
    public required ImmutableArray<double> Profile { get; init; }

    /// <summary>No variation by hour, weekday or day: a constant rate, for queueing studies.</summary>
    public required bool Flat { get; init; }
}

/// <summary>The hotline's operators, callers and lines.</summary>
public sealed record HotlineSetting
{
    /// <summary>Operators by hour of the day (24 values) in place of the city's; default when the city's stay.</summary>
    public ImmutableArray<int>? OperatorsByHour { get; init; }

    /// <summary>Factor on the city's operators; 1 when <see cref="OperatorsByHour"/> is given.</summary>
    public required double OperatorsFactor { get; init; }

    /// <summary>Mean of the exponential time a caller waits before hanging up; null when callers never do.</summary>
    public required SimDuration? Patience { get; init; }

    /// <summary>How long an operator is bound by a call.</summary>
    public required WorkTime Talk { get; init; }

    /// <summary>Share of requests that come by telephone; the rest come by app and from other systems.</summary>
    public required double ByPhone { get; init; }

    /// <summary>Share of people who are called back when their order is closed.</summary>
    public required double CallBacks { get; init; }

    /// <summary>How many callers may be in the system at once, talking and waiting; null for no limit.</summary>
    public required int? Lines { get; init; }

    /// <summary>The operators of an hour, given the city's.</summary>
    public int OperatorsAt(int hour, ImmutableArray<int> ofCity) =>
        OperatorsByHour is { } own ? own[hour] : Math.Max(0, (int)Math.Round(ofCity[hour] * OperatorsFactor, MidpointRounding.AwayFromZero));
}

/// <summary>How long duty staff take at a centre's desk.</summary>
public sealed record DeskSetting(WorkTime File, WorkTime Verify);

/// <summary>More or fewer of something: a factor, then a number of heads.</summary>
public readonly record struct HeadCount(double Factor, int Plus)
{
    /// <summary>No change.</summary>
    public static readonly HeadCount Unchanged = new(1, 0);

    /// <summary>How many there are, from how many there were; never below 0. Half is rounded up.</summary>
    public int Of(int before) => Math.Max(0, (int)Math.Round(before * Factor, MidpointRounding.AwayFromZero) + Plus);
}

/// <summary>The warning from which a county's crews wait at the low points that it expects to flood (前置布防).</summary>
public enum PrePositionFrom
{
    Never = 0,
    Blue = 1,
    Yellow = 2,
    Orange = 3,
    Red = 4,
}

/// <summary>Changes to the staff that a city has.</summary>
public sealed record StaffChange
{
    /// <summary>Grid officers of each town.</summary>
    public required HeadCount Officers { get; init; }

    /// <summary>Enforcement officers of each town.</summary>
    public required HeadCount Enforcers { get; init; }

    /// <summary>Joint enforcement squads of each county.</summary>
    public required HeadCount Squads { get; init; }

    /// <summary>Drainage crews of each county.</summary>
    public required HeadCount Crews { get; init; }

    /// <summary>Factor on the pump capacity of every crew.</summary>
    public required double CrewPumps { get; init; }

    /// <summary>Factor on the duty staff at every desk.</summary>
    public required double Desks { get; init; }

    /// <summary>Codes of departments whose residents are not on the command floor.</summary>
    public required ImmutableArray<string> ResidentsAbsent { get; init; }

    /// <summary>Whether no duty commander can convene consultations.</summary>
    public required bool CommanderAbsent { get; init; }

    /// <summary>From which warning on crews wait at low points.</summary>
    public PrePositionFrom PrePosition { get; init; }

    /// <summary>Factor on every department's handlers.</summary>
    public required double DepartmentHandlers { get; init; }

    /// <summary>Departments, by code or name, whose handlers change by a factor of their own besides.</summary>
    public ImmutableArray<(string Department, double Handlers)> Departments { get; init; } = [];
}

/// <summary>Changes to one row of the city's matter catalogue; what is null stays.</summary>
public sealed record MatterChange(string Code)
{
    public double? RequestsPer100K { get; init; }

    public double? FindsPer100K { get; init; }

    public double? DirectAnswer { get; init; }

    public double? Contested { get; init; }

    public double? Rework { get; init; }

    public WorkTime? Work { get; init; }

    public WorkTime? Process { get; init; }

    /// <summary>The matter with these changes.</summary>
    public Matter ApplyTo(Matter matter) => matter with
    {
        RequestsPer100K = RequestsPer100K ?? matter.RequestsPer100K,
        FindsPer100K = FindsPer100K ?? matter.FindsPer100K,
        DirectAnswer = DirectAnswer ?? matter.DirectAnswer,
        Contested = Contested ?? matter.Contested,
        Rework = Rework ?? matter.Rework,
        Work = Work ?? matter.Work,
        Process = Process ?? matter.Process,
    };
}
