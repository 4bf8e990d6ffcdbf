using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>Takes a type apart into the values at the ends of its fields: structs are entered, references are not.</summary>
internal sealed class Leaves
{
    private static readonly (Type Type, Type Codec)[] Collections =
    [
        (typeof(List<>), typeof(ListCodec<>)),
        (typeof(Queue<>), typeof(QueueCodec<>)),
        (typeof(SortedSet<>), typeof(SortedSetCodec<>)),
        (typeof(HashSet<>), typeof(HashSetCodec<>)),
        (typeof(SortedDictionary<,>), typeof(SortedDictionaryCodec<,>)),
        (typeof(Dictionary<,>), typeof(DictionaryCodec<,>)),
    ];

    private readonly List<(Leaf Leaf, FieldInfo[] Fields)> _found = [];
    private readonly Type _owner;

    /// <summary>The values of an object, but for the fields of <paramref name="below"/>.</summary>
    public Leaves(Type owner, Type? below)
    {
        _owner = owner;
        foreach (var field in Definitions.FieldsOf(owner, below)) Enter(field.FieldType, [field], Definitions.NameOf(field), IsFixed(field));
        All = Measured(owner, 0);
    }

    /// <summary>The values of an item in an array or a collection.</summary>
    public Leaves(Type item)
    {
        _owner = item;
        var held = typeof(Item<>).MakeGenericType(item);
        var field = held.GetField(nameof(Item<int>.Value))!;
        Enter(item, [field], "", isFixed: false);
        All = Measured(held, FieldOffsets.Of(held, [[field]])[0]);
    }

    /// <summary>The values in the order of their declaration.</summary>
    public IReadOnlyList<Leaf> All { get; }

    private Leaf[] Measured(Type owner, int origin)
    {
        var offsets = FieldOffsets.Of(owner, [.. _found.Select(found => found.Fields)]);
        return [.. _found.Select((found, place) => found.Leaf with { Offset = offsets[place] - origin })];
    }

    // A struct that is not read-only changes in place, whoever holds it.
    private static bool IsFixed(FieldInfo field) => field.IsInitOnly || (Definitions.IsNeverAssigned(field) && (!field.FieldType.IsValueType || Definitions.IsImmutable(field.FieldType)));

    private void Enter(Type type, FieldInfo[] path, string name, bool isFixed)
    {
        var leaf = new Leaf(_owner, name, type, isFixed);
        if (type.IsEnum || (type.IsPrimitive && type != typeof(nint) && type != typeof(nuint)))
        {
            _found.Add((leaf with { Size = SizeOf(type.IsEnum ? Enum.GetUnderlyingType(type) : type) }, path));
        }
        else if (type.IsValueType && !IsImmutableArray(type))
        {
            if (type.IsPrimitive || type.IsByRefLike || type.IsDefined(typeof(InlineArrayAttribute)) || type.IsExplicitLayout) throw Unknown(leaf);
            foreach (var field in Definitions.FieldsOf(type)) Enter(field.FieldType, [.. path, field], name.Length == 0 ? Definitions.NameOf(field) : $"{name}.{Definitions.NameOf(field)}", isFixed);
        }
        else
        {
            _found.Add((leaf with { Codec = CodecOf(leaf) }, path));
        }
    }

    private static Codec CodecOf(Leaf leaf)
    {
        var type = leaf.Type;
        if (type == typeof(string)) return new TextCodec();
        if (IsImmutableArray(type) || Definitions.IsImmutable(type)) return Given(leaf, IsImmutableArray(type) ? type.GetGenericArguments()[0].MakeArrayType() : type);
        if (type.IsArray && type.GetArrayRank() == 1) return Made(typeof(ArrayCodec<>), type.GetElementType()!);
        if (CodecOfCollection(type) is { } codec) return Made(codec, type.GetGenericArguments());
        var isOfOtherKinds = type.IsInterface || type.IsAbstract || type.IsSubclassOf(typeof(Delegate)) || typeof(Twin).IsAssignableFrom(type);
        if (!isOfOtherKinds && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true) return new OwnCodec(type);
        return type.IsInterface || type.IsSubclassOf(typeof(Delegate)) ? Given(leaf, type) : throw Unknown(leaf);
    }

    private static GivenCodec Given(Leaf leaf, Type kind) => leaf.IsFixed
        ? new GivenCodec(kind)
        : throw new CheckpointException($"{leaf} points now to one {Definitions.NameOf(leaf.Type)}, now to another: keep its number instead.");

    private static Type? CodecOfCollection(Type type) =>
        type.IsGenericType ? Collections.FirstOrDefault(collection => collection.Type == type.GetGenericTypeDefinition()).Codec : null;

    private static Codec Made(Type codec, params Type[] items) =>
        (Codec)Activator.CreateInstance(codec.MakeGenericType(items), BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static bool IsImmutableArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static int SizeOf(Type type) => type == typeof(bool) ? sizeof(bool) : type == typeof(char) ? sizeof(char) : Marshal.SizeOf(type);

    private static CheckpointException Unknown(Leaf leaf) => new($"{leaf} is a {Definitions.NameOf(leaf.Type)}, which a checkpoint cannot hold: it knows plain values, texts, arrays, {string.Join(", ", Collections.Select(collection => collection.Type.Name.Split('`')[0]))}, classes of its own, and what never changes.");

    private sealed class Item<T>
    {
        public T Value = default!;
    }
}
