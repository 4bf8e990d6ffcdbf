using Spectre.Console;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see: plain lines and tables on the output, errors in one red line on the error output.</summary>
public sealed class Screen(Words words)
{
    private readonly IAnsiConsole _errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public Words Words { get; } = words;

    /// <summary>Whether somebody watches; a file or a pipe gets no moving bar.</summary>
    public bool IsWatched => !Console.IsOutputRedirected;

    public void Line(Text text) => Line(Words.Of(text));

    /// <summary>A line that is not cut and not wrapped, so that it can be copied.</summary>
    public void Line(string text) => Console.Out.WriteLine(text);

    public void Heading(Text text) => AnsiConsole.MarkupLineInterpolated($"[bold]{Words.Of(text)}[/]");

    public void Error(Text text) => Write("red", text);

    public void Warning(Text text) => Write("yellow", text);

    public void Table(IReadOnlyCollection<Text> columns, IEnumerable<IEnumerable<string>> rows)
    {
        // Nobody's window is as narrow as what is assumed for a file.
        if (!IsWatched) AnsiConsole.Profile.Width = 200;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn(Markup.Escape(Words.Of(column))) { NoWrap = table.Columns.Count == 0 && columns.Count > 4 });
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }

    /// <summary>Carries a command out; what goes wrong for reasons of the world ends in one line and code 1.</summary>
    public async Task<int> Guard(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception error) when (UserErrors.Explain(error) is { } text)
        {
            Error(text);
            return CommandLine.Wrong;
        }
    }

    private void Write(string colour, Text text)
    {
        var line = Words.Of(text);
        if (Console.IsErrorRedirected) Console.Error.WriteLine(line);
        else _errors.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
    }
}
