using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <summary>A tier of the command system.</summary>
public enum Tier
{
    /// <summary>市级: steers.</summary>
    City = 0,

    /// <summary>县级: commands.</summary>
    County = 1,

    /// <summary>镇级: acts.</summary>
    Town = 2,
}

/// <summary>Priority of a matter, I (life, hazmat, red flood) to IV (consultation, complaint).</summary>
public enum Priority
{
    /// <summary>I 特急.</summary>
    I = 1,

    /// <summary>II 紧急.</summary>
    II = 2,

    /// <summary>III 一般.</summary>
    III = 3,

    /// <summary>IV 咨询投诉.</summary>
    IV = 4,
}

/// <summary>What a request asks for: the six kinds of the hotline's bulletins.</summary>
public enum RequestKind
{
    /// <summary>咨询.</summary>
    Consult = 0,

    /// <summary>求助.</summary>
    Help = 1,

    /// <summary>投诉.</summary>
    Complaint = 2,

    /// <summary>举报.</summary>
    Report = 3,

    /// <summary>建议.</summary>
    Suggestion = 4,

    /// <summary>其他.</summary>
    Other = 5,
}

/// <summary>Who does the work that a matter needs.</summary>
public enum Executor
{
    /// <summary>A department's desk.</summary>
    Desk = 0,

    /// <summary>A grid officer of the town.</summary>
    Officer = 1,

    /// <summary>An enforcement officer of the town.</summary>
    Enforcer = 2,

    /// <summary>A joint enforcement squad of the county.</summary>
    Squad = 3,

    /// <summary>A drainage crew of the county.</summary>
    Crew = 4,

    /// <summary>A worker of a provider that the city's care platform chooses (服务商).</summary>
    Provider = 5,
}

/// <summary>A limit in clock time, or in working time (8:30–12:00 and 13:30–18:00, Monday to Friday) when <see cref="Working"/>.</summary>
public readonly record struct TimeLimit(SimDuration Duration, bool Working)
{
    /// <summary>No limit is set.</summary>
    public bool IsNone => Duration == SimDuration.Zero;
}

/// <summary>How long work takes: lognormal by median and standard deviation of the logarithm (σ 0 = always the median), or exponential by its mean.</summary>
public readonly record struct WorkTime(double MedianMinutes, double Sigma, bool Exponential = false)
{
    /// <summary>One draw.</summary>
    public SimDuration Draw(ref Chance chance) => SimDuration.FromMinutes(Exponential ? chance.NextExponential(MedianMinutes) : chance.NextLogNormal(MedianMinutes, Sigma));
}

/// <summary>A kind of thing that must be handled (事项): one row of the city's matter catalogue.</summary>
public sealed record Matter
{
    /// <summary>Its place in the catalogue; events and outcomes carry it.</summary>
    public required int Index { get; init; }

    /// <summary>GB/T 30428-style code: two digits of the major and two of the minor class.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Field of the catalogue: hotline, urban, water, hazmat, elders, environment, consumer, traffic, housing, noise.</summary>
    public required string Field { get; init; }

    /// <summary>What a citizen's request about it asks for.</summary>
    public required RequestKind Asks { get; init; }

    /// <summary>The tier that files and answers for its orders.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Indices of the responsible departments: the lead first, then the helpers.</summary>
    public required IReadOnlyList<int> Departments { get; init; }

    public required Priority Priority { get; init; }

    public required TimeLimit AcceptWithin { get; init; }

    public required TimeLimit DispatchWithin { get; init; }

    /// <summary>None when nobody has to go there.</summary>
    public required TimeLimit ArriveWithin { get; init; }

    public required TimeLimit CloseWithin { get; init; }

    public required Executor Executor { get; init; }

    /// <summary>Work that binds the executor: at the scene for field work, at the desk otherwise.</summary>
    public required WorkTime Work { get; init; }

    /// <summary>Time that passes without binding anybody (files, inquiries, deliveries), in working time; median 0 when there is none.</summary>
    public required WorkTime Process { get; init; }

    /// <summary>Whether ownership is contested or several departments must act, so that the duty commander convenes a consultation.</summary>
    public required bool Consultation { get; init; }

    /// <summary>Whether several executors act together (joint action).</summary>
    public required bool Joint { get; init; }

    /// <summary>Requests a day and 100,000 inhabitants in an ordinary week; 0 when citizens do not report it.</summary>
    public required double RequestsPer100K { get; init; }

    /// <summary>Finds a day and 100,000 inhabitants by officers, sensors and other systems in an ordinary week.</summary>
    public required double FindsPer100K { get; init; }

    /// <summary>Share of requests that the operator answers without an order.</summary>
    public required double DirectAnswer { get; init; }

    /// <summary>Share of orders whose first executor finds it is not theirs and returns it.</summary>
    public required double Contested { get; init; }

    /// <summary>Share of handled orders that fail their check and are reworked.</summary>
    public required double Rework { get; init; }
}
