using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>The queries that docs/experiments.md shows are carried out by DuckDB on the files of an experiment.</summary>
public partial class ExperimentQueryTests
{
    private const string Folder = "runs/experiment-crews-and-pumps";

    private static readonly string Docs = Path.Combine(Path.GetDirectoryName(ExperimentFiles.BuiltIn()[0].Path)!, "..", "docs", "experiments.md");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queries_of_the_docs_read_the_figures_of_an_experiment()
    {
        using var folder = new TemporaryFolder();
        var experiment = FactorExperiment.Of(replications: "3");
        var opened = ReplicationFolder.Open(folder.Path);
        var results = await new ExperimentRunner(experiment, new ReplicationBook(opened, new ReplicationsHere(2), TimeProvider.System)).RunAsync(_ => { }, Stop);
        await ExperimentExport.WriteAsync(opened, results, Stop);
        string[] queries = [.. Sql().Matches(await File.ReadAllTextAsync(Docs, Stop)).Select(match => match.Groups["query"].Value.Replace(Folder, folder.Path, StringComparison.Ordinal))];

        queries.Length.ShouldBe(2);
        var means = Rows(queries[0]);
        means.Select(row => (row[0], row[1])).ShouldBe(experiment.Alternatives.Select(point => ((object)experiment.Definition.Factors[0].Levels[point.Levels[0]], (object)experiment.Definition.Factors[1].Levels[point.Levels[1]])));
        means.Select(row => (double)row[2]).ShouldBe(Enumerable.Range(0, experiment.Alternatives.Length).Select(point => Estimate.Of(results.Of(point, 0)).Mean!.Value), 0.0051);
        // Every indicator of every run, not only what the experiment was about.
        Rows(queries[1]).Count.ShouldBe(results.Replications.Length);
        Rows(queries[1]).ShouldAllBe(row => Convert.ToDouble(row[1], System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    [Fact]
    public async Task The_parquet_file_has_the_same_bytes_every_time()
    {
        var results = FactorExperiment.Results(FactorExperiment.Of(), (levels, number) => number == 1 ? null : levels[0] + (0.5 * number));
        (await ExperimentParquet.BytesAsync(results, Stop)).ShouldBe(await ExperimentParquet.BytesAsync(results, Stop));
    }

    private static List<object[]> Rows(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    [GeneratedRegex("```sql\n(?<query>[^`]+)```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sql();
}
