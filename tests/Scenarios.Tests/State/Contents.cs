using System.Collections;
using System.Reflection;

namespace Liandong.Scenarios.Tests.State;

/// <summary>The items of a collection of the base library, which can be emptied and filled again.</summary>
internal sealed class Contents
{
    private readonly object _collection;
    private readonly MethodInfo _clear;
    private readonly MethodInfo _add;

    private Contents(object collection, Type itemType, MethodInfo clear, MethodInfo add) => (_collection, ItemType, _clear, _add) = (collection, itemType, clear, add);

    /// <summary>What it holds.</summary>
    public Type ItemType { get; }

    /// <summary>The items in the collection's order.</summary>
    public object[] Items => [.. ((IEnumerable)_collection).Cast<object>()];

    /// <summary>The contents of a collection; null for what is none.</summary>
    public static Contents? Of(object collection)
    {
        var type = collection.GetType();
        if (type.Namespace != "System.Collections.Generic") return null;
        var item = type.GetInterfaces().First(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];
        if (type.GetMethod("Enqueue") is { } enqueue) return new Contents(collection, item, type.GetMethod("Clear")!, enqueue);
        var face = typeof(ICollection<>).MakeGenericType(item);
        return face.IsAssignableFrom(type) ? new Contents(collection, item, face.GetMethod("Clear")!, face.GetMethod("Add")!) : null;
    }

    /// <summary>Holds these items and no others.</summary>
    public void Fill(object[] items)
    {
        _clear.Invoke(_collection, null);
        foreach (var item in items) _add.Invoke(_collection, BindingFlags.DoNotWrapExceptions, null, [item], null);
    }
}
