using System.Collections.Immutable;
using System.Reflection;

namespace Liandong.Scenarios.Tests.State;

/// <summary>Tells what cannot change from what can: by type, and by who assigns a field.</summary>
internal static class Definitions
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const byte StoreField = 0x7D;
    private static readonly Type[] ReadOnlyLists = [typeof(ImmutableArray<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];
    private static readonly Dictionary<Type, bool> Known = [];

    /// <summary>All instance fields of a type and of those that it is derived from, up to <paramref name="below"/>.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type type, Type? below = null)
    {
        for (var of = type; of is not null && of != below; of = of.BaseType)
        {
            foreach (var field in of.GetFields(Declared & ~BindingFlags.Static)) yield return field;
        }
    }

    /// <summary>Whether no value of this type ever changes: plain values and texts, read-only lists, and types of ours all of whose fields are read-only and of such types.</summary>
    public static bool IsImmutable(Type type)
    {
        if (Known.TryGetValue(type, out var known)) return known;

        // Types may refer to themselves; what speaks against them is found on the way.
        Known[type] = true;
        return Known[type] = type.IsPrimitive || type.IsEnum || type == typeof(string) || IsReadOnlyList(type) || IsReadOnlyThroughout(type);
    }

    /// <summary>Whether a field keeps what it was given when its object was made.</summary>
    public static bool IsNeverAssigned(FieldInfo field) => field.IsInitOnly || (IsCapturedParameter(field) && !MethodsOf(field.DeclaringType!).Any(method => Stores(method, field)));

    private static bool IsReadOnlyList(Type type) =>
        type.IsGenericType && ReadOnlyLists.Contains(type.GetGenericTypeDefinition()) && IsImmutable(type.GetGenericArguments()[0]);

    private static bool IsReadOnlyThroughout(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } present) return IsImmutable(present);
        var isOurs = type.Namespace?.StartsWith("Liandong", StringComparison.Ordinal) == true && !type.IsArray && !type.IsInterface;
        return isOurs && FieldsOf(type).All(field => field.IsInitOnly && IsImmutable(field.FieldType));
    }

    // The compiler keeps a primary constructor's parameter in a field that is not read-only: <name>P.
    private static bool IsCapturedParameter(FieldInfo field) => field.Name.StartsWith('<') && field.Name.EndsWith(">P", StringComparison.Ordinal);

    private static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMethods(Declared).Concat(type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).SelectMany(MethodsOf));

    // The instruction and the field's number behind it; what looks like it by chance makes the check stricter, not laxer.
    private static bool Stores(MethodBase method, FieldInfo field)
    {
        Span<byte> store = [StoreField, 0, 0, 0, 0];
        BitConverter.TryWriteBytes(store[1..], field.MetadataToken);
        return method.GetMethodBody()?.GetILAsByteArray() is { } code && code.AsSpan().IndexOf(store) >= 0;
    }
}
