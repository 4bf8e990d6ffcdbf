using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;
using Parquet;

namespace Liandong.Scenarios.Feeds;

/// <summary>The rows of a Parquet file, a row group at a time and of that only the columns that somebody asks for.</summary>
internal sealed class ParquetRows : FeedRows
{
    private readonly string _file;
    private readonly ParquetReader _reader;
    private readonly ParquetColumn[] _columns;
    private ParquetRowGroupReader? _group;
    private int _nextGroup;
    private long _rowInGroup;
    private long _rowsOfGroup;
    private long _row;

    public ParquetRows(string file)
    {
        _file = file;
        _reader = Guarded(() => ParquetReader.CreateAsync(file).GetAwaiter().GetResult());
        var fields = _reader.Schema.GetDataFields();
        _columns = [.. fields.Select(ParquetColumn.Of)];
        Columns = [.. fields.Select(field => field.Name)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> Columns { get; }

    /// <inheritdoc/>
    public override long Line => _row;

    /// <inheritdoc/>
    public override Text? Fault => null;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int column]
    {
        get
        {
            var asked = _columns[column];
            if (asked.Group != _nextGroup)
            {
                Guarded(() =>
                {
                    asked.LoadAsync(_group!, (int)_rowsOfGroup).GetAwaiter().GetResult();
                    return 0;
                });
                asked.Group = _nextGroup;
            }

            return asked.Cell((int)_rowInGroup).Trim();
        }
    }

    /// <summary>Whether a file is a Parquet file: those begin and end with PAR1.</summary>
    public static bool Recognises(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> mark = stackalloc byte[4];
        return stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.SequenceEqual("PAR1"u8);
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        _rowInGroup++;
        while (_group is null || _rowInGroup >= _rowsOfGroup)
        {
            if (_nextGroup >= _reader.RowGroupCount) return false;
            _group?.Dispose();
            _group = Guarded(() => _reader.OpenRowGroupReader(_nextGroup));
            (_nextGroup, _rowInGroup, _rowsOfGroup) = (_nextGroup + 1, 0, _group.RowCount);
            if (_rowsOfGroup > Array.MaxLength) throw new DefinitionException(_file, 0, "行组太大", "a row group is too large");
        }

        _row++;
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _group?.Dispose();
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not DefinitionException and not OutOfMemoryException)
        {
            // Whatever the library finds wrong, it is the file that cannot be read.
            throw new DefinitionException(_file, 0, $"不是可读的 Parquet 文件：{error.Message}", $"this Parquet file cannot be read: {error.Message}", error);
        }
    }
}
