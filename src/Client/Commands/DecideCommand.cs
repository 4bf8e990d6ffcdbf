using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Twins;
using Liandong.Twins.Centers;

namespace Liandong.Client.Commands;

/// <summary><c>liandong decide</c>: a decision of a centre's people, given to a run that goes on.</summary>
internal sealed class DecideCommand(Screen screen)
{
    private static readonly (string Word, Decision Decision)[] Decisions = [("warn", Decision.Warn), ("post", Decision.Post), ("urge", Decision.Urge)];

    private readonly RunOption _run = new(screen);
    private readonly Argument<string> _centre = new("centre") { Description = screen.Say("中心：市、县、镇的名称或编码", "the centre: city, county or town by name or code") };
    private readonly Argument<string> _decision = new("decision") { Description = screen.Say("warn 发布暴雨预警（县），post 派队待命（县），urge 督办工单", "warn: a rainstorm warning (counties); post: a crew to stand by (counties); urge: an order before others") };
    private readonly Argument<string> _what = new("what") { Description = screen.Say("warn：0 解除，1 蓝 2 黄 3 橙 4 红；post：网格；urge：order/辖区/序号", "warn: 0 lifts it, 1 blue, 2 yellow, 3 orange, 4 red; post: a cell; urge: order/jurisdiction/number") };

    public Command Create()
    {
        var command = new Command("decide", screen.Say("代指挥中心向进行中的运行下达指令", "give a decision of a command centre to a run that goes on")) { _run.Run, _centre, _decision, _what, _run.Cluster, _run.Store };
        command.SetAction((parsed, stop) => screen.Guard(() => DecideAsync(parsed, stop)));
        return command;
    }

    private async Task<int> DecideAsync(ParseResult parsed, CancellationToken stop)
    {
        var decision = DecisionOf(parsed.GetRequiredValue(_decision));
        await using var run = await _run.FindAsync(parsed, stop);
        var names = new TwinNames(run.Model);
        var centre = names.Find(parsed.GetRequiredValue(_centre));
        if (centre.Twin.Kind != (byte)TwinKind.CommandCenter) throw new RunFailedException(new($"{centre.Asked} 不是指挥中心；请写市、县、镇的名称或编码", $"{centre.Asked} is no command centre; name the city, a county or a town"));
        var receipt = await GivenAsync(run, centre, decision, WhatOf(decision, parsed.GetRequiredValue(_what), names));
        var at = RunTime.Shown(run.Model.Scenario.Start.AddMilliseconds(receipt.Due.Milliseconds));
        screen.Line(screen.Say($"{centre.Name.Zh}的指令已记入日志，{at} 生效。执行了还是驳回、为什么，见运行的记录。", $"The decision of {centre.Name.En} is in the journal and holds from {at}. Whether it is carried out or refused, and why, the run's recording tells."));
        return CommandLine.Met;
    }

    private static async Task<InputReceipt> GivenAsync(OpenRun run, TwinQuestion centre, Decision decision, long what)
    {
        try
        {
            // Rising, whoever of this centre's people gives the next one.
            return await run.Doors.DecideAsync(centre.Twin, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), decision, what);
        }
        catch (InputRefusedException refused)
        {
            throw new RunFailedException(new(refused.Zh ?? $"运行 {run.Id} 现在不接收指令，请过一会儿再下达。（原文：{refused.Message}）", refused.Message));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RunFailedException(new($"{centre.Asked}：运行里没有这个中心", $"{centre.Asked}: the run has no such centre"));
        }
    }

    private static Decision DecisionOf(string word)
    {
        foreach (var (known, decision) in Decisions)
        {
            if (known == word) return decision;
        }

        var all = string.Join(", ", Decisions.Select(one => one.Word));
        throw new RunFailedException(new($"没有指令“{word}”，可写 {all}", $"There is no decision '{word}'; write one of {all}"));
    }

    private static long WhatOf(Decision decision, string text, TwinNames names)
    {
        if (decision == Decision.Warn)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= 4
                ? level
                : throw new RunFailedException(new($"预警级别应是 0（解除）到 4（红），实际是“{text}”", $"the level must be from 0 (lifted) to 4 (red), found '{text}'"));
        }

        var (found, kind) = (names.Find(text), decision == Decision.Post ? TwinKind.GridCell : TwinKind.Order);
        return found.Twin.Kind == (byte)kind
            ? (long)found.Twin.Value
            : throw new RunFailedException(kind == TwinKind.GridCell ? new($"{text} 不是网格", $"{text} is no cell") : new($"{text} 不是工单，请写 order/辖区/序号", $"{text} is no order; write order/jurisdiction/number"));
    }
}
