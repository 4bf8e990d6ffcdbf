using Liandong.Twins.Affairs;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Affairs;

/// <summary>
/// One case or application at the county of the tiny city, which everybody there has time for. All draws of length take their median:
/// 100 minutes at the desk in all steps, a course of two working days. It comes on a Monday at nine.
/// </summary>
internal sealed class AffairCity
{
    public const int Day = 24 * 60;
    public const int Reviewers = 2;
    private static readonly long Incident = AffairIncident.First(true, TinyCity.Town, 9, 0);

    public TinyCity City { get; init; } = new();

    public AffairRules Rules(CommandSystem system) => Change(new AffairRules
    {
        System = system,
        Approvals = [],
        Cases = [],
        Halls = [],
        Demand = new Demand { HourWeights = [.. Enumerable.Repeat(1 / 24.0, 24)], DayWeights = [1, 1, 1, 1, 1, 1, 1], DayVariation = 0 },
        ReviewDepartment = Reviewers,
        Compliance = new WorkTime(3 * 1440, 0),
        ReviewWork = new WorkTime(240, 0),
        ReviewProcess = new WorkTime(14 * 480, 0),
        AppealAfter = new WorkTime(5 * 1440, 0),
        AppealsDecision = 0,
        AppealsSilence = 0,
    });

    public Func<AffairRules, AffairRules> Change { get; init; } = static rules => rules;

    public AffairCity WithCase(Func<CaseType, CaseType>? change = null, TwinId cause = default)
    {
        var type = new CaseType
        {
            Index = 0, Code = "C1", NameZh = "案件", NameEn = "Case", Tier = Tier.County, Departments = [0, 1], DecideWithin = new TimeLimit(SimDuration.FromDays(90), false), ExtendBy = default,
            Work = new WorkTime(100, 0), Process = new WorkTime(960, 0), Per100K = 0, LawZh = "法", LawEn = "law", FileWithin = AffairRules.WorkingDays(7),
            Established = 1, Hearing = 0, Complies = 1, Recurs = 0, Contested = 0, Matters = [], FromOrders = 0,
        };
        City.AlsoInCounty.Add(system => new Twins.Affairs.Case(Rules(system), change?.Invoke(type) ?? type, Incident, TinyCity.Town, cause));
        return this;
    }

    public AffairCity WithApplication(Func<ApprovalItem, ApprovalItem>? change = null)
    {
        var item = new ApprovalItem
        {
            Index = 0, Code = "A1", NameZh = "审批", NameEn = "Approval", Tier = Tier.County, Departments = [0], DecideWithin = AffairRules.WorkingDays(20), ExtendBy = default,
            Work = new WorkTime(100, 0), Process = new WorkTime(960, 0), Per100K = 0, LawZh = "法", LawEn = "law", Complete = 1, Granted = 1,
        };
        City.AlsoInCounty.Add(system => new Approval(Rules(system), change?.Invoke(item) ?? item, Incident, TinyCity.Town));
        return this;
    }

    public AffairCity RunTo(int day)
    {
        City.RunTo(day * Day);
        return this;
    }

    /// <summary>When outcomes of a kind were recorded: days since that Monday and the time of day.</summary>
    public string[] At(OutcomeKind kind) => [.. City.Of(kind).Select(outcome => Clock(outcome.Time))];

    public Outcome The(OutcomeKind kind) => City.Of(kind).ShouldHaveSingleItem();

    // To the nearest minute: a message to a desk and back takes no time, a draw of a median may miss it by a millisecond.
    public static string Clock(long milliseconds)
    {
        var minutes = (long)Math.Round(milliseconds / 60_000.0) + (9 * 60);
        return FormattableString.Invariant($"{minutes / Day} {minutes % Day / 60:00}:{minutes % 60:00}");
    }
}
