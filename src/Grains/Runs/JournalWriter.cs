using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>
/// Appends inputs to one epoch's journal. Every append carries the length that the journal must have, so after another epoch has closed it
/// nothing can be appended, and so nothing acknowledged, any more.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="run">The run.</param>
/// <param name="epoch">Its epoch.</param>
/// <param name="next">The number of the first input that it will append.</param>
internal sealed class JournalWriter(IBlobStore store, RunIncarnation run, int epoch, long next)
{
    // An append blob takes no more than IBlobStore.MostBlocks; some are left for records that failed half way.
    private const int MostRecords = IBlobStore.MostBlocks - 1_000;

    private int _segment;
    private int _records;
    private long _length;
    private long _whole;
    private long _next = next;
    private (byte[] Record, int Inputs)? _doubtful;

    // Of the next segment: how long half of its first record is, whether more of it may be there, and how long it is when that is whole.
    private long _half;
    private bool _isHalfDoubtful;
    private long? _begun;

    /// <summary>About how long a segment grows, in bytes: it is read at once.</summary>
    public long LongestSegment { get; init; } = 64L << 20;

    /// <summary>Where the present segment begins.</summary>
    public JournalPlace Place { get; private set; } = new(epoch, 0, next);

    /// <summary>Appends one record.</summary>
    /// <exception cref="BlobConditionException">A later epoch has closed the journal.</exception>
    /// <exception cref="BlobStoreException">The store failed. The record is not there; or nobody can tell, which <see cref="Settle"/> finds out.</exception>
    public async Task Append(ReadOnlyMemory<Event> inputs, CancellationToken stop)
    {
        if (_records >= MostRecords || _length >= LongestSegment || _length != _whole) await GoOn(stop);
        await Append(JournalFrame.Inputs(inputs.Span), inputs.Length, stop);
    }

    /// <summary>Finds out whether inputs whose append failed are there all the same. To be asked after a failure, before the next append.</summary>
    /// <exception cref="BlobConditionException">A later epoch has closed the journal.</exception>
    /// <exception cref="BlobStoreException">The store still fails.</exception>
    public async Task<bool> Settle(CancellationToken stop)
    {
        if (_doubtful is not { } doubt) return false;
        return await IsThere(doubt.Record, doubt.Inputs, stop) && doubt.Inputs > 0;
    }

    // In this order: where the journal says that it goes on, the next segment is there, or it was lost.
    private async Task GoOn(CancellationToken stop)
    {
        if (_begun is null && !await IsBegun(stop)) await BeginNext(stop);
        await Append(JournalFrame.End(JournalRecordKind.Continued, epoch, _whole), inputs: 0, stop);
    }

    private async Task BeginNext(CancellationToken stop)
    {
        _isHalfDoubtful = true;
        try
        {
            _begun = await store.AppendAsync(Next, _half, JournalFrame.Begin(epoch), stop);
        }
        catch (BlobStoreException)
        {
            if (!await IsBegun(stop)) throw;
        }
    }

    // After a failure all of it may be there, half of it or nothing.
    private async Task<bool> IsBegun(CancellationToken stop)
    {
        if (!_isHalfDoubtful) return false;
        var (name, record) = (Next, JournalFrame.Begin(epoch));
        var found = (await store.ReadAsync(name, _half, record.Length + 1, stop))?.Content ?? default;
        if (!record.AsSpan().StartsWith(found.Span)) throw new BlobConditionException(name, $"it must be {_half} bytes long");
        _isHalfDoubtful = false;
        if (found.Length == record.Length) _begun = _half + found.Length;
        else _half += found.Length;
        return _begun is not null;
    }

    // A record without inputs ends the segment.
    private async Task Append(byte[] record, int inputs, CancellationToken stop)
    {
        _records++;
        _doubtful = (record, inputs);
        try
        {
            var length = await store.AppendAsync(Segment, _length, record, stop);
            Appended(length, inputs);
        }
        catch (BlobStoreException)
        {
            if (!await IsThere(record, inputs, stop)) throw;
        }
    }

    private string Segment => RunBlobs.Journal(run, epoch, _segment);

    private string Next => RunBlobs.Journal(run, epoch, _segment + 1);

    // Half of it may be there too: then the segment is ended before the next record.
    private async Task<bool> IsThere(ReadOnlyMemory<byte> record, int inputs, CancellationToken stop)
    {
        var name = Segment;
        var found = await store.ReadAsync(name, _length, record.Length + 1, stop);
        _doubtful = null;
        if (found is not { Content.Length: > 0 }) return false;
        if (!record.Span.StartsWith(found.Content.Span)) throw new BlobConditionException(name, $"it must be {_length} bytes long");
        if (found.Content.Length < record.Length)
        {
            _length += found.Content.Length;
            return false;
        }

        Appended(_length + record.Length, inputs);
        return true;
    }

    private void Appended(long length, int inputs)
    {
        _doubtful = null;
        _next += inputs;
        (_length, _whole) = (length, length);
        if (inputs > 0) return;
        (_segment, _records, _length, _whole) = (_segment + 1, 1, _begun!.Value, _begun.Value);
        (_half, _isHalfDoubtful, _begun) = (0, false, null);
        Place = new JournalPlace(epoch, _segment, _next);
    }
}
