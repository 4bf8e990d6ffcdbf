using System.Reflection;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Tests.State;

/// <summary>
/// Changes what a twin holds, one value at a time, and looks whether the digest of its written state changes too. A value is named by the
/// way to it (<c>Team._waiting._rings[]._items[].Order</c>); places in an array count as one, because those behind a count mean nothing.
/// </summary>
internal sealed class StateAudit
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _met = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _wrong = new(StringComparer.Ordinal);
    private readonly HashSet<object> _entered = new(ReferenceEqualityComparer.Instance);
    private Twin? _twin;
    private Digest? _written;

    /// <summary>Values that no change ever made a difference to, and fields that are kept in a way that cannot be judged.</summary>
    public IReadOnlyList<string> Forgotten => [.. _met.Where(path => !_seen.Contains(path)).Concat(_wrong)];

    /// <summary>How many values the digest sees.</summary>
    public int Seen => _seen.Count;

    /// <summary>The types of twins that were looked at.</summary>
    public HashSet<Type> Types { get; } = [];

    /// <summary>Looks at a twin. One that joined during the run was made of what happened, so what it was given is state as well.</summary>
    public void Examine(Twin twin, bool joinedDuringRun)
    {
        Types.Add(twin.GetType());
        (_twin, _written) = (twin, null);
        _entered.Clear();
        foreach (var field in Definitions.FieldsOf(twin.GetType(), typeof(Twin))) Examine(twin, field, twin.GetType().Name, joinedDuringRun);
        if (_written is { } before) Written().ShouldBe(before, $"{twin.GetType().Name} was not put back as it was");
    }

    private void Examine(object owner, FieldInfo field, string path, bool givenCounts)
    {
        if (field.GetCustomAttribute<NotStateAttribute>() is not null) return;
        var own = path + "." + Definitions.NameOf(field);
        var isValue = field.FieldType.IsValueType || field.FieldType == typeof(string);
        if (Definitions.IsImmutable(field.FieldType))
        {
            if (Definitions.IsNeverAssigned(field) && !(givenCounts && isValue)) return;
            if (!isValue) _wrong.Add($"{own} points to one of several {field.FieldType.Name}: keep its number instead");
        }

        if (isValue || !Definitions.IsImmutable(field.FieldType)) Visit(own, field.FieldType, () => field.GetValue(owner), value => field.SetValue(owner, value));
    }

    private void Visit(string path, Type type, Func<object?> get, Action<object?> set)
    {
        var value = get();
        if (Nullable.GetUnderlyingType(type) is { } present)
        {
            Change(path, value, value is null ? Activator.CreateInstance(present) : null, set);
            if (value is not null) Visit(path, present, get, set);
        }
        else if (type.IsPrimitive || type.IsEnum || type == typeof(string))
        {
            foreach (var other in Values.Others(type, value)) Change(path, value, other, set);
        }
        else if (type.IsValueType)
        {
            foreach (var field in Definitions.FieldsOf(type))
                Visit(path + "." + Definitions.NameOf(field), field.FieldType, () => field.GetValue(get()), changed => set(Values.With(get()!, field, changed)));
        }
        else if (value is not null && _entered.Add(value))
        {
            Enter(path, value);
        }
    }

    private void Enter(string path, object value)
    {
        if (value is Array array)
        {
            for (var i = 0; i < array.Length; i++)
            {
                var place = i;
                Visit(path + "[]", array.GetType().GetElementType()!, () => array.GetValue(place), changed => array.SetValue(changed, place));
            }
        }
        else if (Contents.Of(value) is { } contents)
        {
            VisitContents(path, contents);
        }
        else if (value.GetType().Namespace?.StartsWith("Liandong", StringComparison.Ordinal) == true)
        {
            foreach (var field in Definitions.FieldsOf(value.GetType())) Examine(value, field, path, givenCounts: false);
        }
        else
        {
            _wrong.Add($"{path} is a {value.GetType().Name}, of which this check knows nothing");
        }
    }

    // All that a collection holds counts, so one item more must always show.
    private void VisitContents(string path, Contents contents)
    {
        var items = contents.Items;
        _written ??= Written();
        contents.Fill([.. items, Values.New(contents.ItemType, items)]);
        if (Written() == _written) _wrong.Add($"{path}: one item more does not show");
        contents.Fill(items);
        if (items.Length == 0) return;
        var first = items[0];
        Visit(path + "[]", contents.ItemType, () => first, changed =>
        {
            first = changed;
            contents.Fill([changed!, .. items[1..]]);
        });
    }

    private void Change(string path, object? value, object? other, Action<object?> set)
    {
        _met.Add(path);
        if (_seen.Contains(path)) return;
        _written ??= Written();
        try
        {
            set(other);
            if (Written(ifReadable: true) is { } after && after != _written) _seen.Add(path);
        }
        catch (ArgumentException)
        {
            // Another item of the sorted collection has this key already; some other time it will not.
        }

        set(value);
    }

    private Digest? Written(bool ifReadable = false)
    {
        var chain = new DigestChain();
        try
        {
            _twin!.WriteState(new DigestStateWriter(chain));
        }
        catch (Exception error) when (ifReadable && error is (IndexOutOfRangeException or ArgumentOutOfRangeException))
        {
            // A count or a number beyond what there is: nothing is learnt from this one.
            return null;
        }

        return chain.Value;
    }
}
