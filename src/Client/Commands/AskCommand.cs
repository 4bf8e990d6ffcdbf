using System.CommandLine;
using System.Text.Json.Nodes;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;

namespace Liandong.Client.Commands;

/// <summary><c>liandong ask</c>: one twin of a run that goes on.</summary>
internal sealed class AskCommand(Screen screen)
{
    private readonly RunOption _run = new(screen);
    private readonly Argument<string> _twin = new("twin") { Description = screen.Say("中心、镇、县、网格、传感器、低洼点、队伍、老人的名称或编码，危货车的车牌或编码（如 HV-00001），或 类别/辖区/序号", "a centre, town, county, cell, sensor, low point, crew or elder by name or code, a vehicle by plate or code (such as HV-00001), or kind/jurisdiction/number") };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };

    private readonly Option<bool> _watch = new("--watch") { Description = screen.Say("每次变化都再显示，直到 Ctrl-C 或运行结束", "show it again at each change, until Ctrl-C or the run's end") };

    public Command Create()
    {
        var command = new Command("ask", screen.Say("查看进行中的运行里的一个孪生体", "show a twin of a run that goes on")) { _run.Run, _twin, _run.Cluster, _run.Store, _json, _watch };
        command.SetAction((parsed, stop) => screen.Guard(() => AskAsync(parsed, stop)));
        return command;
    }

    private async Task<int> AskAsync(ParseResult parsed, CancellationToken stop)
    {
        await using var run = await _run.FindAsync(parsed, stop);
        var question = new TwinNames(run.Model).Find(parsed.GetRequiredValue(_twin));
        if (parsed.GetValue(_watch)) await WatchAsync(run, question, seen => Show(parsed, run, new TwinAnswer(question, seen)), stop);
        else Show(parsed, run, new TwinAnswer(question, await AnsweredAsync(run, question, () => run.Doors.AskAsync(question.Twin))));
        return CommandLine.Met;
    }

    private void Show(ParseResult parsed, OpenRun run, TwinAnswer answer)
    {
        if (parsed.GetValue(_json)) screen.Line(Json(answer).ToJsonString());
        else RunScreen.ShowTwin(screen, run.Model, answer);
    }

    private static async Task WatchAsync(OpenRun run, TwinQuestion question, Action<TwinFields> show, CancellationToken stop)
    {
        try
        {
            await AnsweredAsync(run, question, async () =>
            {
                await new TwinFollower(run, question.Twin, TimeProvider.System).FollowAsync(show, stop);
                return true;
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever watches has seen enough.
        }
    }

    private static async Task<T> AnsweredAsync<T>(OpenRun run, TwinQuestion question, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RunFailedException(new($"{question.Asked}：运行里（还）没有这个孪生体", $"{question.Asked}: the run has no such twin, or not yet"));
        }
        catch (InvalidOperationException)
        {
            var state = (await run.Grain.Status()).State;
            throw new RunFailedException(new($"运行 {run.Id} 现在不能查看（{state}）；请过一会儿再试", $"run {run.Id} cannot be asked now ({state}); try again in a while"));
        }
    }

    private static JsonObject Json(TwinAnswer answer) => new()
    {
        ["asked"] = answer.Question.Asked,
        ["twin"] = answer.Question.Twin.ToString(),
        ["timeMs"] = answer.State.Time.Milliseconds,
        ["fields"] = new JsonObject(answer.State.Fields.GroupBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Last().Value)))),
    };
}
