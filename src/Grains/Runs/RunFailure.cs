using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What kind of thing kept a run from going on.</summary>
public enum RunFailureKind
{
    /// <summary>None of the others: a fault of the program.</summary>
    Program = 0,

    /// <summary>A twin broke a rule of the engine.</summary>
    Rule = 1,

    /// <summary>What is stored does not fit what was built: a fork changes too much, or another version wrote it.</summary>
    Misfit = 2,

    /// <summary>A part of what is stored is missing or damaged.</summary>
    Damaged = 3,

    /// <summary>The store failed.</summary>
    Store = 4,

    /// <summary>A partition or a silo was lost or did not answer.</summary>
    Unanswered = 5,

    /// <summary>Another silo goes on with the run.</summary>
    TakenOver = 6,

    /// <summary>A finished run was repeated and ended differently.</summary>
    OtherDigest = 7,

    /// <summary>The definition or an option cannot be used here.</summary>
    Refused = 8,
}

/// <summary>Why a run could not go on.</summary>
[GenerateSerializer, Immutable, Alias("RunFailure")]
public sealed record RunFailure
{
    /// <summary>The engine's rule that was broken; none when the fault lies elsewhere (a definition, a lost silo).</summary>
    [Id(0)]
    public EngineRule? Rule { get; init; }

    /// <summary>The twin that broke it.</summary>
    [Id(1)]
    public TwinId Twin { get; init; }

    /// <summary>The jurisdiction in which it showed: the receiver's for mail, the twin's own otherwise.</summary>
    [Id(4)]
    public int Jurisdiction { get; init; }

    /// <summary>When, in simulation time.</summary>
    [Id(2)]
    public SimTime Time { get; init; }

    /// <summary>What happened, for people, in English.</summary>
    [Id(3)]
    public required string Text { get; init; }

    /// <summary>What happened, for people, in Chinese.</summary>
    [Id(6)]
    public required string Zh { get; init; }

    /// <summary>What kind of thing it is.</summary>
    [Id(5)]
    public RunFailureKind Kind { get; init; }

    /// <summary>Whether what is stored does not fit what was built.</summary>
    public bool IsUnfit => Kind == RunFailureKind.Misfit;

    /// <summary>A run that had finished was repeated and ends differently.</summary>
    public static RunFailure OtherDigest(string repeated, string known) => new()
    {
        Kind = RunFailureKind.OtherDigest,
        Text = $"Repeated, the run ends with digest {repeated} and not with {known}: another version of the program, or a fault.",
        Zh = $"重算的指纹是 {repeated}，而不是 {known}：程序版本不同，或有缺陷。",
    };

    /// <summary>Whether a disk's or a system's error is behind it, which is gone at the next try or on another member: no fault of what is run. A file that is not there is none of these.</summary>
    internal static bool IsOfMachine(Exception error)
    {
        for (var behind = error; behind is not null; behind = behind.InnerException)
        {
            if (behind is UnauthorizedAccessException or IOException and not (FileNotFoundException or DirectoryNotFoundException)) return true;
        }

        return false;
    }

    /// <summary>A failure from an exception.</summary>
    public static RunFailure From(Exception error) => Of(error is IBilingual ? error : BlobStoreException.In(error) ?? error);

    private static RunFailure Of(Exception error) => error switch
    {
        EngineRuleException broken => new RunFailure
        {
            Kind = RunFailureKind.Rule,
            Rule = broken.Rule,
            Twin = broken.Twin,
            Jurisdiction = broken.Jurisdiction,
            Time = broken.Time,
            Text = broken.Message,
            Zh = $"孪生体 {broken.Twin} 在 {broken.Time} 违反引擎规则“{EngineRuleWords.Of(broken.Rule).Zh}”。",
        },
        IBilingual said => new RunFailure { Kind = KindOf(error), Text = error.Message, Zh = said.Zh },
        TimeoutException or PartitionRefusedException or OrleansException => new RunFailure
        {
            Kind = RunFailureKind.Unanswered,
            Text = $"A partition or a member of the cluster was lost or did not answer ({error.GetType().Name}: {error.Message})",
            Zh = "一个分区或集群成员已丢失或没有应答。",
        },
        ArgumentException => new RunFailure { Kind = RunFailureKind.Refused, Text = $"The run's definition or an option cannot be used here: {error.Message}", Zh = $"运行的定义或选项在这里不能用。（原文：{error.Message}）" },
        _ => new RunFailure { Text = $"{error.GetType().Name}: {error.Message}", Zh = $"程序出错。（原文：{error.GetType().Name}: {error.Message}）" },
    };

    private static RunFailureKind KindOf(Exception error) => error switch
    {
        RunMisfitException => RunFailureKind.Misfit,
        BlobStoreException => RunFailureKind.Store,
        RunStorageException or JournalDamagedException => RunFailureKind.Damaged,
        RunTakenOverException => RunFailureKind.TakenOver,
        _ => RunFailureKind.Refused,
    };
}
