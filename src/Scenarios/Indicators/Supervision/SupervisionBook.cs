using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Supervision;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Supervision;

/// <summary>A case of the supervisors; times in ms of the run, −1 for not yet.</summary>
internal sealed class SupervisionCase
{
    public long Opened { get; set; } = -1;

    public long RepairAgreed { get; set; } = -1;

    public long HandedOver { get; set; } = -1;

    /// <summary>The department that owns it now; −1 for none.</summary>
    public int Owner { get; set; } = -1;

    public int Meetings { get; set; }

    public int Steps { get; set; }

    public bool IsRaised { get; set; }

    public CaseStage Stage { get; set; }
}

/// <summary>What happened to unowned assets, put together from what they and the supervisors left behind.</summary>
internal sealed class SupervisionBook(CityDefinition city, RunSpan span)
{
    private readonly List<(long At, Text What)>[] _stories = [.. Enumerable.Range(0, city.Supervision.Named).Select(_ => new List<(long, Text)>())];

    public SortedDictionary<int, SupervisionCase> Cases { get; } = [];

    /// <summary>From a failure until the asset works again.</summary>
    public Samples Dark { get; } = new();

    public Samples MeetingWaits { get; } = new();

    public Samples HandOvers { get; } = new();

    public long Failures { get; private set; }

    public long StillFailed { get; private set; }

    public long Held { get; private set; }

    public long Agreed { get; private set; }

    public long NoMoney { get; private set; }

    /// <summary>Cases for which papers that name the owner were found.</summary>
    public long Records { get; private set; }

    public long PutOff { get; private set; }

    /// <summary>People's time by task, in ms after the warm-up.</summary>
    public long[] TaskTime { get; } = new long[3];

    public long[] Tasks { get; } = new long[3];

    public Samples[] StepTimes { get; } = [.. city.Supervision.Steps.Select(_ => new Samples())];

    /// <summary>Time of the first failure, its repair and the hand-over of each named thing; −1 for not yet.</summary>
    public (long Failed, long Works, long HandedOver)[] Named { get; } = [.. Enumerable.Repeat((-1L, -1L, -1L), city.Supervision.Named)];

    /// <summary>What happened to a named thing, in order.</summary>
    public IReadOnlyList<(long At, Text What)> StoryOf(int named) => _stories[named];

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.AssetFailed or OutcomeKind.AssetRestored or OutcomeKind.AssetFailedAtEnd:
                AddAsset(in outcome);
                break;
            case OutcomeKind.FollowedUp when outcome.Time >= span.WarmUp.Milliseconds:
                TaskTime[outcome.Code] += outcome.C;
                Tasks[outcome.Code]++;
                break;
            case OutcomeKind.FollowedUp or OutcomeKind.MeetingBooked:
                break;
            default:
                AddCase(in outcome);
                break;
        }
    }

    private void AddAsset(in Outcome outcome)
    {
        var asset = (int)outcome.B;
        var isMeasured = outcome.Time >= span.WarmUp.Milliseconds;
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.AssetFailed:
                if (isMeasured) Failures++;
                if (asset < Named.Length && Named[asset].Failed < 0) Named[asset].Failed = outcome.Time;
                Tell(asset, outcome.Time, new("发生故障", "fails"));
                break;
            case OutcomeKind.AssetRestored:
                if (isMeasured) Dark.Add(outcome.C);
                if (asset < Named.Length && Named[asset].Works < 0) Named[asset].Works = outcome.Time;
                Tell(asset, outcome.Time, new("修复", "works again"));
                break;
            default:
                StillFailed++;
                break;
        }
    }

    private void AddCase(in Outcome outcome)
    {
        var asset = (int)outcome.A;
        if (!Cases.TryGetValue(asset, out var one)) Cases[asset] = one = new SupervisionCase();
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.CaseOpened:
                one.Opened = outcome.Time;
                Tell(asset, outcome.Time, new("街道督导员立案：权属不清", "the subdistrict opens a case: the owner is unclear"));
                break;
            case OutcomeKind.RepairFirstAgreed:
                one.RepairAgreed = outcome.Time;
                Tell(asset, outcome.Time, outcome.Code == 0 ? new("电话商定先修后移", "the units agree by telephone: repair first") : new("会上商定先修后移", "the units agree at the meeting: repair first"));
                break;
            case OutcomeKind.MeetingPutOff:
                PutOff++;
                Tell(asset, outcome.Time, new("各单位一年内没有共同的时间，协调会无法排期", "the units have no free time in common within a year: the meeting is put off"));
                break;
            case OutcomeKind.MeetingHeld:
                Meet(one, in outcome);
                break;
            case OutcomeKind.RecordFound:
                Records++;
                Tell(asset, outcome.Time, new("查到权属资料", "documents that name the owner are found"));
                break;
            case OutcomeKind.CaseRaised:
                one.IsRaised = true;
                Tell(asset, outcome.Time, new("提请区领导协调", "referred to the district's leader"));
                break;
            case OutcomeKind.StepBegun:
                one.Stage = CaseStage.HandingOver;
                Tell(asset, outcome.Time, StepText(outcome.Code, "开始：", "begins: "));
                break;
            case OutcomeKind.StepDone:
                one.Steps++;
                StepTimes[outcome.Code].Add(outcome.B);
                Tell(asset, outcome.Time, StepText(outcome.Code, "完成：", "done: "));
                break;
            case OutcomeKind.HandedOver:
                (one.HandedOver, one.Stage, one.Owner) = (outcome.Time, CaseStage.HandedOver, outcome.Code);
                HandOvers.Add(outcome.B);
                if (asset < Named.Length) Named[asset].HandedOver = outcome.Time;
                var owner = city.Departments[outcome.Code].Name;
                Tell(asset, outcome.Time, new($"移交完成，归{owner.Zh}", $"handed over to the {owner.En}"));
                break;
            case OutcomeKind.CaseOpenAtEnd:
                one.Stage = (CaseStage)outcome.Code;
                break;
        }
    }

    private void Meet(SupervisionCase one, in Outcome outcome)
    {
        (one.Meetings, one.Stage) = (one.Meetings + 1, CaseStage.AwaitsMeeting);
        Held++;
        MeetingWaits.Add(outcome.B);
        var result = (MeetingResult)outcome.Code;
        if (result == MeetingResult.Agreed) Agreed++;
        if (result == MeetingResult.NoMoney) NoMoney++;
        var (zh, en) = result switch
        {
            MeetingResult.Agreed => ("达成一致", "all units agree"),
            MeetingResult.NotAgreed => ("没有权属资料，未达成一致", "no agreement, as no documents name the owner"),
            MeetingResult.NoMoney => ("接收单位没有经费，未达成一致", "no agreement, as the receiving unit cannot pay for the upkeep"),
            _ => ("有单位缺席，改期", "put off, as a unit was absent"),
        };
        Tell((int)outcome.A, outcome.Time, new($"第 {outcome.D} 次协调会（{outcome.C} 个单位）：{zh}", $"meeting {outcome.D} ({outcome.C} units): {en}"));
    }

    private Text StepText(int step, string zh, string en)
    {
        var matter = city.Matters[city.Supervision.Steps[step]];
        return new(zh + matter.NameZh, en + matter.NameEn);
    }

    private void Tell(int asset, long at, Text what)
    {
        if (asset < _stories.Length) _stories[asset].Add((at, what));
    }
}
