using Parquet;
using Parquet.Schema;

namespace Liandong.Scenarios.Tests.Feeds;

/// <summary>Six levels of one sensor as Parquet: moments in UTC, texts, a number that may be missing.</summary>
internal static class ParquetSample
{
    private static readonly DateTimeDataField Time = new("time", DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis);
    private static readonly DataField Device = new("device", typeof(string), isNullable: false);
    private static readonly DataField Kind = new("kind", typeof(string), isNullable: false);
    private static readonly DataField<double?> Level = new("level");

    public static async Task WriteAsync(string file, int rowsOfGroup, CancellationToken cancellation)
    {
        var ten = new DateTime(2025, 6, 18, 2, 0, 0, DateTimeKind.Utc);
        (DateTime Time, double? Level)[] rows = [(ten, 10), (ten.AddMilliseconds(60_250), 20), (ten.AddMinutes(2), 30), (ten.AddMinutes(3), 40), (ten.AddMinutes(4), null), (ten.AddMinutes(5), 60)];
        await using var stream = File.Create(file);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(Time, Device, Kind, Level), stream, cancellationToken: cancellation);
        foreach (var part in rows.Chunk(rowsOfGroup))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<DateTime>(Time, part.Select(row => row.Time).ToArray(), cancellationToken: cancellation);
            await group.WriteAsync(Device, part.Select(_ => "POND-ESTATE").ToArray());
            await group.WriteAsync(Kind, part.Select(_ => "water").ToArray());
            await group.WriteAsync<double>(Level, part.Select(row => row.Level).ToArray(), cancellationToken: cancellation);
            group.CompleteValidate();
        }
    }
}
