using System.CommandLine;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;

namespace Liandong.Client.Commands;

/// <summary><c>liandong generate flood</c>: a flood scenario that nobody wrote, for drills and for searching weak points.</summary>
internal static class GenerateCommand
{
    private static readonly Option<long> Seed = new("--seed") { Description = "随机种子 / seed", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> City = new("--city") { Description = "城市 / city", DefaultValueFactory = _ => "nantong" };
    private static readonly Option<string> Out = new("--out") { Description = "写入文件（默认输出到屏幕）/ write a file (default: print)", HelpName = "FILE" };

    public static Command Create(Func<ParseResult, Screen> open)
    {
        var flood = new Command("flood", "随机内涝情景 / a random flood scenario") { Seed, City, Out };
        flood.SetAction((parsed, stop) =>
        {
            var screen = open(parsed);
            return screen.Guard(() => Flood(parsed, screen, stop));
        });
        return new Command("generate", "生成情景 / generate a scenario") { flood };
    }

    private static async Task<int> Flood(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var seed = parsed.GetValue(Seed);
        if (seed < 0) throw new RunFailedException(new("--seed 不能为负", "--seed cannot be negative"));
        var name = parsed.GetRequiredValue(City);
        var text = GeneratedFlood.Write(CityFiles.Load(name), name, (ulong)seed);
        if (parsed.GetValue(Out) is not { } path)
        {
            screen.Line(text.TrimEnd());
            return CommandLine.Met;
        }

        if (File.Exists(path)) throw new RunFailedException(new($"{path} 已存在，请换名或先移走。", $"{path} exists already; choose another name or move it away."));
        await File.WriteAllTextAsync(path, text, stop);
        screen.Line(new Text($"已写入 {path}。运行：./liandong run {path}", $"Wrote {path}. Run it: ./liandong run {path}"));
        return CommandLine.Met;
    }
}
