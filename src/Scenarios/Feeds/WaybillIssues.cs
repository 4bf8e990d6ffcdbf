using System.Runtime.InteropServices;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>
/// What the files of a run say about waybills that were issued. A closed one that they do not have is delivered without a waybill only if the
/// files cannot be the cause: their row of its issue was not refused, does not come later, and they have such rows at all.
/// </summary>
internal sealed class WaybillIssues
{
    private const long MayBeOfRecording = 2;

    private readonly Dictionary<long, long> _issuedAt = [];
    private readonly HashSet<long> _refused = [];
    private readonly HashSet<long> _inDoubt = [];

    /// <summary>Whether any row of the files tells of an issue, used or refused.</summary>
    public bool Any => _issuedAt.Count + _refused.Count > 0;

    /// <summary>How many that were closed may have been issued although no row that was used says so in time.</summary>
    public int InDoubt => _inDoubt.Count;

    /// <summary>Hears of an issue.</summary>
    public void Note(long number, long at) => _issuedAt[number] = Math.Min(at, _issuedAt.GetValueOrDefault(number, long.MaxValue));

    /// <summary>Hears of a row that may have told of an issue and was not taken.</summary>
    public void Refuse(long number) => _refused.Add(number);

    /// <summary>Marks what is closed and may have been issued, when all files have been read.</summary>
    public void Mark(List<Event> inputs)
    {
        foreach (ref var input in CollectionsMarshal.AsSpan(inputs))
        {
            if (input.Kind != MessageKind.FedWaybill || (input.D & 1) == 0) continue;
            var issued = _issuedAt.TryGetValue(input.A, out var at);
            if (Any && (issued ? at <= input.Due : !_refused.Contains(input.A))) continue;
            input.D |= MayBeOfRecording;
            _inDoubt.Add(input.A);
        }
    }
}
