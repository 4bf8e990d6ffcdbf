using System.CommandLine;
using System.CommandLine.Invocation;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>How a command is used, in the language that is spoken and in the width of the window.</summary>
internal sealed class HelpScreen(Screen screen) : SynchronousCommandLineAction
{
    private const int WidestName = 30;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        screen.Line(command.Description ?? command.Name);
        screen.Line("");
        screen.Line(screen.Say("用法：", "Usage: ") + Usage(command));
        Section(new("参数", "Arguments"), command.Arguments.Select(argument => (Name(argument), argument.Description)));
        Section(new("命令", "Commands"), command.Subcommands.Select(sub => (string.Join(' ', sub.Arguments.Select(Name).Prepend(sub.Name)), sub.Description)));
        Section(new("选项", "Options"), AllOptions(command).Select(option => (Name(option), option.Description)));
        Examples(HelpExamples.All.GetValueOrDefault(command is RootCommand ? "" : command.Name, []));
        if (command is RootCommand) Codes();
        return CommandLine.Met;
    }

    private void Examples(IReadOnlyList<string> examples)
    {
        if (examples.Count == 0) return;
        screen.Line("");
        screen.Line(screen.Say("例如", "For example"));
        foreach (var example in examples) screen.Line("  " + example);
    }

    private void Codes()
    {
        screen.Line("");
        screen.Paragraph(new Text("退出码：0 目标全部达到，2 有目标未达到，1 出错或取消。", "Exit code: 0 all objectives met, 2 an objective not met, 1 an error or cancelled."));
    }

    private void Section(Text title, IEnumerable<(string Name, string? Description)> entries)
    {
        var rows = entries.ToArray();
        if (rows.Length == 0) return;
        screen.Line("");
        screen.Line(screen.Words.Of(title));
        var first = Math.Min(WidestName, rows.Max(row => TextWrap.Width(row.Name))) + 4;
        foreach (var (name, description) in rows)
        {
            var lines = TextWrap.Lines(description ?? "", Math.Max(20, screen.Columns - first));
            var head = "  " + name;
            if (TextWrap.Width(head) + 2 > first) screen.Line(head);
            else screen.Line(TextWrap.Padded(head, first) + lines[0]);
            foreach (var line in TextWrap.Width(head) + 2 > first ? lines : lines.Skip(1)) screen.Line(new string(' ', first) + line);
        }
    }

    private static string Usage(Command command)
    {
        var words = new Stack<string>();
        for (var at = command; at is not RootCommand; at = at.Parents.OfType<Command>().First()) words.Push(at.Name);
        IEnumerable<string> tail = [.. command.Arguments.Select(Name), .. command.Subcommands.Count > 0 && command.Action is null ? (string[])["<command>"] : [], "[--…]"];
        return string.Join(' ', words.Prepend("./liandong").Concat(tail));
    }

    private static IEnumerable<Option> AllOptions(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive)).Where(option => !option.Hidden);

    private static string Name(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : $"<{argument.Name}>";

    private static string Name(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? option.Name : $"{option.Name} <{option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}>";
}
