using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins;

/// <summary>How long the staff take for what, and how citizens behave. Defaults are assumptions unless a source is named; scenarios may change them.</summary>
public sealed record Habits
{
    /// <summary>A 12345 operator's talk and wrap-up: lognormal, median 196 s, σ 0.8, so 270 s in the mean (median · e^σ²/2).</summary>
    public WorkTime Talk { get; init; } = new(196.0 / 60, 0.8);

    /// <summary>How long callers wait before they hang up: exponential mean; none = for ever.</summary>
    public SimDuration? Patience { get; init; } = SimDuration.FromSeconds(180);

    /// <summary>Lines of the hotline (talking and waiting); none = as many as needed.</summary>
    public int? Lines { get; init; }

    /// <summary>Share of requests that come by telephone (bulletin of December 2021).</summary>
    public double ByPhone { get; init; } = 0.935;

    /// <summary>Share of the others that other systems relay (1.2 of 6.4 %); the rest come by app.</summary>
    public double RelayedOfOthers { get; init; } = 0.19;

    /// <summary>The talk about something whose cause is known: an announcement read out, a question answered.</summary>
    public WorkTime TalkOfKnown { get; init; } = new(1.2, 0.5);

    /// <summary>Share of those who call about something known for whom the operator's word is enough.</summary>
    public double DirectAnswerOfKnown { get; init; } = 0.9;

    /// <summary>Share of those who call about something known for whom a recording is enough, while one is played.</summary>
    public double RecordingIsEnough { get; init; } = 0.6;

    /// <summary>Reading, filing and sending on a request at a centre's desk.</summary>
    public WorkTime File { get; init; } = new(2.0, 0.5);

    /// <summary>Checking handled work.</summary>
    public WorkTime Verify { get; init; } = new(1.5, 0.5);

    /// <summary>Share of its limit that a course of the files takes from which on a department thinks of asking for more time.</summary>
    public double DeferFrom { get; init; } = 0.9;

    /// <summary>Share of such cases in which it asks.</summary>
    public double Defers { get; init; } = 0.5;

    /// <summary>How much more it asks for, of the time that the course of the files takes.</summary>
    public double DeferBy { get; init; } = 0.5;

    /// <summary>A resident department's part in a consultation.</summary>
    public WorkTime ResidentPart { get; init; } = new(8, 0.5);

    /// <summary>The same of a department without a resident on the floor: it has to be reached first.</summary>
    public WorkTime RemotePart { get; init; } = new(45, 0.6);

    /// <summary>The duty commander's decision at the end of a consultation.</summary>
    public WorkTime Decision { get; init; } = new(4, 0.4);

    /// <summary>The decision when no commander is on the floor and a leader has to be reached.</summary>
    public WorkTime RemoteDecision { get; init; } = new(35, 0.6);

    /// <summary>A call-back: dialling, asking, noting.</summary>
    public WorkTime CallBack { get; init; } = new(2.0, 0.5);

    /// <summary>Share of people who can be reached for a call-back (2020 bulletins: 2,320 of 2,704 and 2,367 of 2,787).</summary>
    public double CallBackReached { get; init; } = 0.854;

    /// <summary>Further reports of an incident that others can see: Poisson mean, each up to some hours later.</summary>
    public double FurtherReports { get; init; } = 0.3;

    /// <summary>Whether others than the first caller can see what the matter is about, and so may report it again.</summary>
    public bool CanBeSeen(Matter matter) => FurtherReports > 0 && matter.Executor != Executor.Desk;

    /// <summary>How much later a further report comes: exponential mean.</summary>
    public SimDuration FurtherReportAfter { get; init; } = SimDuration.FromHours(3);

    /// <summary>Share of the finds that grid officers on patrol make when every post is filled.</summary>
    public double FoundByPatrol { get; init; } = 0.7;

    /// <summary>Share of the other finds that sensors make; the rest comes from other systems.</summary>
    public double FoundBySensors { get; init; } = 0.5;

    /// <summary>How many people tell of standing water each time it is seen by day (6 to 23 o'clock), for each of its levels: Poisson mean.</summary>
    public double TellersByDay { get; init; } = 0.5;

    /// <summary>The same by night.</summary>
    public double TellersByNight { get; init; } = 0.15;

    /// <summary>How long after they saw it: exponential mean.</summary>
    public SimDuration TellAfter { get; init; } = SimDuration.FromMinutes(6);

    /// <summary>Getting ready before a unit leaves.</summary>
    public WorkTime Mobilise { get; init; } = new(2.0, 0.5);

    /// <summary>How much longer streets are than the straight line.</summary>
    public double Detour { get; init; } = 1.3;

    /// <summary>Speed of officers in the town, metres a second (20 km/h).</summary>
    public double OfficerSpeed { get; init; } = 20 / 3.6;

    /// <summary>Speed of squads and crews, metres a second (35 km/h).</summary>
    public double VehicleSpeed { get; init; } = 35 / 3.6;

    /// <summary>How far a county's squads and crews go to help another one.</summary>
    public Metres AidWithin { get; init; } = new(25_000);

    /// <summary>How long a crew stays when the water does not go down.</summary>
    public SimDuration CrewStaysAtMost { get; init; } = SimDuration.FromHours(6);

    /// <summary>Clearing the inlets of a low point.</summary>
    public WorkTime ClearInlets { get; init; } = new(20, 0.5);

    /// <summary>How long a crew packs up before it is free again.</summary>
    public SimDuration PackUp { get; init; } = SimDuration.FromMinutes(5);

    /// <summary>How many requests on one order raise it to the county; five times as many to the city.</summary>
    public int RequestsThatEscalate { get; init; } = 5;

    /// <summary>Closed orders of one matter in one cell that call for a rectification (随时改); as many again call for the next one.</summary>
    public int RepeatsThatRectify { get; init; } = 4;

    /// <summary>How close together they must have been closed.</summary>
    public SimDuration RectifyWithin { get; init; } = SimDuration.FromDays(30);

    /// <summary>When a rectification is checked again after it passed.</summary>
    public SimDuration RecheckAfter { get; init; } = SimDuration.FromHours(24);

    /// <summary>Index of the rectification matter, or −1.</summary>
    public int RectifyMatter { get; init; } = -1;

    /// <summary>Index of the matter that citizens and sensors report at the pond levels 1 to 4; empty when the city has none.</summary>
    public IReadOnlyList<int> PondingMatters { get; init; } = [];

    /// <summary>How content people are when all went well, per mille.</summary>
    public int ContentAtBest { get; init; } = 946;

    /// <summary>What being late costs of that, per mille.</summary>
    public int CostOfLateness { get; init; } = 350;

    /// <summary>What each rework or return costs, per mille.</summary>
    public int CostOfRework { get; init; } = 120;

    /// <summary>What using up the whole limit costs, per mille (half of it, half).</summary>
    public int CostOfWaiting { get; init; } = 120;
}
