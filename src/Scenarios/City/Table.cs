using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>A CSV table of a city: comma-separated UTF-8, the first line names the columns, every column is known.</summary>
internal sealed record Table(string File, ImmutableArray<Row> Rows)
{
    private const int MostRows = 500_000;
    private const long MostBytes = 100_000_000;

    // Unbalanced quotes then spoil one line and are named with it, instead of swallowing the rest of the file.
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        TrimWhitespace = true,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        DetectSeparatorHint = false,
    };

    /// <summary>Reads a table that must have these columns and may have those.</summary>
    /// <exception cref="DefinitionException">The file is missing, empty, too large, no table, or has other columns.</exception>
    public static Table Read(string file, string[] columns, params string[] optional)
    {
        RefuseUnreadable(file);
        try
        {
            using var text = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            using var reader = CsvReader.Create(text, Options);
            var header = Header(reader, file, columns, optional);
            var rows = ImmutableArray.CreateBuilder<Row>();
            while (reader.Read()) rows.Add(RowOf(reader, file, header, rows.Count));
            return rows.Count > 0
                ? new Table(file, rows.ToImmutable())
                : throw new DefinitionException(file, 1, "表里只有表头，没有一行数据；请至少写一行，或删去对这个文件的引用", "the table has a header but no rows; write at least one row, or remove the reference to this file");
        }
        catch (CsvFormatException bad)
        {
            throw new DefinitionException(file, (int)bad.LineNumber, "引号不成对；含逗号或引号的文字请整体加双引号", "a quotation mark is out of place; put double quotes around a text that contains commas or quotes", bad);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw StrictYaml.Unreadable(file, error);
        }
    }

    /// <summary>Turns every row into a thing; what is wrong in a row goes to <paramref name="problems"/> and the next row is read.</summary>
    public ImmutableArray<T> Select<T>(Problems problems, Func<Row, int, T> make)
    {
        var made = ImmutableArray.CreateBuilder<T>(Rows.Length);
        foreach (var row in Rows) problems.Try(() => made.Add(make(row, made.Count)));
        return made.ToImmutable();
    }

    /// <summary>Throws when there are more rows than a city can have of this.</summary>
    public void RefuseMoreThan(int most, string zh, string en)
    {
        if (Rows.Length > most)
            throw new DefinitionException(File, Rows[most].Line, $"{zh}太多：有 {Rows.Length} 个，最多 {most} 个", $"too many {en}: {Rows.Length}, at most {most} are allowed");
    }

    private static Row RowOf(CsvReader reader, string file, ImmutableArray<string> header, int count)
    {
        var line = (int)reader.LineNumber;
        if (count >= MostRows)
            throw new DefinitionException(file, line, $"表太长，最多 {MostRows} 行", $"the table is too long; at most {MostRows} rows are read");
        if (reader.FieldCount != header.Length)
            throw new DefinitionException(file, line, $"这一行有 {reader.FieldCount} 列，表头有 {header.Length} 列", $"this row has {reader.FieldCount} fields but the header has {header.Length}");
        return new Row(file, line, header, reader.Current.ToArray().ToImmutableArray());
    }

    private static void RefuseUnreadable(string file)
    {
        if (Directory.Exists(file)) throw new DefinitionException(file, 0, "这是文件夹，请给出 CSV 文件", "this is a directory; name a CSV file");
        if (!System.IO.File.Exists(file)) throw Missing(file);
        var length = new FileInfo(file).Length;
        if (length == 0) throw new DefinitionException(file, 0, "文件是空的；第一行应是表头", "the file is empty; the first line must name the columns");
        if (length > MostBytes)
            throw new DefinitionException(file, 0, $"文件太大，最大 {MostBytes / 1_000_000} MB", $"the file is too large; at most {MostBytes / 1_000_000} MB are read");
    }

    private static DefinitionException Missing(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        string[] there = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.csv").Select(path => Path.GetFileName(path))] : [];
        var (zh, en) = there.Length == 0 ? ("那里没有 CSV 文件", "there are no CSV files there") : Spelling.Hint(Path.GetFileName(file), there);
        return new DefinitionException(file, 0, $"文件不存在；{zh}", $"no such file; {en}");
    }

    private static ImmutableArray<string> Header(CsvReader reader, string file, string[] columns, string[] optional)
    {
        if (!reader.Read()) throw new DefinitionException(file, 0, "文件是空的；第一行应是表头", "the file is empty; the first line must name the columns");
        var header = reader.Current.ToArray().ToImmutableArray();
        string[] known = [.. columns, .. optional];
        foreach (var (column, place) in header.Select((column, place) => (column, place)))
        {
            if (header.IndexOf(column) != place)
                throw new DefinitionException(file, 1, $"列 {column} 出现了两次", $"the column {column} appears twice");
            if (known.Contains(column, StringComparer.Ordinal)) continue;
            var (zh, en) = Spelling.Hint(column, known.Except(header).ToArray());
            throw new DefinitionException(file, 1, $"不认识的列 {column}；{zh}", $"unknown column {column}; {en}");
        }

        foreach (var column in columns.Where(column => !header.Contains(column)))
            throw new DefinitionException(file, 1, $"缺少列 {column}", $"the column {column} is missing");
        return header;
    }
}
