using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>
/// A system of the city beside the order pipeline (系统): hazardous goods, elders, the river … A scenario turns it on by a section of its
/// own. Its twins stand behind the pipeline's in each jurisdiction, in an order that it fixes, so that it can compute their addresses.
/// </summary>
public abstract class CitySystem
{
    private int[] _first = [];

    /// <summary>Roles of the catalogue whose incidents its twins bring about: the towns' life no longer draws them at a rate.</summary>
    public virtual IEnumerable<MatterRole> TakesOver => [];

    /// <summary>Who wants to hear that orders were closed, if anybody; asked when its addresses are known.</summary>
    public virtual IClosureListener? Listener => null;

    /// <summary>How many twins it has in a jurisdiction when the run begins.</summary>
    public abstract int CountIn(int jurisdiction);

    /// <summary>Joins exactly <see cref="CountIn"/> twins.</summary>
    public abstract void JoinTo(Jurisdiction there);

    /// <summary>The address of its twin at a place among its own in a jurisdiction.</summary>
    protected TwinId Address(TwinKind kind, int jurisdiction, int place) => new((byte)kind, jurisdiction, _first[jurisdiction] + place);

    /// <summary>Where its twins begin is known now; before any jurisdiction is built.</summary>
    protected virtual void Settled()
    {
    }

    /// <summary>Says where its twins begin in each jurisdiction; once, before anything is joined.</summary>
    internal void StandBehind(int[] twinsBefore)
    {
        _first = [.. twinsBefore];
        for (var jurisdiction = 0; jurisdiction < twinsBefore.Length; jurisdiction++) twinsBefore[jurisdiction] += CountIn(jurisdiction);
        Settled();
    }

    /// <summary>Joins its twins and checks that they stand where everybody else expects them.</summary>
    internal void JoinBehind(Jurisdiction there)
    {
        if (there.TwinCount != _first[there.Index]) throw new InvalidOperationException($"{GetType().Name} begins at twin {there.TwinCount} of jurisdiction {there.Index}, expected {_first[there.Index]}.");
        JoinTo(there);
        var joined = there.TwinCount - _first[there.Index];
        if (joined != CountIn(there.Index)) throw new InvalidOperationException($"{GetType().Name} joined {joined} twins in jurisdiction {there.Index}, expected {CountIn(there.Index)}.");
    }
}
