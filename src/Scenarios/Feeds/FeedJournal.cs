using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>
/// The inputs of a run from recorded files, by jurisdiction and in the order of their keys: source is the file's number, number the
/// row's place in it. Files are read once and row by row, and what is accepted is held once: jurisdictions read it where it lies.
/// </summary>
public sealed class FeedJournal
{
    private readonly ReadOnlyMemory<Event>[] _inputs;
    private readonly HashSet<(FeedKind, string)> _fed;
    private readonly ImmutableArray<FeedKind> _live = [];

    internal FeedJournal(ReadOnlyMemory<Event>[] inputs, HashSet<(FeedKind, string)> fed, ImmutableArray<FeedAccount> files, ImmutableArray<Rejection> rejected, string hash) =>
        (_inputs, _fed, Files, Rejected, Hash) = (inputs, fed, files, rejected, hash);

    private FeedJournal(FeedJournal files, ImmutableArray<FeedKind> live)
        : this(files._inputs, files._fed, files.Files, files.Rejected, files.Hash) =>
        (_live, HasIssuedWaybills, WaybillsInDoubt) = (live, files.HasIssuedWaybills, files.WaybillsInDoubt);

    /// <summary>No feed at all.</summary>
    public static FeedJournal None { get; } = new([], [], [], [], "");

    /// <summary>What became of each file's rows.</summary>
    public ImmutableArray<FeedAccount> Files { get; }

    /// <summary>The rows that were refused, the first of very many.</summary>
    public ImmutableArray<Rejection> Rejected { get; }

    /// <summary>SHA-256 over the files' contents and mappings; empty without a feed. Part of the run's definition.</summary>
    public string Hash { get; }

    /// <summary>The kinds of devices whose reports come in through front doors while the run goes on, in order.</summary>
    public ImmutableArray<FeedKind> Live => _live;

    /// <summary>Whether any row of the files tells of a waybill that was issued; without such rows nobody knows what a vehicle has on board.</summary>
    public bool HasIssuedWaybills { get; init; }

    /// <summary>Waybills that were closed and may have been issued: the row that said so was refused, comes later, or no row says such a thing.</summary>
    public int WaybillsInDoubt { get; init; }

    /// <summary>Whether it is known which waybills fed vehicles have.</summary>
    public bool KnowsWaybills => Has(FeedKind.Waybills) && HasIssuedWaybills;

    /// <summary>Whether there are no files.</summary>
    public bool IsEmpty => Files.IsEmpty;

    /// <summary>How many inputs there are.</summary>
    public long Count => _inputs.Sum(inputs => (long)inputs.Length);

    /// <summary>The same files, and these kinds of devices live.</summary>
    public FeedJournal With(IEnumerable<FeedKind> live) => new(this, [.. live.Distinct().Order()]);

    /// <summary>Whether a device's reports come from a file or through its front door: it is then not simulated.</summary>
    /// <param name="kind">The kind of report.</param>
    /// <param name="code">The device's code in the city.</param>
    public bool IsFed(FeedKind kind, string code) => _live.Contains(kind) || _fed.Contains((kind, code));

    /// <summary>Whether anything of a kind is fed.</summary>
    public bool Has(FeedKind kind) => _live.Contains(kind) || Files.Any(file => file.Kinds.Contains(kind));

    /// <summary>The inputs of a jurisdiction.</summary>
    public ReadOnlyMemory<Event> Of(int jurisdiction) => _inputs.Length == 0 ? default : _inputs[jurisdiction];
}
