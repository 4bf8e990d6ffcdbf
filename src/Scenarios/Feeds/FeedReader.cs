using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Reads recorded files into the inputs of a run, before it starts.</summary>
public static class FeedReader
{
    /// <summary>The most rejected rows that are kept with their reasons; all are counted.</summary>
    public const int MostRejections = 100_000;

    private const int MostFiles = 1_000;

    /// <summary>Reads files, row by row.</summary>
    /// <param name="run">The run without a feed: it knows the devices.</param>
    /// <param name="sources">The files, in the order that numbers them.</param>
    /// <exception cref="DefinitionException">A file or mapping cannot be used, or nothing in a file belongs to the run.</exception>
    public static FeedJournal Read(CityRun run, IReadOnlyList<FeedSource> sources)
    {
        if (sources.Count == 0) return FeedJournal.None;
        if (sources.Count > MostFiles) throw new DefinitionException("--feed", 0, $"文件太多，最多 {MostFiles} 个", $"too many files; at most {MostFiles}");
        var problems = new Problems();
        var gathered = new FeedInputs(run.City.Jurisdictions);
        var files = ImmutableArray.CreateBuilder<FeedAccount>();
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            problems.Try(() =>
            {
                var mapping = FeedMappingReader.Of(source);
                var account = new FeedFile(run, source, mapping, (ulong)(files.Count + 1), gathered).Read(HashOf(source.File));
                hash.AppendData(Encoding.UTF8.GetBytes(account.Hash + "\n" + mapping.Canonical + "\n"));
                files.Add(account);
            });
        }

        problems.ThrowIfAny();
        return new FeedJournal(gathered.InOrder(), gathered.Fed, files.ToImmutable(), [.. gathered.Rejected], Convert.ToHexStringLower(hash.GetHashAndReset()))
        {
            HasIssuedWaybills = gathered.WaybillIssues.Any,
            WaybillsInDoubt = gathered.WaybillIssues.InDoubt,
        };
    }

    private static string HashOf(string file)
    {
        try
        {
            if (!File.Exists(file)) return "";
            using var stream = File.OpenRead(file);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StrictYaml.Unreadable(file, error);
        }
    }
}

/// <summary>What is gathered from all files.</summary>
internal sealed class FeedInputs(int jurisdictions)
{
    private readonly List<Event>[] _inputs = [.. Enumerable.Range(0, jurisdictions).Select(_ => new List<Event>())];

    /// <summary>Devices whose reports come from a file.</summary>
    public HashSet<(FeedKind, string)> Fed { get; } = [];

    /// <summary>Rows that were not taken.</summary>
    public List<Rejection> Rejected { get; } = [];

    /// <summary>What is said about waybills that were issued.</summary>
    public WaybillIssues WaybillIssues { get; } = new();

    /// <summary>The number of the next incident that a citizen's request tells of. A request numbered 0 would be one that nobody made.</summary>
    public long NextIncident { get; set; } = 1;

    public void Add(in Event input) => _inputs[input.Jurisdiction].Add(input);

    public void Reject(Rejection rejection)
    {
        if (Rejected.Count < FeedReader.MostRejections) Rejected.Add(rejection);
    }

    /// <summary>The inputs of each jurisdiction in the order of their keys.</summary>
    public ReadOnlyMemory<Event>[] InOrder()
    {
        var ordered = new ReadOnlyMemory<Event>[_inputs.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            WaybillIssues.Mark(_inputs[i]);
            var inputs = _inputs[i].ToArray();
            // What was gathered is given back before the next one is copied.
            _inputs[i] = [];
            inputs.AsSpan().Sort(Event.ByKey);
            ordered[i] = inputs;
        }

        return ordered;
    }
}
