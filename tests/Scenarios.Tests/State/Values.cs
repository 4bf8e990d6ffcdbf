using System.Globalization;
using System.Reflection;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Tests.State;

/// <summary>Other values of any type.</summary>
internal static class Values
{
    /// <summary>Other plain values: the next one, and for numbers the one before as well.</summary>
    public static object[] Others(Type type, object? value) => value switch
    {
        null or string => [(string?)value + "x"],
        bool flag => [!flag],
        double number => [number + 1, number - 1],
        ulong bits => [unchecked(bits + 1), unchecked(bits - 1)],
        Enum => [Enum.ToObject(type, Whole(value) + 1), Enum.ToObject(type, Whole(value) - 1)],
        _ => [Convert.ChangeType(unchecked(Whole(value) + 1), type, CultureInfo.InvariantCulture), Convert.ChangeType(unchecked(Whole(value) - 1), type, CultureInfo.InvariantCulture)],
    };

    /// <summary>A struct with one field changed.</summary>
    public static object With(object structure, FieldInfo field, object? value)
    {
        field.SetValue(structure, value);
        return structure;
    }

    /// <summary>An item that is not among these.</summary>
    public static object New(Type type, IReadOnlyCollection<object> present)
    {
        var made = type == typeof(string) ? "" : Activator.CreateInstance(type)!;
        while (present.Any(item => HasKeyOf(item, made))) made = Next(made);
        return made;
    }

    private static long Whole(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static bool HasKeyOf(object item, object made) => Equals(KeyOf(item), KeyOf(made));

    private static object? KeyOf(object item) => item.GetType().GetProperty("Key")?.GetValue(item) ?? item;

    private static object Next(object made)
    {
        var type = made.GetType();
        if (type.IsPrimitive || type.IsEnum || made is string) return Others(type, made)[0];
        var first = Definitions.FieldsOf(type).First();
        return With(made, first, Next(first.GetValue(made)!));
    }
}
