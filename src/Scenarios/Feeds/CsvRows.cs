using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Feeds;

/// <summary>
/// The rows of a CSV file (RFC 4180; texts in quotes may run over several lines). What is wrong with one row is that row's fault:
/// the next ones are read. So quotes that are never closed spoil the line that they stand in, and not the rest of the file.
/// </summary>
internal sealed class CsvRows : FeedRows
{
    private const int MostLinesInQuotes = 200;
    private const int LongestLine = 1_000_000;

    private readonly string _file;
    private readonly char _separator;
    private readonly StreamReader _text;
    private readonly Queue<string> _putBack = new();
    private readonly List<(int From, int Length)> _cells = [];
    private readonly StringBuilder _unquoted = new();
    private long _linesRead;
    private string _row = "";

    public CsvRows(string file, FeedMapping mapping)
    {
        (_file, _separator) = (file, mapping.Separator);
        _text = new StreamReader(file, EncodingOf(mapping.Encoding), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        try
        {
            for (var i = 0; i < mapping.SkipLines; i++) NextLine();
            Columns = mapping.HasHeader ? Header() : Numbered();
        }
        catch
        {
            _text.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> Columns { get; }

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override Text? Fault => _fault;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int column] => _row.AsSpan(_cells[column].From, _cells[column].Length).Trim();

    private long _line;
    private Text? _fault;

    /// <inheritdoc/>
    public override bool Read()
    {
        while (true)
        {
            if (NextLine() is not { } line) return false;
            (_line, _fault) = (_linesRead, null);
            if (string.IsNullOrWhiteSpace(line)) continue;
            Split(line);
            if (_fault is null && _cells.Count != Columns.Length) _fault = new Text($"这一行有 {_cells.Count} 列，表头有 {Columns.Length} 列", $"the row has {_cells.Count} fields, the header has {Columns.Length}");
            return true;
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _text.Dispose();

    private static Encoding EncodingOf(string name)
    {
        if (name == "utf-8") return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    private ImmutableArray<string> Header()
    {
        var line = NextLine() ?? throw new DefinitionException(_file, 0, "文件里没有表头", "the file has no header");
        Split(line);
        ImmutableArray<string> header = [.. _cells.Select(cell => _row.AsSpan(cell.From, cell.Length).Trim().ToString())];
        var twice = header.FirstOrDefault(column => column.Length > 0 && header.Count(other => other == column) > 1);
        if (_fault is not null || twice is not null) throw new DefinitionException(_file, (int)_linesRead, twice is null ? "表头的引号不成对" : $"列 {twice} 出现了两次", twice is null ? "the header has unbalanced quotes" : $"the column {twice} appears twice");
        return header;
    }

    private ImmutableArray<string> Numbered()
    {
        var line = NextLine() ?? throw new DefinitionException(_file, 0, "文件里没有一行数据", "the file has no rows");
        Split(line);
        _putBack.Enqueue(line);
        _linesRead--;
        return [.. Enumerable.Range(1, _cells.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
    }

    private string? NextLine()
    {
        try
        {
            var line = _putBack.Count > 0 ? _putBack.Dequeue() : _text.ReadLine();
            if (line is null) return null;
            _linesRead++;
            return line.Length <= LongestLine ? line : throw new DefinitionException(_file, (int)_linesRead, "这一行太长，不像 CSV 文件", "the line is too long; this does not look like a CSV file");
        }
        catch (DecoderFallbackException error)
        {
            throw new DefinitionException(_file, 0, $"第 {_linesRead} 行之后不是所说的编码；请在映射文件写 encoding: gb18030 或 utf-8", $"after line {_linesRead} the text is not in the encoding; write encoding: gb18030 or utf-8 into the mapping", error);
        }
        catch (IOException error)
        {
            throw StrictYaml.Unreadable(_file, error);
        }
    }

    private void Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) Plain(line);
        else Quoted(line);
    }

    private void Plain(string line)
    {
        _row = line;
        _cells.Clear();
        for (var from = 0; ;)
        {
            var end = line.IndexOf(_separator, from);
            _cells.Add((from, (end < 0 ? line.Length : end) - from));
            if (end < 0) return;
            from = end + 1;
        }
    }

    private void Quoted(string first)
    {
        var text = first;
        var more = new List<string>();
        while (text.Count(character => character == '"') % 2 == 1)
        {
            if (more.Count == MostLinesInQuotes || NextLine() is not { } next)
            {
                PutBack(more);
                Plain(first);
                _fault = new Text("引号不成对", "quotes are not balanced");
                return;
            }

            more.Add(next);
            text += "\n" + next;
        }

        Unquote(text);
    }

    private void PutBack(List<string> lines)
    {
        _linesRead -= lines.Count;
        string[] rest = [.. _putBack];
        _putBack.Clear();
        foreach (var line in lines.Concat(rest)) _putBack.Enqueue(line);
    }

    private void Unquote(string text)
    {
        _unquoted.Clear();
        _cells.Clear();
        var (from, inQuotes) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                if (inQuotes && i + 1 < text.Length && text[i + 1] == '"') _unquoted.Append(text[i++]);
                else inQuotes = !inQuotes;
            }
            else if (text[i] == _separator && !inQuotes)
            {
                _cells.Add((from, _unquoted.Length - from));
                from = _unquoted.Length;
            }
            else
            {
                _unquoted.Append(text[i]);
            }
        }

        _cells.Add((from, _unquoted.Length - from));
        _row = _unquoted.ToString();
    }
}
