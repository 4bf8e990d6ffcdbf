using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;
using Parquet;
using Parquet.Schema;

namespace Liandong.Scenarios.Recording;

/// <summary>Writes outcomes as <c>outcomes.parquet</c>, a row each, for any tool that reads Parquet.</summary>
internal sealed class OutcomeFile : IAsyncDisposable
{
    /// <summary>Rows of a row group: about 7 MB in memory.</summary>
    private const int RowsOfGroup = 131_072;

    private static readonly DataField<long> TimeField = new("time_ms");
    private static readonly DateTimeDataField LocalTimeField = new("local_time", DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Millis);
    private static readonly DataField<int> JurisdictionField = new("jurisdiction");
    private static readonly DataField CentreField = new("centre", typeof(string), isNullable: false);
    private static readonly DataField TwinField = new("twin", typeof(string), isNullable: false);
    private static readonly DataField KindField = new("kind", typeof(string), isNullable: false);
    private static readonly DataField<int> CodeField = new("code");
    private static readonly DataField<long>[] ValueFields = [new("a"), new("b"), new("c"), new("d")];
    private static readonly ParquetSchema Schema = new([TimeField, LocalTimeField, JurisdictionField, CentreField, TwinField, KindField, CodeField, .. ValueFields]);
    private static readonly Func<Outcome, long>[] Values = [outcome => outcome.A, outcome => outcome.B, outcome => outcome.C, outcome => outcome.D];

    private readonly ParquetWriter _writer;
    private readonly RunSpan _span;
    private readonly string[] _centres;
    private readonly List<Outcome> _waiting = [];

    private OutcomeFile(ParquetWriter writer, CityDefinition city, RunSpan span)
    {
        _writer = writer;
        _span = span;
        _centres = [city.Name.Zh, .. city.Counties.Select(county => county.Name.Zh), .. city.Towns.Select(town => town.Name.Zh)];
    }

    /// <summary>Rows so far.</summary>
    public long Count { get; private set; }

    public static async Task<OutcomeFile> CreateAsync(Stream stream, CityDefinition city, RunSpan span, CancellationToken cancellation) =>
        new(await ParquetWriter.CreateAsync(Schema, stream, cancellationToken: cancellation), city, span);

    public async Task AddAsync(ReadOnlyMemory<Outcome> outcomes, CancellationToken cancellation)
    {
        for (var from = 0; from < outcomes.Length;)
        {
            var taken = Math.Min(RowsOfGroup - _waiting.Count, outcomes.Length - from);
            _waiting.AddRange(outcomes.Span.Slice(from, taken));
            from += taken;
            if (_waiting.Count == RowsOfGroup) await FlushAsync(cancellation);
        }

        Count += outcomes.Length;
    }

    /// <summary>Writes the rest. The footer follows with <see cref="DisposeAsync"/>.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (_waiting.Count == 0) return;
        using var group = _writer.CreateRowGroup();
        await group.WriteAsync<long>(TimeField, Column(outcome => outcome.Time), cancellationToken: cancellation);
        await group.WriteAsync<DateTime>(LocalTimeField, Column(outcome => _span.Local(outcome.At)), cancellationToken: cancellation);
        await group.WriteAsync<int>(JurisdictionField, Column(outcome => outcome.Who.Jurisdiction), cancellationToken: cancellation);
        await group.WriteAsync(CentreField, Column(outcome => _centres[outcome.Who.Jurisdiction]));
        await group.WriteAsync(TwinField, Column(outcome => outcome.Who.ToString()));
        await group.WriteAsync(KindField, Column(outcome => KindName(outcome.Kind)));
        await group.WriteAsync<int>(CodeField, Column(outcome => outcome.Code), cancellationToken: cancellation);
        for (var i = 0; i < ValueFields.Length; i++) await group.WriteAsync<long>(ValueFields[i], Column(Values[i]), cancellationToken: cancellation);
        group.CompleteValidate();
        _waiting.Clear();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string KindName(int kind) => Enum.GetName((OutcomeKind)kind) ?? kind.ToString(CultureInfo.InvariantCulture);

    private T[] Column<T>(Func<Outcome, T> value)
    {
        var column = new T[_waiting.Count];
        for (var i = 0; i < column.Length; i++) column[i] = value(_waiting[i]);
        return column;
    }
}
