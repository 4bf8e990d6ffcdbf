using System.Runtime.InteropServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>Who stands in a jurisdiction, in order: so many twins of one class and kind, then so many of the next.</summary>
internal sealed class TwinRoll
{
    private readonly List<Stretch> _stretches = [];

    /// <summary>The stretches in order.</summary>
    public ReadOnlySpan<Stretch> Stretches => CollectionsMarshal.AsSpan(_stretches);

    /// <summary>The roll of these twins.</summary>
    public static TwinRoll Of(ReadOnlySpan<Twin> twins)
    {
        var roll = new TwinRoll();
        foreach (var twin in twins)
        {
            if (roll._stretches.Count > 0 && roll._stretches[^1] is var last && last.Layout.Type == twin.GetType() && last.Kind == twin.Id.Kind) roll._stretches[^1] = last with { Count = last.Count + 1 };
            else roll._stretches.Add(new Stretch(Layout.Of(twin.GetType()), twin.Id.Kind, 1));
        }

        return roll;
    }

    /// <summary>Writes the roll, in front of it the classes with the fingerprints of their layouts.</summary>
    public void Write(CapturedBytes into)
    {
        Layout[] layouts = [.. _stretches.Select(stretch => stretch.Layout).Distinct()];
        into.WriteCount(layouts.Length);
        foreach (var layout in layouts)
        {
            into.WriteText(layout.Type.FullName!);
            into.Write(layout.Fingerprint);
        }

        into.WriteCount(_stretches.Count);
        foreach (var stretch in _stretches)
        {
            into.WriteCount(Array.IndexOf(layouts, stretch.Layout));
            into.Write(stretch.Kind);
            into.WriteCount(stretch.Count);
        }
    }

    /// <summary>Reads a roll.</summary>
    /// <exception cref="CheckpointException">There is no such class any more, or its fields are others.</exception>
    public static TwinRoll Read(ref CapturedSource from, Func<string, Type?> classOf)
    {
        var layouts = new Layout[from.ReadCount()];
        for (var i = 0; i < layouts.Length; i++)
        {
            var (name, fingerprint) = (from.ReadText(), from.Read<ulong>());
            var type = classOf(name);
            if (type is null || !type.IsSubclassOf(typeof(Twin))) throw new CheckpointException($"The checkpoint holds twins of the class {name}, which this build does not have.");
            layouts[i] = Layout.Of(type);
            if (layouts[i].Fingerprint != fingerprint) throw new CheckpointException($"The checkpoint was captured by another build: {Definitions.NameOf(type)}, or what it holds, has other fields here.");
        }

        var roll = new TwinRoll();
        for (var left = from.ReadCount(); left > 0; left--) roll._stretches.Add(new Stretch(layouts[from.ReadCount()], from.Read<byte>(), from.ReadCount()));
        return roll;
    }

    /// <summary>The roll of the first twins alone.</summary>
    public TwinRoll First(int twins)
    {
        var first = new TwinRoll();
        foreach (var stretch in _stretches)
        {
            if (twins == 0) break;
            first._stretches.Add(stretch with { Count = Math.Min(stretch.Count, twins) });
            twins -= first._stretches[^1].Count;
        }

        return first;
    }

    /// <summary>Refuses to take the place of others than these.</summary>
    /// <exception cref="CheckpointException">There are more or fewer of a kind, or they stand in another order.</exception>
    public void RequireSameAs(TwinRoll built, int jurisdiction)
    {
        if (_stretches.SequenceEqual(built._stretches)) return;
        foreach (var stretch in _stretches.Concat(built._stretches))
        {
            var (captured, present) = (CountOf(stretch), built.CountOf(stretch));
            if (captured != present) throw new CheckpointException($"Jurisdiction {jurisdiction} was captured with {captured} twins of the class {Definitions.NameOf(stretch.Layout.Type)} (kind {stretch.Kind}) that were there from the beginning, and is built with {present}.");
        }

        throw new CheckpointException($"The twins of jurisdiction {jurisdiction} are built in another order than when it was captured.");
    }

    private int CountOf(Stretch like) => _stretches.Where(stretch => stretch.Layout == like.Layout && stretch.Kind == like.Kind).Sum(stretch => stretch.Count);

    /// <summary>So many twins of one class and kind.</summary>
    public readonly record struct Stretch(Layout Layout, byte Kind, int Count);
}
