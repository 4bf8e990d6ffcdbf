using System.Globalization;
using System.Text;

namespace Liandong.Twins.Time;

/// <summary>Receives a twin's state, field by field, always in the same order. What it is written for decides the writer: a digest, a person who asks.</summary>
public abstract class StateWriter
{
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

    /// <summary>A stream of random numbers: how far it has been drawn.</summary>
    public virtual void Write(string name, in Chance value) => Write(name, (long)value.Drawn);
}

/// <summary>Chains a state into a digest; names do not count, order and values do.</summary>
public sealed class DigestStateWriter(DigestChain chain) : StateWriter
{
    /// <inheritdoc/>
    public override void Write(string name, long value) => chain.Add((ulong)value);

    /// <inheritdoc/>
    public override void Write(string name, string value) => chain.Add(StableHash.Of(value));
}

/// <summary>Writes a state as lines of <c>name: value</c> for the person who asked.</summary>
public sealed class TextStateWriter : StateWriter
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    /// <summary>The fields in the order in which the twin wrote them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <inheritdoc/>
    public override void Write(string name, long value) => Write(name, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Write(string name, string value) => _fields.Add(new(name, value));

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
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _fields) text.Append(name).Append(": ").Append(value).Append('\n');
        return text.ToString();
    }
}
