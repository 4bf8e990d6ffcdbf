using Spectre.Console;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see: plain lines and tables on the output, errors in red on the error output.</summary>
public sealed class Screen(Words words)
{
    // Longer lines are hard to read, and nobody's window is as narrow as what is assumed for a file.
    private const int WidestParagraph = 100;
    private const int WidthOfFiles = 120;

    private readonly IAnsiConsole _errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public Words Words { get; } = words;

    /// <summary>Whether somebody watches; a file or a pipe gets no moving bar.</summary>
    public bool IsWatched => !Console.IsOutputRedirected;

    /// <summary>Columns of a line.</summary>
    public int Columns => IsWatched ? Math.Clamp(AnsiConsole.Profile.Width, 40, WidestParagraph) : WidestParagraph;

    /// <summary>A text in the language that is spoken.</summary>
    public string Say(string zh, string en) => Words.Of(new Text(zh, en));

    /// <summary>A line in each language that is spoken, not wrapped.</summary>
    public void Line(Text text)
    {
        foreach (var line in Words.Each(text)) Line(line);
    }

    /// <summary>A line that is not cut and not wrapped, so that it can be copied.</summary>
    public void Line(string text) => Console.Out.WriteLine(text);

    /// <summary>A line beside the output, for who wants to know how it goes.</summary>
    public void Aside(string text) => Console.Error.WriteLine(text);

    /// <summary>Sentences, wrapped to the window; further lines are indented, and the first one where it is to be.</summary>
    public void Paragraph(Text text, string indent = "", string style = "", bool indentsFirst = false)
    {
        foreach (var said in Words.Each(text))
        {
            var lines = TextWrap.Lines(said, Columns - indent.Length);
            for (var i = 0; i < lines.Count; i++) Styled((i == 0 && !indentsFirst ? "" : indent) + lines[i], style);
        }
    }

    /// <summary>A title.</summary>
    public void Heading(Text text) => Paragraph(text, style: "bold");

    public void Error(Text text) => Write("red", text);

    public void Warning(Text text) => Write("yellow", text);

    /// <summary>Columns that a table may take.</summary>
    public int TableColumns => IsWatched ? AnsiConsole.Profile.Width : WidthOfFiles;

    /// <summary>A table; columns from <paramref name="numbersFrom"/> on hold numbers and stand to the right. Where one is named, only texts of that column are broken.</summary>
    public void Table(IReadOnlyCollection<Text> columns, IEnumerable<IEnumerable<string>> rows, int numbersFrom = int.MaxValue, int? broken = null)
    {
        if (!IsWatched) AnsiConsole.Profile.Width = WidthOfFiles;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var isNumber = table.Columns.Count >= numbersFrom;
            var isWhole = isNumber || (broken is { } one && table.Columns.Count != one);
            table.AddColumn(new TableColumn(Markup.Escape(string.Join('\n', Words.Each(column)))) { Alignment = isNumber ? Justify.Right : Justify.Left, NoWrap = isWhole });
        }

        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }

    /// <summary>Carries a command out; whatever goes wrong ends in a line and code 1.</summary>
    public async Task<int> Guard(Func<Task<int>> command)
    {
        // Whoever waits for the command has its task at once: what interrupts it while it reads files is told to it too.
        await Task.Yield();
        try
        {
            return await command();
        }
        catch (Exception error)
        {
            var texts = UserErrors.Explain(error);
            foreach (var text in texts.Count > 0 ? texts : [Crash.Explain(error)]) Error(text);
            return CommandLine.Wrong;
        }
    }

    private void Styled(string line, string style)
    {
        if (!IsWatched || style.Length == 0) Line(line);
        else AnsiConsole.MarkupLine($"[{style}]{Markup.Escape(line)}[/]");
    }

    private void Write(string colour, Text text)
    {
        foreach (var line in Words.Each(text))
        {
            // In a window a long Chinese sentence, which has no spaces, would be broken anywhere.
            if (Console.IsErrorRedirected) Console.Error.WriteLine(line);
            else foreach (var part in TextWrap.Lines(line, Math.Max(40, _errors.Profile.Width))) _errors.MarkupLine($"[{colour}]{Markup.Escape(part)}[/]");
        }
    }
}
