using Liandong.Twins.Time;

namespace Liandong.Twins.Hotline;

/// <summary>The cells from which requests about a matter have a known cause, with the incident of the main order (主单).</summary>
internal sealed class KnownCauses
{
    private readonly SortedDictionary<(int Matter, ulong Cell), (KnownCauseFlags Flags, long Incident)> _known = [];

    /// <summary>Takes in what <see cref="MessageKind.KnownCause"/> says.</summary>
    public void Hear(in Event told)
    {
        var key = (told.Stamp & 0xFFFF, (ulong)told.A);
        var flags = (KnownCauseFlags)(told.Stamp >> 16);
        if (flags == KnownCauseFlags.None) _known.Remove(key);
        else _known[key] = (flags, told.B);
    }

    /// <summary>What is known of such a request.</summary>
    public KnownCauseFlags Of(int matter, ulong cell) => _known.TryGetValue((matter, cell), out var known) ? known.Flags : KnownCauseFlags.None;

    /// <summary>The incident of the main order of such requests.</summary>
    public bool TryFind(int matter, ulong cell, out long incident)
    {
        var found = _known.TryGetValue((matter, cell), out var known);
        incident = known.Incident;
        return found;
    }

    /// <summary>Writes them.</summary>
    public void WriteState(StateWriter state) => state.Write("knownCauses", _known, static (item, known) =>
    {
        item.Write("knownMatter", known.Key.Matter);
        item.Write("knownCell", new TwinId(known.Key.Cell));
        item.Write("knownFlags", known.Value.Flags);
        item.Write("knownIncident", known.Value.Incident);
    });
}
