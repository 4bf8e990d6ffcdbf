using Liandong.Client.Runs;
using Liandong.Grains;
using Liandong.Grains.Experiments;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;
using Liandong.Silo;
using Liandong.Silo.Storage;

namespace Liandong.Client.Screens;

/// <summary>What the world can do to a command, in words; errors of the program are not among them.</summary>
public static class UserErrors
{
    /// <summary>The words, a text for each thing that is wrong; none for an error of the program.</summary>
    public static IReadOnlyList<Text> Explain(Exception error) =>
        error is DefinitionException definition ? [.. definition.All.Select(At)]
        : error is RunFailedException { Repeat: { } command } failed ? [failed.Text, new Text($"重复这次运行：{command}", $"To repeat this run: {command}")]
        : One(error) is { } text ? [text]
        : [];

    private static Text? One(Exception error) => error switch
    {
        RecordingException recording => recording.Text,
        UnknownIndicatorException indicator => indicator.Text,
        RunFailedException failed => failed.Text,
        WarmUpNotFoundException unsteady => unsteady.Text,
        RunLeftException left => left.Text,
        RunUnrecordedException unrecorded => unrecorded.Text,
        _ when BlobStoreException.In(error) is { } store => new(store.Zh, store.Message),
        StoreLocationException location => StoreText.Of(location),
        ClusterNotFoundException cluster => NoMember(new RunHome(cluster.Store, cluster.Cluster)),
        RunMisfitException misfit => MisfitText.OfKept(keptBy: null, new Text(misfit.Zh, misfit.Message)),
        RunStorageException or JournalDamagedException => new($"存储中的运行不能用：{((IBilingual)error).Zh}", $"What is stored of the run cannot be used. {error.Message}"),
        ExperimentRefusedException or MemberAddressException => new(((IBilingual)error).Zh, error.Message),
        OperationCanceledException => new Text("已取消。", "Cancelled."),
        UnauthorizedAccessException => new Text("没有权限：" + error.Message, "No permission: " + error.Message),
        IOException => new Text("读写失败：" + error.Message, "Reading or writing failed: " + error.Message),
        _ => null,
    };

    private static Text NoMember(RunHome home) => new(
        $"集群 {home.Cluster} 没有成员应答（{home.Words.Trim()}）。名称或存储写错了就改正，否则先启动一个成员：./liandong silo{home.Words}",
        $"No member of the cluster {home.Cluster} answers ({home.Words.Trim()}). If the name and the store are right, start a member: ./liandong silo{home.Words}");

    private static Text At(DefinitionException error) => new(error.Where + ": " + error.Zh, error.Where + ": " + error.En);
}

/// <summary>A run could not go on, or was asked for something it does not have.</summary>
public sealed class RunFailedException(Text text) : Exception(text.En)
{
    /// <summary>Why, in both languages.</summary>
    public Text Text { get; } = text;

    /// <summary>What of the stored state does not fit; none when it failed for another reason.</summary>
    public Text? Misfit { get; init; }

    /// <summary>Whether the run itself failed, so that whoever looks into it wants to repeat it.</summary>
    public bool IsOfRun { get; init; }

    /// <summary>Whether the run stands in its store, to be gone on with, and nobody has stopped it.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>The command that makes the same run again; none where that is of no use.</summary>
    public string? Repeat { get; init; }
}

/// <summary>A run was left before its end: it stands in its store, or goes on in its cluster.</summary>
/// <param name="run">The run.</param>
/// <param name="home">Where it is.</param>
/// <param name="hasCheckpoint">Whether it has a checkpoint to go on from.</param>
public sealed class RunLeftException(string run, RunHome home, bool hasCheckpoint) : Exception($"Run {run} was left.")
{
    /// <summary>How to go on, in both languages.</summary>
    public Text Text { get; } = home.IsCluster
        ? new(
            $"已离开，运行在集群中继续。查看：./liandong runs show {run}{home.Words}；等到结束并取得记录：./liandong runs resume {run}{home.Words}",
            $"Left; the run goes on in the cluster. To look: ./liandong runs show {run}{home.Words}; to wait for its end and record it: ./liandong runs resume {run}{home.Words}")
        : new(
            $"已停下，没有留下记录；运行保存在{(home.Store is null ? " " + RunHome.UsualStore + " " : "存储")}中{(hasCheckpoint ? "" : "，但没有存下检查点，继续时从头开始")}。继续：./liandong runs resume {run}{home.Words}",
            $"Stopped; no recording was kept, and the run is kept in {(home.Store is null ? RunHome.UsualStore : "its store")}{(hasCheckpoint ? "" : ", but without a checkpoint: it will begin anew")}. To go on: ./liandong runs resume {run}{home.Words}");
}

/// <summary>A run has come to its end, and the disk had no space for its recording.</summary>
/// <param name="run">The run.</param>
/// <param name="home">Where it is.</param>
/// <param name="folder">The recording's folder.</param>
/// <param name="hasCheckpoint">Whether it has a checkpoint to go on from.</param>
/// <param name="inner">What the disk said.</param>
public sealed class RunUnrecordedException(string run, RunHome home, string folder, bool hasCheckpoint, Exception inner) : Exception($"Run {run} has no recording: the disk is full.", inner)
{
    /// <summary>What holds and what to do, in both languages.</summary>
    public Text Text { get; } = new(
        $"写入 {folder} 时磁盘已满，没有留下记录；运行本身还保存着{(hasCheckpoint ? "" : "，但没有检查点")}。请腾出空间，再{(hasCheckpoint ? "从最后一个检查点继续" : "从头继续")}：./liandong runs resume {run}{home.Words}（可用 --out 换一个文件夹）",
        $"The disk is full at {folder}: no recording was left. The run itself is kept{(hasCheckpoint ? "" : ", without a checkpoint")}. Free some space and go on from {(hasCheckpoint ? "its last checkpoint" : "its beginning")}: ./liandong runs resume {run}{home.Words} (--out names another folder)");
}
