using System.CommandLine;
using System.Globalization;
using System.Net;
using Liandong.Client.Screens;
using Liandong.Silo;
using Liandong.Silo.Membership;
using Liandong.Silo.Storage;
using Microsoft.Extensions.Logging;

namespace Liandong.Client.Commands;

/// <summary><c>liandong silo</c>: a member of a cluster, until it is told to leave.</summary>
internal sealed class SiloCommand(Screen screen)
{
    // Below the time that the command line leaves a command after a signal.
    private const int ShutdownSeconds = 25;

    private readonly Option<string> _store = new(HomeOptions.StoreName) { Description = screen.Say("集群的存储：Azure 连接字符串、https 地址或 UseDevelopmentStorage=true", "the cluster's store: an Azure connection string, https address or UseDevelopmentStorage=true"), HelpName = "LOCATION", Required = true };
    private readonly Option<string> _cluster = new("--cluster") { Description = screen.Say("集群名（默认 liandong）", "the cluster's name (default: liandong)"), HelpName = "NAME", DefaultValueFactory = _ => "liandong" };
    private readonly Option<string> _address = new("--address") { Description = screen.Say("其他成员和客户端连接的 IP 地址（默认 127.0.0.1）", "the IP address at which members and clients reach this one (default: 127.0.0.1)"), HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<int> _siloPort = new("--silo-port") { Description = screen.Say("成员间的端口（默认任取）", "the port for other members (default: a free one)"), HelpName = "N" };
    private readonly Option<int> _listenPort = new("--silo-listen-port") { Description = screen.Say("成员实际监听的端口，用于 --silo-port 被转发到别的端口时（默认同 --silo-port）", "the port at which it listens for other members, where --silo-port is forwarded to another one (default: --silo-port)"), HelpName = "N" };
    private readonly Option<int> _gatewayPort = new("--gateway-port") { Description = screen.Say("客户端的端口（默认任取）", "the port for clients (default: a free one)"), HelpName = "N" };
    private readonly Option<int> _atOnce = new("--runs-at-once") { Description = screen.Say("同时进行的试验运行数（默认为核数），不影响结果", "runs of experiments at a time (default: as many as cores); never changes a result"), HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };

    private readonly Option<bool> _verbose = new("--verbose") { Description = screen.Say("写出 Orleans 的日志（警告以上）", "write the log of Orleans too, from warnings on") };

    public Command Create()
    {
        var command = new Command("silo", screen.Say("启动集群的一个成员", "start a member of a cluster")) { _store, _cluster, _address, _siloPort, _listenPort, _gatewayPort, _atOnce, _verbose };
        command.SetAction((parsed, stop) => screen.Guard(() => ServeAsync(OptionsOf(parsed), stop)));
        return command;
    }

    private ClusterSiloOptions OptionsOf(ParseResult parsed)
    {
        if (!IPAddress.TryParse(parsed.GetRequiredValue(_address), out var address)) throw new RunFailedException(new("--address 应是 IP 地址，如 10.0.0.5", "--address must be an IP address such as 10.0.0.5"));
        var options = new ClusterSiloOptions
        {
            Store = new StoreOptions { Location = parsed.GetRequiredValue(_store) },
            Cluster = parsed.GetRequiredValue(_cluster),
            Address = address,
            SiloPort = parsed.GetValue(_siloPort),
            SiloListeningPort = parsed.GetValue(_listenPort),
            GatewayPort = parsed.GetValue(_gatewayPort),
            RunsAtOnce = parsed.GetValue(_atOnce),
            ShutdownSeconds = ShutdownSeconds,
            Tell = Tell,
        };
        if (parsed.GetValue(_verbose)) (options.LogLevel, options.OrleansLogLevel) = (LogLevel.Information, LogLevel.Warning);
        if (string.IsNullOrWhiteSpace(options.Cluster)) throw new RunFailedException(new("--cluster 后面是空的", "--cluster is empty"));
        if (options.Cluster == SiloNames.Embedded) throw new RunFailedException(new($"--cluster {options.Cluster} 是保留的名称，请换一个", $"--cluster {options.Cluster} is reserved; choose another name"));
        foreach (var (name, port) in new[] { (_siloPort.Name, options.SiloPort), (_listenPort.Name, options.SiloListeningPort), (_gatewayPort.Name, options.GatewayPort) })
        {
            if (port is < 0 or > 65535) throw new RunFailedException(new($"{name} 应是 0 到 65535 的整数，实际是 {port}", $"{name} must be a whole number from 0 to 65535, found {port}"));
        }

        if (options is { SiloPort: 0, SiloListeningPort: not 0 }) throw new RunFailedException(new("--silo-listen-port 要与 --silo-port 一起用：写明别人用哪个端口找到它", "--silo-listen-port needs --silo-port: the port at which the others find it"));
        if (options.RunsAtOnce < 1) throw MakerOptions.NoRunsAtOnce(options.RunsAtOnce);
        if (options.Store.FolderPath is not null) throw new StoreLocationException(StoreLocationFault.Folder, "A folder serves one process.");
        options.Validate();
        return options;
    }

    private async Task<int> ServeAsync(ClusterSiloOptions options, CancellationToken stop)
    {
        await using var silo = await ClusterSilo.StartAsync(new CityRunBuilder(), options, stop);
        screen.Line(screen.Say(
            $"成员就绪：集群 {options.Cluster}，地址 {options.Address}，成员端口 {silo.SiloPort}，客户端端口 {silo.GatewayPort}",
            $"Member ready: cluster {options.Cluster}, address {options.Address}, silo port {silo.SiloPort}, gateway port {silo.GatewayPort}"));
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var telling = stop.Register(told.SetResult);
        await Task.WhenAny(told.Task, silo.Stopped);
        if (stop.IsCancellationRequested) return CommandLine.Met;
        screen.Error(new("这个成员已被集群除名，或自己出了错。重新启动它即可；加 --verbose 可看到 Orleans 的日志。", "The cluster holds this member for lost, or it failed. Start it anew; --verbose writes what Orleans says."));
        return CommandLine.Wrong;
    }

    private void Tell(MemberNews news)
    {
        var (zh, en) = news.Fate switch
        {
            MemberFate.Awaited => ($"等待成员 {news.Member}：它在名单里，还没有应答；它应答或被除名后本成员加入", $"waiting for the member {news.Member}, which is on the list and has not answered: this one joins when it does, or when it is held for lost"),
            MemberFate.Joined => ($"成员 {news.Member} 加入", $"the member {news.Member} has joined"),
            MemberFate.Left => ($"成员 {news.Member} 离开", $"the member {news.Member} has left"),
            MemberFate.Lost => ($"成员 {news.Member} 已失去，它的运行由其他成员继续", $"the member {news.Member} is lost; its runs go on at others"),
            _ => throw new ArgumentOutOfRangeException(nameof(news), news.Fate, "What a member does."),
        };
        screen.Aside(TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + screen.Say(zh, en));
    }
}
