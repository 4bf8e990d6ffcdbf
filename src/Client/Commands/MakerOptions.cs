using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Experiments;
using Liandong.Silo;

namespace Liandong.Client.Commands;

/// <summary>Who makes the many runs of a command: this process, so many at once, or a cluster. Where they are made changes no figure.</summary>
internal sealed class MakerOptions(Screen screen)
{
    private readonly Option<int> _atOnce = new("--runs-at-once") { Description = screen.Say("同时进行的运行数（默认为核数），不影响结果", "runs at a time (default: as many as cores); never changes a result"), HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _cancel = new("--cancel") { Description = screen.Say("叫停集群中正在进行的这件事；已完成的运行保留", "call this off in its cluster; runs that are made stay") };
    private readonly HomeOptions _home = new(screen);

    /// <summary>That so many runs at a time cannot be.</summary>
    public static RunFailedException NoRunsAtOnce(int found) => new(new($"--runs-at-once 应是 1 以上的整数，实际是 {found}", $"--runs-at-once must be a whole number from 1, found {found}"));

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="store">What <c>--store</c> says there.</param>
    public void AddTo(Command command, Text store)
    {
        command.Options.Add(_atOnce);
        command.Options.Add(_cancel);
        _home.Store.Description = screen.Words.Of(store);
        _home.AddTo(command);
    }

    /// <summary>The store and the cluster, as they were written.</summary>
    public RunHome Home(ParseResult parsed) => _home.Of(parsed);

    /// <summary>The command as it was given, without an option that changes only what is printed.</summary>
    public string Words(ParseResult parsed, Option without) => GivenCommand.Words(parsed, _home, without);

    /// <summary>Whether what goes on in the cluster is to be called off.</summary>
    public bool Cancels(ParseResult parsed) => parsed.GetValue(_cancel);

    /// <summary>Fails when so many runs at a time cannot be.</summary>
    /// <exception cref="RunFailedException">They cannot.</exception>
    public void RequireAtOnce(ParseResult parsed)
    {
        if (parsed.GetValue(_atOnce) is < 1 and var found) throw NoRunsAtOnce(found);
    }

    /// <summary>Fails when the options contradict each other.</summary>
    /// <exception cref="RunFailedException">They do.</exception>
    public void Require(ParseResult parsed)
    {
        RequireAtOnce(parsed);
        var home = Home(parsed);
        if (home.IsCluster)
        {
            if (parsed.GetResult(_atOnce) is { Implicit: false }) throw new RunFailedException(new("--runs-at-once 不能与 --cluster 一起用：由各成员自己定（./liandong silo --runs-at-once）", "--runs-at-once does not go with --cluster: each member has its own (./liandong silo --runs-at-once)"));
            return;
        }

        if (home.Store is not null) throw new RunFailedException(new("--store 要与 --cluster 一起用", "--store needs --cluster"));
        if (Cancels(parsed)) throw new RunFailedException(new("--cancel 要与 --cluster 一起用；在本机按 Ctrl-C 即可", "--cancel needs --cluster; on this machine press Ctrl-C"));
    }

    /// <summary>The way to the cluster; none when runs are made here.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="id">What the work is called in the cluster: the same one is the same work.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ClusterNotFoundException">No member of the cluster answers.</exception>
    public async Task<ClusterReplications?> OpenAsync(ParseResult parsed, string id, CancellationToken stop) =>
        Home(parsed) is { IsCluster: true } home ? await ClusterReplications.OpenAsync(id, home, stop) : null;

    /// <summary>Who makes the runs.</summary>
    public IReplicationMaker Maker(ParseResult parsed, ClusterReplications? cluster) => cluster is null ? new ReplicationsHere(parsed.GetValue(_atOnce)) : cluster;

    /// <summary>The same in words.</summary>
    public Text Makers(ParseResult parsed, ClusterReplications? cluster) =>
        cluster is not null ? new($"由集群 {Home(parsed).Cluster} 完成", $"by the cluster {Home(parsed).Cluster}") : new($"同时 {parsed.GetValue(_atOnce)} 次", $"{parsed.GetValue(_atOnce)} at once");

    /// <summary>Calls off what goes on in the cluster.</summary>
    /// <exception cref="RunFailedException">Nothing of it goes on.</exception>
    public async Task<int> CancelAsync(ClusterReplications cluster, CancellationToken stop)
    {
        if (!await cluster.CancelAsync(stop)) throw new RunFailedException(new("集群里没有正在进行的这件事。", "The cluster has nothing of this that goes on."));
        screen.Line(screen.Say("已叫停，已完成的运行保留。再运行同一命令会让它继续。", "Called off; runs that are made stay. The same command lets it go on."));
        return CommandLine.Met;
    }
}
