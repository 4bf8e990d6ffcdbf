using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;
using Parquet;

namespace Liandong.Scenarios.Recording;

/// <summary>A recording that is read again: its manifest and its outcomes, of any run.</summary>
public sealed class RecordedRun
{
    /// <summary>What the program is called among the versions of a manifest.</summary>
    public const string Program = "Liandong";

    private static readonly FrozenDictionary<string, int> Kinds = Enum.GetValues<OutcomeKind>().ToFrozenDictionary(kind => kind.ToString(), kind => (int)kind, StringComparer.Ordinal);
    private readonly string _folder;

    private RecordedRun(string folder, JsonElement manifest)
    {
        _folder = folder;
        RunId = manifest.GetProperty("run").GetString()!;
        Title = TextOf(manifest.GetProperty("scenario").GetProperty("title"));
        CityId = manifest.GetProperty("city").GetProperty("id").GetString()!;
        CityHash = manifest.GetProperty("city").GetProperty("hash").GetString()!;
        Outcomes = manifest.GetProperty("outcomes").GetInt64();
        Digest = manifest.GetProperty("digest").GetString()!;
        Definition = manifest.TryGetProperty("definition", out var definition) && definition.ValueKind == JsonValueKind.Object ? RecordedDefinition.Read(definition) : null;
        Build = manifest.TryGetProperty("versions", out var versions) && versions.TryGetProperty(Program, out var build) ? build.GetString() : null;
        Changes = manifest.TryGetProperty("changes", out var changes) && changes.ValueKind == JsonValueKind.Object ? TextOf(changes) : null;
        Inputs = manifest.TryGetProperty("inputs", out var inputs) ? inputs.GetInt64() : 0;
        var start = DateTime.Parse(manifest.GetProperty("start").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.None);
        Span = new RunSpan(start, new SimDuration(manifest.GetProperty("durationMs").GetInt64()), new SimDuration(manifest.GetProperty("warmUpMs").GetInt64()));
    }

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    /// <summary>The scenario's title.</summary>
    public Text Title { get; }

    /// <summary>What was changed for it; null for a scenario as it was written.</summary>
    public Text? Changes { get; }

    /// <summary>The id of the city it was made in.</summary>
    public string CityId { get; }

    /// <summary>The hash of that city's files.</summary>
    public string CityHash { get; }

    /// <summary>How many outcomes it has.</summary>
    public long Outcomes { get; }

    /// <summary>The run's digest, 32 hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>What the run was computed from; null in a recording of a version that did not keep it.</summary>
    public RecordedDefinition? Definition { get; }

    /// <summary>The build that made it: its version and, where that was known, the commit behind a plus sign; null when it does not say.</summary>
    public string? Build { get; }

    /// <summary>How many inputs came while it ran; they are not in the recording.</summary>
    public long Inputs { get; }

    /// <summary>When it began and what of it is measured.</summary>
    public RunSpan Span { get; }

    /// <summary>Opens a recording's folder.</summary>
    /// <exception cref="RecordingException">There is no complete recording there.</exception>
    public static RecordedRun Open(string folder)
    {
        var manifest = Path.Combine(folder, RecordingFiles.Manifest);
        if (!Directory.Exists(folder)) throw new RecordingException(new($"没有文件夹 {folder}。请给出 ./liandong run 写下的文件夹（默认在 runs 里）。", $"There is no folder {folder}. Name one that ./liandong run wrote (in runs by default)."));
        if (!File.Exists(manifest) || !File.Exists(Path.Combine(folder, RecordingFiles.Outcomes)))
            throw new RecordingException(new($"{folder} 不是完整的运行记录：缺少 manifest.json 或 outcomes.parquet。请给出 ./liandong run 写下的文件夹。", $"{folder} is no complete recording: manifest.json or outcomes.parquet is missing. Name a folder that ./liandong run wrote."));
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(manifest));
            var layout = document.RootElement.GetProperty("layout").GetInt32();
            if (layout != Manifest.Layout) throw new RecordingException(new($"{manifest} 的格式版本是 {layout}，本程序只认 {Manifest.Layout}。", $"{manifest} has layout {layout}; this program reads {Manifest.Layout}."));
            return new RecordedRun(folder, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RecordingException(new($"{manifest} 不完整或已损坏，可能是运行中断（{error.Message}）。请重新运行该情景。", $"{manifest} is not whole: the run was perhaps interrupted ({error.Message}). Run the scenario again."), error);
        }
    }

    /// <summary>What its outcomes add up to.</summary>
    /// <param name="city">The city that it was made in.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RecordingException">The outcomes cannot be read.</exception>
    public async Task<RunIndicators> AddUpAsync(CityDefinition city, CancellationToken cancellation = default)
    {
        try
        {
            var pass = new IndicatorPass(city, Span);
            await foreach (var outcomes in ReadOutcomesAsync(cancellation))
            {
                foreach (ref readonly var outcome in outcomes.AsSpan()) pass.Add(in outcome);
            }

            return pass.Complete();
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw NotWhole(error);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new RecordingException(new($"记录与城市 {city.Id} 的文件对不上：其中有该城市没有的事项或地点。请用运行时的城市文件。", $"The recording does not fit the files of {city.Id}: it names matters or places that this city has not. Use the city's files of that run."), error);
        }
    }

    /// <summary>Its outcomes in canonical order, piece by piece.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RecordingException">The outcomes cannot be read.</exception>
    public async IAsyncEnumerable<Outcome[]> ReadOutcomesAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var reader = await Whole(() => ParquetReader.CreateAsync(OutcomesPath, cancellationToken: cancellation));
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            var at = group;
            yield return await Whole(() => ReadAsync(reader, at, cancellation));
        }
    }

    private string OutcomesPath => Path.Combine(_folder, RecordingFiles.Outcomes);

    private async Task<T> Whole<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw NotWhole(error);
        }
    }

    private static bool IsDamage(Exception error) => error is IOException or InvalidDataException or FormatException or KeyNotFoundException or ParquetException;

    private RecordingException NotWhole(Exception error) =>
        new(new($"{OutcomesPath} 不完整或已损坏，可能是运行中断（{error.Message}）。请重新运行该情景。", $"{OutcomesPath} is not whole: the run was perhaps interrupted ({error.Message}). Run the scenario again."), error);

    private static async Task<Outcome[]> ReadAsync(ParquetReader reader, int group, CancellationToken cancellation)
    {
        using var rows = reader.OpenRowGroupReader(group);
        var count = (int)rows.RowCount;
        async Task<T[]> Column<T>(string name)
            where T : struct
        {
            var values = new T[count];
            await rows.ReadAsync<T>(reader.Schema.DataFields.First(field => field.Name == name), values, cancellationToken: cancellation);
            return values;
        }

        async Task<string[]> Texts(string name)
        {
            var values = new string[count];
            await rows.ReadAsync(reader.Schema.DataFields.First(field => field.Name == name), values, cancellationToken: cancellation);
            return values;
        }

        var (times, codes, twins, kinds) = (await Column<long>("time_ms"), await Column<int>("code"), await Texts("twin"), await Texts("kind"));
        var (a, b, c, d) = (await Column<long>("a"), await Column<long>("b"), await Column<long>("c"), await Column<long>("d"));
        return [.. Enumerable.Range(0, count).Select(row => new Outcome { Time = times[row], Twin = TwinOf(twins[row]).Value, Kind = KindOf(kinds[row]), Code = codes[row], A = a[row], B = b[row], C = c[row], D = d[row] })];
    }

    private static TwinId TwinOf(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 3
            ? new TwinId(byte.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture))
            : throw new FormatException($"'{text}' names no twin.");
    }

    private static int KindOf(string name) => Kinds.TryGetValue(name, out var kind) ? kind : int.Parse(name, CultureInfo.InvariantCulture);

    private static Text TextOf(JsonElement both) => new(both.GetProperty("zh").GetString()!, both.GetProperty("en").GetString()!);
}
