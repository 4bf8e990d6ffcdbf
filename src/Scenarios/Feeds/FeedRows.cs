using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Feeds;

/// <summary>The rows of a recorded file, one after the other: no more than a piece of it is ever held.</summary>
internal abstract class FeedRows : IDisposable
{
    /// <summary>The names of the columns.</summary>
    public abstract ImmutableArray<string> Columns { get; }

    /// <summary>Where the present row stands, counted from 1.</summary>
    public abstract long Line { get; }

    /// <summary>What keeps the present row from being read; null when nothing does.</summary>
    public abstract Text? Fault { get; }

    /// <summary>A cell of the present row, without spaces around it.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    /// <summary>Goes on to the next row.</summary>
    /// <exception cref="DefinitionException">The file cannot be read any further.</exception>
    public abstract bool Read();

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();

    /// <summary>Opens a recorded file.</summary>
    /// <exception cref="DefinitionException">It is missing, empty or of no known form.</exception>
    public static FeedRows Open(string file, FeedMapping mapping)
    {
        if (Directory.Exists(file)) throw new DefinitionException(file, 0, "这是文件夹，请给出一个数据文件", "this is a directory; name a file");
        if (!File.Exists(file)) throw Missing(file);
        if (new FileInfo(file).Length == 0) throw new DefinitionException(file, 0, "文件是空的", "the file is empty");
        try
        {
            return ParquetRows.Recognises(file) ? new ParquetRows(file) : new CsvRows(file, mapping);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StrictYaml.Unreadable(file, error);
        }
    }

    /// <summary>The place of a column.</summary>
    /// <returns>−1 when there is none of that name.</returns>
    public int Find(string column)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i] == column) return i;
        }

        for (var i = 0; i < Columns.Length; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    private static DefinitionException Missing(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string[] there = Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(IsData)] : [];
        var (zh, en) = there.Length == 0 ? ("那里没有 CSV 或 Parquet 文件", "there are no CSV or Parquet files there") : Spelling.Hint(Path.GetFileName(file), there);
        return new DefinitionException(file, 0, $"文件不存在；{zh}", $"no such file; {en}");
    }

    private static bool IsData(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".parquet";
}
