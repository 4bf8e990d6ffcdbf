using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Liandong.Client.Commands;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;
using Liandong.Silo.Storage;

namespace Liandong.Client.Screens;

/// <summary>What is wrong with a command, and what to write instead.</summary>
public static class ParseErrors
{
    /// <summary>What is wrong; where to read more comes last.</summary>
    public static IEnumerable<Text> Explain(ParseResult parsed)
    {
        var wrong = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Take(1).Select(word => Unknown(word, parsed.CommandResult))
            : parsed.Errors.Select(error => Explain(error.SymbolResult, error.Message)).Distinct();
        var path = string.Join(' ', PathOf(parsed.CommandResult));
        return wrong.Append(new Text($"用法见：{path} --help", $"How to use it: {path} --help"));
    }

    private static Text Explain(SymbolResult? symbol, string otherwise)
    {
        var option = symbol as OptionResult ?? symbol?.Parent as OptionResult;
        if (option is not null) return Option(option);
        return symbol switch
        {
            ArgumentResult { Tokens.Count: 0 } missing => new($"缺少 <{missing.Argument.Name}>。", $"<{missing.Argument.Name}> is missing."),
            ArgumentResult argument => Value($"<{argument.Argument.Name}>", argument.Tokens[^1].Value, argument.Argument.ValueType, argument.Argument.GetCompletions(CompletionContext.Empty)),
            CommandResult { Command.Subcommands.Count: > 0 } command => new($"请给出命令：{Names(command.Command)}。", $"Name a command: {Names(command.Command)}."),
            _ => new(otherwise, otherwise),
        };
    }

    private static Text Option(OptionResult result)
    {
        var name = result.Option.Name;
        if (result.Tokens.Count == 0 && name == HomeOptions.StoreName) return StoreText.Of(new StoreLocationException(StoreLocationFault.Empty, ""));
        if (result.Tokens.Count == 0) return new($"{name} 后面缺少值。", $"{name} needs a value.");
        return result.Option.Arity.MaximumNumberOfValues < result.Tokens.Count
            ? new($"{name} 只能写一次。", $"{name} can be given only once.")
            : Value(name, result.Tokens[^1].Value, result.Option.ValueType, result.Option.GetCompletions(CompletionContext.Empty));
    }

    private static Text Value(string name, string found, Type type, IEnumerable<CompletionItem> completions)
    {
        var choices = string.Join(", ", completions.Select(completion => completion.Label));
        var isNumber = (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } bare && bare != typeof(bool);
        var expected = isNumber ? WholeNumber(found, Nullable.GetUnderlyingType(type) ?? type) : choices.Length > 0 ? new Text("其中之一：" + choices, "one of " + choices) : new Text("一个值", "one value");
        return new($"{name} 应是{expected.Zh}，实际是 '{found}'。", $"{name} must be {expected.En}, found '{found}'.");
    }

    // A number that is one, and is refused all the same, is too long.
    private static Text WholeNumber(string found, Type type)
    {
        if (!BigInteger.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return new("整数", "a whole number");
        var most = type == typeof(int) ? int.MaxValue : long.MaxValue;
        return new($"不超过 {most} 的整数", $"a whole number of at most {most}");
    }

    private static Text Unknown(string word, CommandResult at)
    {
        var command = at.Command;
        string[] known = [.. command.Subcommands.Select(sub => sub.Name), .. command.Options.Select(option => option.Name), "--lang", "--help"];
        if (ScenarioFiles.BuiltIn().Any(scenario => scenario.Name == word) && command.Subcommands.FirstOrDefault(TakesScenario) is { } taker)
        {
            var whole = string.Join(' ', [.. PathOf(at), taker.Name, word]);
            return new($"情景 '{word}' 前要有命令；是不是 {whole}？", $"The scenario '{word}' needs a command before it; did you mean {whole}?");
        }

        if (OfOthers(word, at) is { } others) return others;
        return Spelling.Nearest(word, known) is { } near
            ? new($"不认识 '{word}'；是不是 '{near}'？", $"Unknown: '{word}'; did you mean '{near}'?")
            : new($"不认识 '{word}'。", $"Unknown: '{word}'.");
    }

    // An option that is right elsewhere: whoever writes it means something by it.
    private static Text? OfOthers(string word, CommandResult at)
    {
        var option = word.Split('=')[0];
        var root = at.Command;
        while (root.Parents.OfType<Command>().FirstOrDefault() is { } above) root = above;
        string[] takers = [.. root.Subcommands.Where(command => command.Options.Any(known => known.Name == option)).Select(command => "./liandong " + command.Name)];
        if (!option.StartsWith("--", StringComparison.Ordinal) || takers.Length == 0) return null;
        var (zh, en) = at.Command.Name == "resume"
            ? ("继续的运行沿用启动时的选项。", " A run that is gone on with keeps the options it was started with.")
            : ("", "");
        return new($"{string.Join(' ', PathOf(at))} 没有选项 {option}，它是 {string.Join('、', takers)} 的。{zh}", $"{string.Join(' ', PathOf(at))} has no option {option}; {string.Join(", ", takers)} has.{en}");
    }

    private static bool TakesScenario(Command command) => command.Arguments.Any(argument => argument.Name is "scenario" or "name");

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(sub => sub.Name));

    private static IEnumerable<string> PathOf(CommandResult? command)
    {
        var names = new Stack<string>();
        for (var at = command; at?.Parent is CommandResult parent; at = parent) names.Push(at.Command.Name);
        return names.Prepend("./liandong");
    }
}
