using Liandong.Scenarios.City;

namespace Liandong.Client.Verification.Outcomes;

/// <summary>How a value of an outcome is written for people.</summary>
internal enum OutcomeForm
{
    Number,

    /// <summary>The number of something: told without marks between its digits.</summary>
    Id,

    /// <summary>An instant of the run, shown as local time.</summary>
    Time,

    /// <summary>Milliseconds, shown in the unit that fits.</summary>
    Span,

    /// <summary>A twin by its id.</summary>
    Twin,

    /// <summary>A kind of twin by its number.</summary>
    TwinKind,

    /// <summary>A matter by its place in the catalogue.</summary>
    Matter,

    LowPoint,

    Department,

    /// <summary>A cell by its index in the city.</summary>
    Cell,

    /// <summary>1 or 0.</summary>
    YesNo,
}

/// <summary>What one value of an outcome is.</summary>
internal sealed record OutcomeField(Text Label, OutcomeForm Form = OutcomeForm.Number)
{
    public static readonly OutcomeField Matter = new(new("事项", "matter"), OutcomeForm.Matter);
    public static readonly OutcomeField Incident = new(new("事发号", "incident"), OutcomeForm.Id);
    public static readonly OutcomeField RequestId = new(new("诉求号", "request"), OutcomeForm.Id);
    public static readonly OutcomeField Order = new(new("工单", "order"), OutcomeForm.Twin);
    public static readonly OutcomeField Unit = new(new("谁", "by"), OutcomeForm.Twin);
    public static readonly OutcomeField Lead = new(new("牵头部门", "lead department"), OutcomeForm.Department);
    public static readonly OutcomeField HomeCell = new(new("网格", "cell"), OutcomeForm.Twin);
    public static readonly OutcomeField CityCell = new(new("网格", "cell"), OutcomeForm.Cell);
    public static readonly OutcomeField LowPoint = new(new("低洼点", "low point"), OutcomeForm.LowPoint);
    public static readonly OutcomeField Reported = new(new("上报时间", "reported"), OutcomeForm.Time);
    public static readonly OutcomeField Received = new(new("收件时间", "received"), OutcomeForm.Time);
    public static readonly OutcomeField Due = new(new("时限", "due"), OutcomeForm.Time);
    public static readonly OutcomeField Wait = new(new("等待", "wait"), OutcomeForm.Span);
    public static readonly OutcomeField SinceAlarm = new(new("自报警起", "since the alarm"), OutcomeForm.Span);
    public static readonly OutcomeField Place = N("位置", "place");
    public static readonly OutcomeField Case = new(new("案件号", "case"), OutcomeForm.Id);
    public static readonly OutcomeField Tier = N("层级", "tier");

    public static OutcomeField N(string zh, string en) => new(new Text(zh, en));

    public static OutcomeField Is(string zh, string en) => new(new Text(zh, en), OutcomeForm.YesNo);

    public static OutcomeField At(string zh, string en) => new(new Text(zh, en), OutcomeForm.Time);

    public static OutcomeField For(string zh, string en) => new(new Text(zh, en), OutcomeForm.Span);

    public static OutcomeField Twin(string zh, string en) => new(new Text(zh, en), OutcomeForm.Twin);
}

/// <summary>What a kind of outcome and its values are called; a value without a name holds nothing.</summary>
internal sealed record OutcomeLabel(Text Name, OutcomeField? Code = null, OutcomeField? A = null, OutcomeField? B = null, OutcomeField? C = null, OutcomeField? D = null)
{
    public static OutcomeLabel Of(string zh, string en, OutcomeField? code = null, OutcomeField? a = null, OutcomeField? b = null, OutcomeField? c = null, OutcomeField? d = null) =>
        new(new Text(zh, en), code, a, b, c, d);
}
