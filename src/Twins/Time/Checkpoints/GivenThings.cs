using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>
/// What the builder gave to the twins of a jurisdiction: plans, facts, the command system, the habits. A checkpoint holds none of it. A twin
/// that joined during the run, or an object that was made during it, names it by its number among all of its kind that the built twins were
/// given, in the order of the twins and of their fields. The same walk over a jurisdiction that was built anew finds the same numbers, also
/// when what is given has other values, as in a fork. Only what the builder gave is walked, which no twin ever replaces, so it does not
/// matter when.
/// </summary>
/// <param name="jurisdiction">The index of the jurisdiction.</param>
/// <param name="twins">The twins of the jurisdiction.</param>
/// <param name="built">How many of them the builder made.</param>
internal sealed class GivenThings(int jurisdiction, Func<int, Twin> twins, int built)
{
    // What classes hold is the same in every jurisdiction: a hundred of them would take a tenth of a second to find it out each for itself.
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> KeptFields = new();
    private static readonly ConcurrentDictionary<(Type Type, Type Kind), FieldInfo[]> FieldsTo = new();
    private static readonly ConcurrentDictionary<Type, Type[]> ReachedFrom = new();

    private readonly List<Register> _registers = [];
    private readonly Dictionary<string, int> _expected = new(StringComparer.Ordinal);

    /// <summary>The number of a thing among those of a kind; −1 when the built twins do not hold it.</summary>
    public int NumberOf(Type kind, object thing) => RegisterOf(kind).Numbers.TryGetValue(thing, out var number) ? number : -1;

    /// <summary>How many things of a kind there are.</summary>
    public int CountOf(Type kind) => RegisterOf(kind).Things.Count;

    /// <summary>Notes how many things of a kind there were when it was captured.</summary>
    public void Expect(string kind, int count) => _expected[kind] = count;

    /// <summary>The thing of a kind with this number.</summary>
    /// <exception cref="CheckpointException">There were more or fewer of the kind when it was captured: the number means another one now.</exception>
    public object At(Type kind, int number)
    {
        var (present, expected) = (RegisterOf(kind).Things, _expected.GetValueOrDefault(kind.FullName!));
        if (present.Count != expected) throw new CheckpointException($"The twins of jurisdiction {jurisdiction} were given {expected} {Definitions.NameOf(kind)} in all when it was captured and are given {present.Count} now; what was made during the run points to one of them.");
        return present[number];
    }

    private Register RegisterOf(Type kind)
    {
        foreach (var known in _registers)
        {
            if (known.Kind == kind) return known;
        }

        var register = new Register(kind);
        _registers.Add(register);
        for (var i = 0; i < built; i++) EnterFields(twins(i), register);
        return register;
    }

    private static void EnterFields(object owner, Register register)
    {
        foreach (var field in FieldsTo.GetOrAdd((owner.GetType(), register.Kind), FieldsLeadingTo))
        {
            if (field.GetValue(owner) is { } value) Enter(value, register);
        }
    }

    private static void Enter(object value, Register register)
    {
        var type = value.GetType();
        if (!type.IsValueType)
        {
            if (!register.Entered.Add(value)) return;
            if (register.Kind.IsAssignableFrom(type)) register.Add(value);
        }

        if (value is not IEnumerable items || type.IsValueType)
        {
            EnterFields(value, register);
            return;
        }

        foreach (var item in items)
        {
            if (item is not null) Enter(item, register);
        }
    }

    private static FieldInfo[] FieldsLeadingTo((Type Type, Type Kind) key) =>
        [.. KeptFieldsOf(key.Type).Where(field => Is(field.FieldType, key.Kind) || Leads(field.FieldType, key.Kind))];

    private static FieldInfo[] KeptFieldsOf(Type type) => KeptFields.GetOrAdd(type, of => [.. Definitions.FieldsOf(of, typeof(Twin)).Where(Definitions.IsNeverAssigned)]);

    // Whether such a thing may be reached from what objects of this type were given.
    private static bool Leads(Type type, Type kind) => Array.Exists(ReachedFrom.GetOrAdd(type, Reached), other => Is(other, kind));

    private static bool Is(Type type, Type kind) => type.IsAssignableFrom(kind) || kind.IsAssignableFrom(type);

    private static Type[] Reached(Type from)
    {
        var found = new List<Type>();
        var seen = new HashSet<Type>();
        Enter(from);
        for (var i = 0; i < found.Count; i++) Enter(found[i]);
        return [.. found];

        void Enter(Type type)
        {
            if (type.IsPrimitive || type.IsEnum || type == typeof(string)) return;
            if (type.IsArray) Add(type.GetElementType()!);
            foreach (var item in type.GetGenericArguments()) Add(item);
            if (type.IsInterface || type.IsSubclassOf(typeof(Delegate)) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return;
            foreach (var field in KeptFieldsOf(type)) Add(field.FieldType);
        }

        void Add(Type type)
        {
            if (seen.Add(type)) found.Add(type);
        }
    }

    private sealed class Register(Type kind)
    {
        public Type Kind { get; } = kind;

        public HashSet<object> Entered { get; } = new(ReferenceEqualityComparer.Instance);

        public List<object> Things { get; } = [];

        public Dictionary<object, int> Numbers { get; } = new(ReferenceEqualityComparer.Instance);

        public void Add(object thing)
        {
            Numbers.Add(thing, Things.Count);
            Things.Add(thing);
        }
    }
}
