using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;

namespace Liandong.Client.Commands;

/// <summary>Which run that goes on is meant, and where it is.</summary>
internal sealed class RunOption(Screen screen)
{
    /// <summary>The run.</summary>
    public Argument<string> Run { get; } = new("run") { Description = screen.Say("运行的编号（runs 下的文件夹名）或记录的路径", "the run's id (its folder's name in runs) or its recording's path") };

    /// <summary>The cluster.</summary>
    public Option<string> Cluster { get; } = new("--cluster") { Description = screen.Say("运行所在的集群（默认在本机）", "the cluster that the run is in (default: this machine)"), HelpName = "NAME" };

    /// <summary>Its store.</summary>
    public Option<string> Store { get; } = new("--store") { Description = screen.Say("集群的存储", "the cluster's store"), HelpName = "WHERE" };

    /// <summary>Finds it.</summary>
    /// <exception cref="RunFailedException">It is not there, or does not answer.</exception>
    public Task<OpenRun> FindAsync(ParseResult parsed, CancellationToken stop) => OpenRun.FindAsync(parsed.GetRequiredValue(Run), parsed.GetValue(Cluster), parsed.GetValue(Store), stop);
}
