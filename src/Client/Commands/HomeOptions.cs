using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;

namespace Liandong.Client.Commands;

/// <summary><c>--store</c> and <c>--cluster</c>: where runs are kept, and who carries them out.</summary>
internal sealed class HomeOptions(Screen screen)
{
    public const string StoreName = "--store";

    /// <summary>The store.</summary>
    public Option<string?> Store { get; } = new(StoreName)
    {
        Description = screen.Say("保存运行的位置：文件夹（默认 runs/.store）、Azure 连接字符串或 https 地址", "where runs are kept: a folder (default: runs/.store), an Azure connection string or https address"),
        HelpName = "LOCATION",
    };

    /// <summary>The cluster.</summary>
    public Option<string?> Cluster { get; } = new("--cluster") { Description = screen.Say("由这个集群运行（默认在本进程内）", "the cluster that runs it (default: this process)"), HelpName = "NAME" };

    /// <summary>Adds both to a command, and to those under it.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Store);
        command.Options.Add(Cluster);
    }

    /// <summary>What was asked for.</summary>
    public RunHome Of(ParseResult parsed) => new(parsed.GetValue(Store), parsed.GetValue(Cluster));
}
