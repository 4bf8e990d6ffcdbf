using System.CommandLine;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Systems.Hazmat;
using Liandong.Scenarios.Weather;

namespace Liandong.Client.Commands;

/// <summary><c>liandong generate flood</c> and <c>refuelling</c>: scenarios that nobody wrote, for drills and for searching weak points.</summary>
internal sealed class GenerateCommand(Screen screen)
{
    private readonly Option<int> _seed = new("--seed") { Description = screen.Say("随机种子", "seed"), DefaultValueFactory = _ => 1 };
    private readonly Option<string> _city = new("--city") { Description = screen.Say("城市", "city"), DefaultValueFactory = _ => "nantong" };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("写入文件（默认输出到屏幕）", "write a file (default: print)"), HelpName = "FILE" };

    public Command Create()
    {
        var flood = new Command("flood", screen.Say("随机内涝情景", "a random flood scenario")) { _seed, _city, _out };
        flood.SetAction((parsed, stop) => screen.Guard(() => Generate(parsed, (city, name, seed) => new FloodGenerator(city, name).Generate(seed), stop)));
        var refuelling = new Command("refuelling", screen.Say("随机黑加油情景", "a random fortnight with illegal refuelling")) { _seed, _city, _out };
        refuelling.SetAction((parsed, stop) => screen.Guard(() => Generate(parsed, Refuelling, stop)));
        return new Command("generate", screen.Say("生成情景", "generate a scenario")) { flood, refuelling };
    }

    private static string Refuelling(CityDefinition city, string name, int seed) => city.Hazmat.Vehicles.IsEmpty
        ? throw new RunFailedException(new($"{city.Name.Zh}没有危险货物运输车辆（city.yaml 的 hazmat）。", $"{city.Name.En} has no hazardous-goods vehicles (hazmat in city.yaml)."))
        : new RefuellingGenerator(city, name).Generate(seed);

    private async Task<int> Generate(ParseResult parsed, Func<CityDefinition, string, int, string> generate, CancellationToken stop)
    {
        var seed = parsed.GetValue(_seed);
        if (seed < 0) throw new RunFailedException(new("--seed 不能为负", "--seed cannot be negative"));
        var name = parsed.GetRequiredValue(_city);
        var text = generate(CityFiles.Load(name), name, seed);
        if (parsed.GetValue(_out) is not { } path)
        {
            screen.Line(text.TrimEnd());
            return CommandLine.Met;
        }

        if (Directory.Exists(path)) throw new RunFailedException(new($"--out {path} 是文件夹，请写文件名，如 {Path.Combine(path, "mine.yaml")}", $"--out {path} is a directory; name a file, such as {Path.Combine(path, "mine.yaml")}"));
        if (Path.Exists(path)) throw new RunFailedException(new($"{path} 已存在，请换名或先移走。", $"{path} exists already; choose another name or move it away."));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new RunFailedException(new($"--out {path}：没有文件夹 {folder}，请先建立", $"--out {path}: there is no folder {folder}; make it first"));
        await WriteAsync(path, text, stop);
        screen.Line(new Text($"已写入 {path}。运行：./liandong run {path}", $"Wrote {path}. Run it: ./liandong run {path}"));
        return CommandLine.Met;
    }

    // Half a file must not look like a scenario.
    private static async Task WriteAsync(string path, string text, CancellationToken stop)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            File.Delete(path);
            if (error is OperationCanceledException) throw;
            throw RecordingException.Because(error, path);
        }
    }
}
