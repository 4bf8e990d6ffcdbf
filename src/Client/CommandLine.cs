using System.CommandLine;
using System.CommandLine.Help;
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

    private const string Language = "--lang";

    private static readonly long Begun = TimeProvider.System.GetTimestamp();

    /// <summary>Since the program began. The system's start of the process would not do: a shell that first builds the program hands its process over, and its start with it.</summary>
    public static TimeSpan SinceBegin => TimeProvider.System.GetElapsedTime(Begun);

    /// <summary>The commands, described in both languages.</summary>
    public static RootCommand Root() => Root(new Screen(Words.Both));

    /// <summary>Parses and carries out.</summary>
    public static Task<int> RunAsync(string[] arguments)
    {
        _ = Begun;
        var screen = new Screen(Words.Choose(LanguageIn(arguments), Environment.GetEnvironmentVariable));
        return screen.Guard(() =>
        {
            var root = Root(screen);
            var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
            if (parsed.Errors.Count == 0) return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30), EnableDefaultExceptionHandler = false });
            foreach (var error in ParseErrors.Explain(parsed)) screen.Error(error);
            return Task.FromResult(Wrong);
        });
    }

    private static RootCommand Root(Screen screen)
    {
        var language = new Option<string>(Language) { Description = screen.Say("界面语言（默认看 LANG）", "language (default: by LANG)"), HelpName = "zh|en", Recursive = true };
        language.AcceptOnlyFromAmong("zh", "en");
        var root = new RootCommand(screen.Say("联动：城市指挥体系的数字孪生", "Liandong: a digital twin of a city's command system"))
        {
            language,
            new RunCommand(screen).Create(),
            new AskCommand(screen).Create(),
            new DecideCommand(screen).Create(),
            new FeedCommand(screen).Create(),
            new ScenariosCommand(screen).Create(),
            new CitiesCommand(screen).Create(),
            new AnalyseCommand(screen).Create(),
            new CheckCommand(screen).Create(),
            new GenerateCommand(screen).Create(),
            new RunsCommand(screen).Create(),
            new ForkCommand(screen).Create(),
            new ExperimentCommand(screen).Create(),
            new CompareCommand(screen).Create(),
            new CapacityCommand(screen).Create(),
            new VerifyCommand(screen).Create(),
            new SiloCommand(screen).Create(),
            new BenchCommand(screen).Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = screen.Say("显示帮助", "show help");
        help.Action = new HelpScreen(screen);
        root.Options.OfType<VersionOption>().Single().Description = screen.Say("显示版本", "show the version");
        return root;
    }

    // Help and complaints are in the language that was asked for, so it must be known before anything is understood.
    private static string? LanguageIn(string[] arguments)
    {
        var at = Array.IndexOf(arguments, Language);
        return at >= 0 && at + 1 < arguments.Length
            ? arguments[at + 1]
            : arguments.FirstOrDefault(argument => argument.StartsWith(Language + "=", StringComparison.Ordinal))?[(Language.Length + 1)..];
    }
}
