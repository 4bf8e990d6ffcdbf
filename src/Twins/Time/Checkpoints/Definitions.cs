using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>
/// Tells what is given to a twin from what is its state: by type, and by who assigns a field. A primary constructor's parameter that is
/// kept counts as never assigned: the build refuses who assigns one (MA0143).
/// </summary>
public static class Definitions
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly Type[] ReadOnlyLists = [typeof(ImmutableArray<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    /// <summary>All instance fields of a type and of those that it is derived from, up to <paramref name="below"/>: the base's first, each type's as they are declared.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type type, Type? below = null)
    {
        if (type.BaseType is { } above && above != below && above != typeof(object) && above != typeof(ValueType))
        {
            foreach (var field in FieldsOf(above, below)) yield return field;
        }

        foreach (var field in type.GetFields(Declared).OrderBy(field => field.MetadataToken)) yield return field;
    }

    /// <summary>
    /// Whether no value of this type ever changes: plain values and texts, read-only lists, types of ours all of whose fields are read-only
    /// and of such types, and what is said to be given.
    /// </summary>
    public static bool IsImmutable(Type type) => Known.TryGetValue(type, out var known) ? known : Known.GetOrAdd(type, IsImmutable(type, []));

    /// <summary>Whether a field keeps what it was given when its object was made.</summary>
    public static bool IsNeverAssigned(FieldInfo field) => field.IsInitOnly || IsCapturedParameter(field);

    /// <summary>Whether a field holds a parameter of its type's primary constructor: the compiler calls it &lt;name&gt;P, and it is not read-only.</summary>
    public static bool IsCapturedParameter(FieldInfo field) => field.Name.StartsWith('<') && field.Name.EndsWith(">P", StringComparison.Ordinal);

    /// <summary>A field's name as it is written in the source.</summary>
    public static string NameOf(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    /// <summary>A type's name as it is written in the source.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[]";
        var name = type.IsNested ? NameOf(type.DeclaringType!) + "." + type.Name : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }

    // Types may refer to themselves; what speaks against them is found on the way.
    private static bool IsImmutable(Type type, HashSet<Type> asked)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsDefined(typeof(GivenAttribute), inherit: true) || !asked.Add(type)) return true;
        if (type.IsGenericType && ReadOnlyLists.Contains(type.GetGenericTypeDefinition())) return IsImmutable(type.GetGenericArguments()[0], asked);
        if (Nullable.GetUnderlyingType(type) is { } present) return IsImmutable(present, asked);
        return IsOurs(type) && !type.IsArray && !type.IsInterface && !type.IsSubclassOf(typeof(Delegate)) && FieldsOf(type).All(field => field.IsInitOnly && IsImmutable(field.FieldType, asked));
    }

    private static bool IsOurs(Type type) => type.Namespace is not { } name || !name.StartsWith("System", StringComparison.Ordinal);
}
