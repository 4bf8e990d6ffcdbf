using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Liandong.Scenarios.Feeds;

/// <summary>A column of a Parquet file: its values in one row group, each given as text when it is asked for.</summary>
internal abstract class ParquetColumn(DataField field)
{
    /// <summary>The row group that it holds, counted from 1; 0 for none.</summary>
    public int Group { get; set; }

    /// <summary>The field.</summary>
    protected DataField Field { get; } = field;

    /// <summary>The column of a field.</summary>
    public static ParquetColumn Of(DataField field) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.String => new TextColumn(field),
        TypeCode.Boolean => new ValueColumn<bool>(field, static (value, cell) => Put(value ? "1" : "0", cell)),
        TypeCode.DateTime => new ValueColumn<DateTime>(field, Moment(field)),
        TypeCode.Double => Number<double>(field),
        TypeCode.Single => Number<float>(field),
        TypeCode.Decimal => Number<decimal>(field),
        TypeCode.Byte => Number<byte>(field),
        TypeCode.SByte => Number<sbyte>(field),
        TypeCode.Int16 => Number<short>(field),
        TypeCode.UInt16 => Number<ushort>(field),
        TypeCode.Int32 => Number<int>(field),
        TypeCode.UInt32 => Number<uint>(field),
        TypeCode.Int64 => Number<long>(field),
        TypeCode.UInt64 => Number<ulong>(field),
        _ when field.ClrType == typeof(ReadOnlyMemory<char>) => new TextColumn(field),
        _ when field.ClrType == typeof(byte[]) || field.ClrType == typeof(ReadOnlyMemory<byte>) => new BytesColumn(field),
        _ => new OtherColumn(field),
    };

    /// <summary>Reads the values of a row group.</summary>
    public abstract Task LoadAsync(ParquetRowGroupReader group, int rows);

    /// <summary>A value as text, empty for null; good until the next one of the column is asked for.</summary>
    public abstract ReadOnlySpan<char> Cell(int row);

    private static ValueColumn<T> Number<T>(DataField field)
        where T : struct, ISpanFormattable =>
        new(field, static (value, cell) => value.TryFormat(cell, out var length, default, CultureInfo.InvariantCulture) ? length : 0);

    // What is adjusted to UTC says so; other moments are in the mapping's zone.
    private static Func<DateTime, char[], int> Moment(DataField field)
    {
        var form = field is DateTimeDataField { IsAdjustedToUTC: true } ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
        return (value, cell) => value.TryFormat(cell, out var length, form, CultureInfo.InvariantCulture) ? length : 0;
    }

    private static int Put(string text, char[] cell)
    {
        text.CopyTo(cell);
        return text.Length;
    }

    private sealed class ValueColumn<T>(DataField field, Func<T, char[], int> format) : ParquetColumn(field)
        where T : struct
    {
        private readonly char[] _cell = new char[64];
        private T?[] _nullable = [];
        private T[] _values = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows)
        {
            if (Field.IsNullable)
            {
                if (_nullable.Length != rows) _nullable = new T?[rows];
                await group.ReadAsync<T>(Field, _nullable);
                return;
            }

            if (_values.Length != rows) _values = new T[rows];
            await group.ReadAsync<T>(Field, _values);
        }

        public override ReadOnlySpan<char> Cell(int row)
        {
            var value = Field.IsNullable ? _nullable[row] : _values[row];
            return value is { } present ? _cell.AsSpan(0, format(present, _cell)) : default;
        }
    }

    private sealed class TextColumn(DataField field) : ParquetColumn(field)
    {
        private string?[] _texts = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows)
        {
            if (_texts.Length != rows) _texts = new string?[rows];
            await group.ReadAsync(Field, _texts!);
        }

        public override ReadOnlySpan<char> Cell(int row) => _texts[row];
    }

    private sealed class BytesColumn(DataField field) : ParquetColumn(field)
    {
        private byte[]?[] _bytes = [];

        public override async Task LoadAsync(ParquetRowGroupReader group, int rows)
        {
            if (_bytes.Length != rows) _bytes = new byte[]?[rows];
            await group.ReadAsync(Field, _bytes!);
        }

        public override ReadOnlySpan<char> Cell(int row) => _bytes[row] is { } bytes ? Encoding.UTF8.GetString(bytes) : default;
    }

    private sealed class OtherColumn(DataField field) : ParquetColumn(field)
    {
        public override Task LoadAsync(ParquetRowGroupReader group, int rows) => throw new NotSupportedException($"The column {Field.Name} holds {Field.ClrType.Name}.");

        public override ReadOnlySpan<char> Cell(int row) => default;
    }
}
