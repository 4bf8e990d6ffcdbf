using System.Text.Json.Nodes;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Scenarios.Tests.Report;
using Liandong.Twins;
using Liandong.Twins.Time;
using Parquet;

namespace Liandong.Scenarios.Tests.Recording;

public sealed class RecordingWriterTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("liandong-runs-").FullName;

    public void Dispose() => Directory.Delete(_runs, recursive: true);

    [Fact]
    public async Task A_complete_recording_has_all_its_files_and_no_temporary_folder()
    {
        var recorded = await RecordAsync("first");

        recorded.Folder.ShouldBe(Path.Combine(_runs, "first"));
        Directory.GetFileSystemEntries(_runs).ShouldBe([recorded.Folder]);
        Directory.GetFiles(recorded.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["indicators.csv", "indicators.json", "manifest.json", "outcomes.parquet", "report.html"]);
    }

    [Fact]
    public async Task Outcomes_are_read_back_as_they_were_in_chunks_of_any_size()
    {
        var outcomes = Enumerable.Range(0, 200_000).Select(i => new Outcome { Time = i * 10L, Twin = OutcomeStream.Town(i % 2).Value, Kind = (int)OutcomeKind.IncidentHappened, Code = i % 7, A = i, B = -i, C = long.MaxValue - i, D = i % 3 }).ToArray();
        await using (var writer = await RecordingWriter.CreateAsync(_runs, "chunks", SampleCity.Small, OutcomeStream.Span(60), TestContext.Current.CancellationToken))
        {
            await writer.AddAsync(outcomes.AsMemory(0, 3), TestContext.Current.CancellationToken);
            await writer.AddAsync(outcomes.AsMemory(3, 150_000), TestContext.Current.CancellationToken);
            await writer.AddAsync(outcomes.AsMemory(150_003), TestContext.Current.CancellationToken);
            await writer.CompleteAsync(SampleRun.Facts, TestContext.Current.CancellationToken);
        }

        await using var reader = await ParquetReader.CreateAsync(Path.Combine(_runs, "chunks", "outcomes.parquet"), cancellationToken: TestContext.Current.CancellationToken);
        reader.RowGroupCount.ShouldBe(2);
        (await ReadAsync<long>(reader, "time_ms")).ShouldBe(outcomes.Select(outcome => outcome.Time));
        (await ReadAsync<long>(reader, "b")).ShouldBe(outcomes.Select(outcome => outcome.B));
        (await ReadAsync<long>(reader, "c")).ShouldBe(outcomes.Select(outcome => outcome.C));
        (await ReadAsync<int>(reader, "code")).ShouldBe(outcomes.Select(outcome => outcome.Code));
        (await ReadAsync<DateTime>(reader, "local_time"))[^1].ShouldBe(new DateTime(2026, 11, 23, 8, 33, 19, 990, DateTimeKind.Unspecified));
        (await ReadTextAsync(reader, "centre"))[1].ShouldBe("第2镇");
        (await ReadTextAsync(reader, "twin"))[1].ShouldBe("5/3/1");
        (await ReadTextAsync(reader, "kind")).Distinct().ShouldBe(["IncidentHappened"]);
    }

    [Fact]
    public async Task The_manifest_says_what_run_it_is_and_whether_its_objectives_were_met()
    {
        var recorded = await RecordAsync("first");

        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(recorded.Folder, "manifest.json"), TestContext.Current.CancellationToken))!;
        manifest["digest"]!.GetValue<string>().ShouldBe("0123456789abcdeffedcba9876543210");
        manifest["seed"]!.GetValue<ulong>().ShouldBe(20260711UL);
        manifest["lookaheadMs"]!.GetValue<long>().ShouldBe(2_000);
        manifest["outcomes"]!.GetValue<long>().ShouldBe(3);
        manifest["start"]!.GetValue<string>().ShouldBe("2026-11-23T08:00:00.000");
        manifest["objectives"]!.AsArray().Select(objective => objective!["verdict"]!.GetValue<string>()).ShouldBe(["met", "met", "not-measured"]);
    }

    [Fact]
    public async Task Indicators_are_the_same_in_both_files()
    {
        var recorded = await RecordAsync("first");

        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(recorded.Folder, "indicators.json"), TestContext.Current.CancellationToken))!["indicators"]!.AsObject();
        var csv = (await File.ReadAllLinesAsync(Path.Combine(recorded.Folder, "indicators.csv"), TestContext.Current.CancellationToken))[1..];
        csv.Select(line => line.Split(',')[0]).ShouldBe(json.Select(entry => entry.Key));
        json["town.orders.arrive.p95"]!["value"]!.GetValue<double>().ShouldBe(600_000);
        json["town.orders.arrive.p95"]!["samples"]!.GetValue<long>().ShouldBe(1);
        csv.ShouldContain(line => line.StartsWith("town.orders.arrive.p95,600000,ms,1,", StringComparison.Ordinal));
        csv.ShouldContain(line => line.StartsWith("flood.depth.max,,mm,,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_fails_leaves_nothing()
    {
        await using (var writer = await RecordingWriter.CreateAsync(_runs, "failed", SampleCity.Small, OutcomeStream.Span(60), TestContext.Current.CancellationToken))
        {
            await writer.AddAsync(Outcomes, TestContext.Current.CancellationToken);
            Directory.Exists(Path.Combine(_runs, "failed")).ShouldBeFalse();
        }

        Directory.GetFileSystemEntries(_runs).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_run_left_is_written_over()
    {
        var partial = Directory.CreateDirectory(Path.Combine(_runs, ".again.partial")).FullName;
        await File.WriteAllTextAsync(Path.Combine(partial, "outcomes.parquet"), new string('x', 100_000), TestContext.Current.CancellationToken);

        var recorded = await RecordAsync("again");

        await using var reader = await ParquetReader.CreateAsync(Path.Combine(recorded.Folder, "outcomes.parquet"), cancellationToken: TestContext.Current.CancellationToken);
        (await ReadAsync<long>(reader, "time_ms")).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_recording_is_never_overwritten()
    {
        await RecordAsync("first");
        var error = await Should.ThrowAsync<RecordingException>(() => RecordAsync("first"));
        error.Text.Zh.ShouldContain("已存在");
        error.Text.En.ShouldContain("exists already");
    }

    [Fact]
    public async Task Two_runs_of_one_name_cannot_write_at_once()
    {
        await using var first = await RecordingWriter.CreateAsync(_runs, "twice", SampleCity.Small, OutcomeStream.Span(60), TestContext.Current.CancellationToken);
        await Should.ThrowAsync<RecordingException>(() => RecordingWriter.CreateAsync(_runs, "twice", SampleCity.Small, OutcomeStream.Span(60), TestContext.Current.CancellationToken));
        await first.AddAsync(Outcomes, TestContext.Current.CancellationToken);
        (await first.CompleteAsync(SampleRun.Facts, TestContext.Current.CancellationToken)).Folder.ShouldBe(Path.Combine(_runs, "twice"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_an_error_that_names_it()
    {
        var file = Path.Combine(_runs, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var error = await Should.ThrowAsync<RecordingException>(() => RecordingWriter.CreateAsync(file, "run", SampleCity.Small, OutcomeStream.Span(60), TestContext.Current.CancellationToken));
        error.Text.Zh.ShouldContain(file);
        error.Text.En.ShouldContain(file);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../elsewhere")]
    [InlineData(".hidden")]
    public async Task A_run_id_that_is_no_folder_name_is_refused(string runId) =>
        await Should.ThrowAsync<ArgumentException>(() => RecordingWriter.CreateAsync(_runs, runId, SampleCity.Small, OutcomeStream.Span(60), TestContext.Current.CancellationToken));

    [Fact]
    public void A_full_disk_and_a_missing_permission_say_what_to_do()
    {
        RecordingException.Because(new IOException("No space left on device", 28), "/runs").Text.ShouldSatisfyAllConditions(text => text.En.ShouldContain("disk is full"), text => text.Zh.ShouldContain("磁盘已满"));
        RecordingException.Because(new IOException("There is not enough space", unchecked((int)0x80070070)), "/runs").Text.En.ShouldContain("disk is full");
        RecordingException.Because(new UnauthorizedAccessException(), "/runs").Text.ShouldSatisfyAllConditions(text => text.En.ShouldContain("No permission to write /runs"), text => text.Zh.ShouldContain("权限"));
        RecordingException.Because(new IOException("The device broke", 5), "/runs").Text.En.ShouldContain("The device broke");
    }

    private static readonly Outcome[] Outcomes = [.. new OutcomeStream().Filed(0, 1).At(10, OutcomeKind.OrderOnScene, OutcomeStream.Order(1)).Closed(30, 1).InOrder];

    private async Task<RunRecording> RecordAsync(string runId)
    {
        await using var writer = await RecordingWriter.CreateAsync(_runs, runId, SampleCity.Small, OutcomeStream.Span(60), TestContext.Current.CancellationToken);
        await writer.AddAsync(Outcomes, TestContext.Current.CancellationToken);
        return await writer.CompleteAsync(SampleRun.Facts, TestContext.Current.CancellationToken);
    }

    private static async Task<T[]> ReadAsync<T>(ParquetReader reader, string column)
        where T : struct
    {
        var field = reader.Schema.DataFields.Single(field => field.Name == column);
        var all = new List<T>();
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var values = new T[group.RowCount];
            await group.ReadAsync<T>(field, values);
            all.AddRange(values);
        }

        return [.. all];
    }

    private static async Task<string[]> ReadTextAsync(ParquetReader reader, string column)
    {
        var field = reader.Schema.DataFields.Single(field => field.Name == column);
        var all = new List<string>();
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var values = new string[group.RowCount];
            await group.ReadAsync(field, values);
            all.AddRange(values);
        }

        return [.. all];
    }
}
