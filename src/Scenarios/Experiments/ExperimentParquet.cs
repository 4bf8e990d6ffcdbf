using Liandong.Scenarios.Recording;
using Parquet;
using Parquet.Schema;

namespace Liandong.Scenarios.Experiments;

/// <summary>The runs of an experiment as <c>experiment.parquet</c>: the rows of the CSV with their types, for any tool that reads Parquet.</summary>
internal static class ExperimentParquet
{
    /// <summary>The file's content.</summary>
    public static async Task<byte[]> BytesAsync(ExperimentResults results, CancellationToken stop)
    {
        using var stream = new MemoryStream();
        await WriteAsync(results, stream, stop);
        return stream.ToArray();
    }

    private static async Task WriteAsync(ExperimentResults results, MemoryStream stream, CancellationToken stop)
    {
        var (experiment, factors) = (results.Experiment, results.Experiment.Definition.Factors);
        var (seed, value, samples, moreThan) = (new DataField<long>("seed"), new DataField<double?>("value"), new DataField<long?>("samples"), new DataField<double?>("more_than"));
        var (alternative, indicator, unit, run) = (Word("alternative"), Word("indicator"), Word("unit"), Word("run"));
        DataField[] levels = [.. factors.Select(factor => Word(factor.Name))];
        ExperimentRow[] rows = [.. ExperimentRow.Of(results)];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([alternative, seed, indicator, unit, value, samples, moreThan, run, .. levels]), stream, cancellationToken: stop);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(alternative, Column(row => row.Alternative.Name));
        await group.WriteAsync<long>(seed, Column(row => row.Seed), cancellationToken: stop);
        await group.WriteAsync(indicator, Column(row => row.Indicator.Name));
        await group.WriteAsync(unit, Column(row => IndicatorFiles.UnitName(row.Indicator.Unit)));
        await group.WriteAsync<double>(value, Column(row => row.Measured.Value), cancellationToken: stop);
        await group.WriteAsync<long>(samples, Column(row => row.Measured.Samples), cancellationToken: stop);
        await group.WriteAsync<double>(moreThan, Column(row => row.Measured.MoreThan), cancellationToken: stop);
        await group.WriteAsync(run, Column(row => row.Run));
        for (var factor = 0; factor < levels.Length; factor++)
        {
            var at = factor;
            await group.WriteAsync(levels[at], Column(row => factors[at].Levels[row.Alternative.Levels[at]]));
        }

        group.CompleteValidate();

        T[] Column<T>(Func<ExperimentRow, T> take) => [.. rows.Select(take)];
    }

    private static DataField Word(string name) => new(name, typeof(string), isNullable: false);
}
