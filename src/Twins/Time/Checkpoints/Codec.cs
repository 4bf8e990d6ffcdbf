using System.Runtime.CompilerServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>
/// Writes and reads what is no plain value: texts, what is given, a twin's own objects and its collections. What writes is optimised when it
/// is compiled, not after some hundred calls: the first checkpoint would be half over by then.
/// </summary>
internal abstract class Codec
{
    /// <summary>The layouts of own classes that the bytes depend on.</summary>
    public virtual IEnumerable<Layout> Uses => [];

    /// <summary>What it keeps, for the fingerprint.</summary>
    public abstract string Description { get; }

    /// <summary>Writes what lies at the place.</summary>
    public abstract void Write(ref byte place, CapturedBytes into);

    /// <summary>Sets what lies at the place. An object that is there already is filled, not replaced.</summary>
    public abstract void Read(ref byte place, ref CapturedSource from);

    /// <summary>Writes and reads something as good as nothing, so that the code is compiled before it is needed.</summary>
    public virtual void Rehearse(GivenThings given)
    {
    }

    /// <summary>The reference at the place.</summary>
    protected static ref object? ObjectAt(ref byte place) => ref Unsafe.As<byte, object?>(ref place);
}

/// <summary>A text, by its characters.</summary>
internal sealed class TextCodec : Codec
{
    /// <inheritdoc/>
    public override string Description => "text";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref byte place, CapturedBytes into)
    {
        var text = (string?)ObjectAt(ref place);
        into.Write(text is not null);
        if (text is not null) into.WriteText(text);
    }

    /// <inheritdoc/>
    public override void Read(ref byte place, ref CapturedSource from) => ObjectAt(ref place) = from.Read<bool>() ? from.ReadText() : null;
}

/// <summary>
/// Something given. Who may have been made during the run says by its number which it was among those of its kind that the built twins were
/// given; an object of a built twin is there, with what it was given, when it is filled.
/// </summary>
/// <param name="type">Its kind: the field's type; for an immutable array that of the array in it.</param>
internal sealed class GivenCodec(Type type) : Codec
{
    private const int None = 0;
    private const int Unnumbered = 1;
    private const int First = 2;

    /// <inheritdoc/>
    public override string Description => "given " + Definitions.NameOf(type);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref byte place, CapturedBytes into)
    {
        if (ObjectAt(ref place) is not { } given)
        {
            into.WriteCount(None);
            return;
        }

        var number = into.MayBeNew ? into.Given.NumberOf(type, given) : -1;
        if (number < 0 && into.Joined) throw new CheckpointException($"{into.At} of a twin that joined during the run points to a {Definitions.NameOf(given.GetType())} that no twin was given that was there from the beginning.");
        into.WriteCount(number < 0 ? Unnumbered : First + number);
        if (number >= 0) into.Name(type);
    }

    /// <inheritdoc/>
    public override void Read(ref byte place, ref CapturedSource from)
    {
        var number = from.ReadCount();
        if (number == Unnumbered) throw new CheckpointException($"{from.At} points to a {Definitions.NameOf(type)}, which no twin was given that was there from the beginning, and its owner is not among what was built.");
        ObjectAt(ref place) = number == None ? null : from.Given.At(type, number - First);
    }
}

/// <summary>An object of a twin's own.</summary>
/// <param name="type">Its class.</param>
internal sealed class OwnCodec(Type type) : Codec
{
    private Layout? _layout;

    /// <inheritdoc/>
    public override IEnumerable<Layout> Uses => [Layout];

    /// <inheritdoc/>
    public override string Description => "own " + Definitions.NameOf(type);

    // Not earlier: classes may refer to themselves.
    private Layout Layout => _layout ??= Layout.Of(type);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref byte place, CapturedBytes into)
    {
        var own = ObjectAt(ref place);
        into.Write(own is not null);
        if (own is null) return;
        if (own.GetType() != type) throw new CheckpointException($"{into.At} is declared as {Definitions.NameOf(type)} and holds a {Definitions.NameOf(own.GetType())}; a checkpoint makes what is declared.");
        into.Enter(own);
        var mayBeNew = into.MayBeNew;
        into.MayBeNew |= !into.At!.IsFixed;
        ref var basis = ref FieldOffsets.BasisOf(own);
        if (!Layout.Given.IsEmpty)
        {
            var begun = into.BeginLength();
            Layout.Given.Write(ref basis, into);
            into.EndLength(begun);
        }

        Layout.State.Write(ref basis, into);
        into.MayBeNew = mayBeNew;
    }

    /// <inheritdoc/>
    public override void Read(ref byte place, ref CapturedSource from)
    {
        ref var slot = ref ObjectAt(ref place);
        if (!from.Read<bool>())
        {
            slot = null;
            return;
        }

        var isBuilt = slot is not null;
        slot ??= RuntimeHelpers.GetUninitializedObject(type);
        ref var basis = ref FieldOffsets.BasisOf(slot);
        if (!Layout.Given.IsEmpty)
        {
            var length = from.Read<int>();
            if (isBuilt) from.Take(length);
            else Layout.Given.Read(ref basis, ref from);
        }

        Layout.State.Read(ref basis, ref from);
    }
}
