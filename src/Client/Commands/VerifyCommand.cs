using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Client.Verification;

namespace Liandong.Client.Commands;

/// <summary><c>liandong verify</c>: computes a run again and compares, or compares two; names the first outcome that differs.</summary>
internal sealed class VerifyCommand(Screen screen)
{
    private readonly Argument<string> _first = new("run") { Description = screen.Say("记录的文件夹，或运行的标识（或能区分的开头）", "a recording's folder or a run's id") };
    private readonly Argument<string?> _second = new("other") { Description = screen.Say("与之比较的另一个（默认重新计算）", "another one to compare with (default: compute it again)"), Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };
    private readonly HomeOptions _home = new(screen);

    public Command Create()
    {
        var command = new Command("verify", screen.Say("重新计算一次运行并核对，或比较两次运行", "compute a run again and compare, or compare two runs")) { _first, _second, _json };
        _home.AddTo(command);
        command.SetAction((parsed, stop) => screen.Guard(() => VerifyAsync(parsed, stop)));
        return command;
    }

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken stop)
    {
        await using var place = new VerificationPlace(_home.Of(parsed));
        var first = await place.FindAsync(parsed.GetRequiredValue(_first), stop);
        var json = parsed.GetValue(_json);
        if (parsed.GetValue(_second) is { } other) return await CompareAsync(first, await place.FindAsync(other, stop), json, stop);
        var scenario = ComputedEvidence.ModelOf(first.Definition ?? throw Undefined(first)).Scenario;
        await using var computed = await RunScreen.WatchAsync(screen, scenario, json, progress => place.ComputeAsync(first, progress, stop));
        return await CompareAsync(first, new VerificationSubject(computed, first.Definition, ThisBuild.Version), json, stop);
    }

    private async Task<int> CompareAsync(VerificationSubject first, VerificationSubject second, bool json, CancellationToken stop)
    {
        var (one, other) = (first.Evidence, second.Evidence);
        var isSame = one.Digest == other.Digest;
        var difference = isSame && !(one.IsAtHand && other.IsAtHand) ? null : await OutcomeDifference.FindAsync(one.OutcomesAsync(stop), other.OutcomesAsync(stop), stop);
        var shown = new VerificationScreen(screen, first, second, difference);
        if (json) screen.Line(shown.Json());
        else shown.Show();
        return shown.IsEqual ? CommandLine.Met : CommandLine.NotMet;
    }

    private static RunFailedException Undefined(VerificationSubject subject) => new(new(
        $"{subject.Evidence.Name} 的记录里没有重新计算所需的内容（由较早的版本写下）。请给出两个记录来比较。",
        $"The recording of {subject.Evidence.Name} does not hold what it takes to compute it again (an earlier version wrote it). Name two recordings to compare."));
}
