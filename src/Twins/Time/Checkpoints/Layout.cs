using System.Collections.Concurrent;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>
/// What the objects of one class hold, field by field: made once for each class, from its fields. What a twin was given is kept apart from
/// its state, because a twin that the builder made has it already.
/// </summary>
internal sealed class Layout
{
    private static readonly ConcurrentDictionary<Type, Layout> ByType = new();
    private readonly Lazy<ulong> _fingerprint;

    private Layout(Type type)
    {
        Type = type;
        var leaves = new Leaves(type, type.IsSubclassOf(typeof(Twin)) ? typeof(Twin) : null).All;
        Given = new Part([.. leaves.Where(IsGiven)]);
        State = new Part([.. leaves.Where(leaf => !IsGiven(leaf))]);
        _fingerprint = new Lazy<ulong>(() => StableHash.Of(string.Join('\n', Reached().Select(layout => layout.Description))));
    }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>What an object is given when it is made and keeps.</summary>
    public Part Given { get; }

    /// <summary>What changes.</summary>
    public Part State { get; }

    /// <summary>A hash of the names and types of its fields and of those of the classes it holds.</summary>
    public ulong Fingerprint => _fingerprint.Value;

    private string Description => $"{Definitions.NameOf(Type)}({Given.Description}) {{{State.Description}}}";

    /// <summary>The layout of a class.</summary>
    /// <exception cref="CheckpointException">A field is kept in a way that a checkpoint cannot hold; names it.</exception>
    public static Layout Of(Type type) => ByType.TryGetValue(type, out var known) ? known : ByType.GetOrAdd(type, new Layout(type));

    /// <summary>What an item of an array or a collection holds.</summary>
    public static Part OfItem(Type type) => new(new Leaves(type).All);

    // A list of one's own may never be replaced, and what it holds is state all the same.
    private static bool IsGiven(Leaf leaf) => leaf.IsFixed && leaf.Codec is null or TextCodec or GivenCodec;

    /// <summary>This layout and those of all own classes that can be reached from it, each once, in order of discovery.</summary>
    public IReadOnlyList<Layout> Reached()
    {
        var found = new List<Layout> { this };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var used in found[i].State.Uses)
            {
                if (!found.Contains(used)) found.Add(used);
            }
        }

        return found;
    }
}
