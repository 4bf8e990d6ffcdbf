using System.Globalization;
using System.Text;

namespace Liandong.Twins.Time;

/// <summary>Receives a twin's state, field by field, always in the same order. What it is written for decides the writer: a digest, a person who asks.</summary>
public abstract class StateWriter
{
    /// <summary>Whether a person reads it: then a twin may also tell in words what follows from its state. Digests and checkpoints leave that out.</summary>
    public virtual bool IsForPeople => false;

    /// <summary>A whole number; its unit belongs in the name.</summary>
    public abstract void Write(string name, long value);

    /// <summary>A fixed text.</summary>
    public abstract void Write(string name, string value);

    /// <summary>A yes or no.</summary>
    public virtual void Write(string name, bool value) => Write(name, value ? 1 : 0);

    /// <summary>An instant.</summary>
    public virtual void Write(string name, SimTime value) => Write(name, value.Milliseconds);

    /// <summary>Another twin.</summary>
    public virtual void Write(string name, TwinId value) => Write(name, (long)value.Value);

    /// <summary>A closed state, by its name.</summary>
    public virtual void Write<TEnum>(string name, TEnum value)
        where TEnum : struct, Enum => Write(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));

    /// <summary>A stream of random numbers: which one, and how far it has been drawn.</summary>
    public virtual void Write(string name, in Chance value)
    {
        Write(name, (long)value.Key);
        Write(name, (long)value.Drawn);
    }

    /// <summary>
    /// A list: how many items it has, then each item's fields after a <see cref="NextItem"/>, in an order that follows from the state alone
    /// (that of the list, or of a sorted collection), then <see cref="EndList"/>. Lists may stand in items.
    /// </summary>
    public virtual void BeginList(string name, int count) => Write(name, count);

    /// <summary>The next item of the list begins.</summary>
    public virtual void NextItem()
    {
    }

    /// <summary>The list is complete.</summary>
    public virtual void EndList()
    {
    }

    /// <summary>A list of items.</summary>
    public void Write<T>(string name, IReadOnlyCollection<T> items, Action<StateWriter, T> writeItem)
    {
        BeginList(name, items.Count);
        foreach (var item in items)
        {
            NextItem();
            writeItem(this, item);
        }

        EndList();
    }
}

/// <summary>Chains a state into a digest; names do not count, order and values do.</summary>
public sealed class DigestStateWriter(DigestChain chain) : StateWriter
{
    /// <inheritdoc/>
    public override void Write(string name, long value) => chain.Add((ulong)value);

    /// <inheritdoc/>
    public override void Write(string name, string value) => chain.Add(StableHash.Of(value));
}

/// <summary>
/// Writes a state as lines of <c>name: value</c> for the person who asked. Of a list its length and its first items:
/// <c>crews: 7</c>, <c>crews[1].crew: 9/1/12</c>.
/// </summary>
public sealed class TextStateWriter : StateWriter
{
    /// <summary>How many items of a list are shown.</summary>
    public const int ItemsShown = 3;

    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly Stack<(string Name, int Item)> _lists = new();
    private string _place = "";

    /// <inheritdoc/>
    public override bool IsForPeople => true;

    /// <summary>The fields in the order in which the twin wrote them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <inheritdoc/>
    public override void Write(string name, long value) => Write(name, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Write(string name, string value)
    {
        if (_lists.All(list => list.Item <= ItemsShown)) _fields.Add(new(_place + name, value));
    }

    /// <inheritdoc/>
    public override void Write(string name, bool value) => Write(name, value ? "yes" : "no");

    /// <inheritdoc/>
    public override void Write(string name, SimTime value) => Write(name, value.ToString());

    /// <inheritdoc/>
    public override void Write(string name, TwinId value) => Write(name, value == TwinId.None ? "none" : value.ToString());

    /// <inheritdoc/>
    public override void Write<TEnum>(string name, TEnum value) => Write(name, value.ToString());

    /// <inheritdoc/>
    public override void Write(string name, in Chance value) => Write(name, value.Drawn.ToString(CultureInfo.InvariantCulture) + " drawn");

    /// <inheritdoc/>
    public override void BeginList(string name, int count)
    {
        Write(name, count);
        _lists.Push((_place + name, 0));
    }

    /// <inheritdoc/>
    public override void NextItem()
    {
        var (name, item) = _lists.Pop();
        _lists.Push((name, item + 1));
        _place = string.Create(CultureInfo.InvariantCulture, $"{name}[{item + 1}].");
    }

    /// <inheritdoc/>
    public override void EndList()
    {
        _lists.Pop();
        _place = _lists.TryPeek(out var outer) ? string.Create(CultureInfo.InvariantCulture, $"{outer.Name}[{outer.Item}].") : "";
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _fields) text.Append(name).Append(": ").Append(value).Append('\n');
        return text.ToString();
    }
}
