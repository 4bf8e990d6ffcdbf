using System.CommandLine;
using Liandong.Client.Commands;
using Liandong.Client.Screens;

namespace Liandong.Client;

/// <summary>What the <c>liandong</c> command understands: its table of contents.</summary>
public static class CommandLine
{
    /// <summary>Everything is as it should be; of a run, every objective is met.</summary>
    public const int Met = 0;

    /// <summary>Something is wrong, or the run was cancelled.</summary>
    public const int Wrong = 1;

    /// <summary>The run ended, and an objective is not met.</summary>
    public const int NotMet = 2;

    /// <summary>The commands.</summary>
    public static RootCommand Root()
    {
        var language = new Option<string>("--lang") { Description = "语言 / language: zh | en", HelpName = "zh|en", Recursive = true };
        language.AcceptOnlyFromAmong("zh", "en");
        var open = (ParseResult parsed) => new Screen(Words.Choose(parsed.GetValue(language), Environment.GetEnvironmentVariable));
        return new RootCommand("联动：城市指挥体系的数字孪生 / Liandong: a digital twin of a city's command system")
        {
            language,
            RunCommand.Create(open),
            ScenariosCommand.Create(open),
            CitiesCommand.Create(open),
            CheckCommand.Create(open),
            GenerateCommand.Create(open),
            BenchCommand.Create(open),
        };
    }

    /// <summary>Parses and carries out.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var screen = new Screen(Words.Choose(null, Environment.GetEnvironmentVariable));
            foreach (var error in parsed.Errors) screen.Error(new($"命令有误：{error.Message} 见 liandong --help。", $"{error.Message} See liandong --help."));
            return Wrong;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30), EnableDefaultExceptionHandler = false });
    }
}
