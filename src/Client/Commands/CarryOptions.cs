using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Commands;

/// <summary>How a run is carried out; none of these options changes its result.</summary>
internal sealed class CarryOptions(Screen screen)
{
    private readonly Option<string> _partitions = new("--partitions") { Description = screen.Say("分区数或 auto，不影响结果", "number of partitions or auto; never changes a result"), HelpName = "N", DefaultValueFactory = _ => "auto" };
    private readonly Option<string> _checkpoints = new("--checkpoint-every") { Description = screen.Say("每隔多久（实际时间）存检查点，或 none（默认 30s）", "wall time between two checkpoints, or none (default 30s)"), HelpName = "TIME", DefaultValueFactory = _ => "30s" };
    private readonly Option<bool> _spread = new("--spread") { Description = screen.Say("把分区分到集群的每个成员", "put partitions on every member of the cluster") };

    private readonly Option<string> _pace = new("--pace") { Description = screen.Say("倍速：1 与现实同步，60 一分钟过一小时，max 不限（默认）；不影响结果", "times as fast as life: 1, 60, or max (default); never changes a result"), HelpName = "N" };
    private readonly Option<string> _window = new("--window") { Description = screen.Say("时间窗（毫秒），不影响结果", "length of a window in ms; never changes a result"), HelpName = "MS" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_pace);
        command.Options.Add(_window);
        command.Options.Add(_partitions);
        command.Options.Add(_checkpoints);
        command.Options.Add(_spread);
    }

    /// <summary>The pace that was asked for; none when none was.</summary>
    public string? Pace(ParseResult parsed) => parsed.GetValue(_pace);

    /// <summary>Fails on what cannot be used for any run, before a city is built for this one.</summary>
    /// <exception cref="RunFailedException">It cannot be used.</exception>
    public void Require(ParseResult parsed, RunHome home)
    {
        if (parsed.GetValue(_spread) && !home.IsCluster) throw new RunFailedException(new("--spread 要与 --cluster 一起用", "--spread needs --cluster"));
        PaceOptions.Require(parsed.GetValue(_pace), parsed.GetValue(_window));
        _ = PartitionsOf(parsed.GetRequiredValue(_partitions));
        _ = EveryOf(parsed.GetRequiredValue(_checkpoints));
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="RunFailedException">It does not fit the run.</exception>
    public RunOptions Of(ParseResult parsed, PlannedRun plan)
    {
        var pace = PaceOptions.Of(plan.Request.Pace, parsed.GetValue(_window), plan.Model);
        return new RunOptions
        {
            Pace = pace.Pace,
            Window = pace.Window,
            Partitions = PartitionsOf(parsed.GetRequiredValue(_partitions)),
            CheckpointEvery = EveryOf(parsed.GetRequiredValue(_checkpoints)),
            Placement = parsed.GetValue(_spread) ? PartitionPlacement.OnEverySilo : PartitionPlacement.BesideTheClock,
        };
    }

    private static int PartitionsOf(string text)
    {
        if (text == "auto") return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 10_000) return number;
        throw new RunFailedException(new($"--partitions 应是 auto 或 1 到 10000 的整数，实际是 {text}", $"--partitions must be auto or a whole number from 1 to 10000, found {text}"));
    }

    private static TimeSpan EveryOf(string text)
    {
        if (text == "none") return TimeSpan.Zero;
        if (text.Trim() == "0") throw NoTime();
        if (!Quantity.TryDuration(text, out var every, out var why)) throw new RunFailedException(new($"--checkpoint-every {text}：{why.Zh}，或 none", $"--checkpoint-every {text}: {why.En}, or none"));
        return every.Milliseconds > 0 ? TimeSpan.FromMilliseconds(every.Milliseconds) : throw NoTime();
    }

    private static RunFailedException NoTime() => new(new("--checkpoint-every 应大于零；不要检查点请写 none", "--checkpoint-every must be longer than nothing; write none for no checkpoints"));
}
