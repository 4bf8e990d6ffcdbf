using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Twins.Time;

/// <content>Its part of a checkpoint: all that is needed to go on from a barrier, but for what the builder gives it anew and for the outcomes so far.</content>
public sealed partial class Jurisdiction
{
    private GivenThings? _given;
    private int _built;

    /// <summary>The end of the span that its partition had reached when it was captured.</summary>
    internal SimTime SpanReached { get; private set; }

    /// <summary>Writes everything that is needed to go on from here. At a barrier: all mail has been delivered.</summary>
    /// <exception cref="CheckpointException">A twin holds something that a checkpoint cannot; names its class and field.</exception>
    /// <exception cref="InvalidOperationException">It has not begun, is at its end, broke a rule, or has mail that was not taken.</exception>
    /// <returns>How many bytes it wrote.</returns>
    public int Capture(IBufferWriter<byte> into) => Capture(into, _spanEnd);

    /// <summary>The same, in a partition that stands in another span than the last one in which anything was due here.</summary>
    internal int Capture(IBufferWriter<byte> into, SimTime spanReached)
    {
        if (!_begun || _ended || _acting is not null || _mail.Count > 0) throw new InvalidOperationException($"Jurisdiction {Index} is at no barrier: a checkpoint is captured after the beginning and before the finish, between windows, when all mail is delivered.");
        var given = _given ??= new GivenThings(Index, index => _twins[index], _built);
        using var twins = new CapturedBytes(given);
        for (var i = 0; i < TwinCount; i++) CaptureTwin(i, twins);
        using var all = new CapturedBytes(given);
        all.Write(Index);
        all.Write(_jurisdictions);
        all.Write(_linkDelay);
        all.Write(spanReached);
        all.WriteCount(_built);
        TwinRoll.Of(_twins.AsSpan(0, TwinCount)).Write(all);
        all.WriteCount(twins.KindsNamed.Count);
        foreach (var kind in twins.KindsNamed)
        {
            all.WriteText(kind.FullName!);
            all.WriteCount(given.CountOf(kind));
        }

        CaptureCounters(all);
        var waiting = MemoryMarshal.AsBytes<Event>(_queue.InOrder());
        all.WriteCount(waiting.Length);
        waiting.CopyTo(all.Take(waiting.Length));
        twins.All.CopyTo(all.Take(twins.Count));
        return Frame.Write(all.All, into);
    }

    /// <summary>
    /// Takes up what was captured, instead of <see cref="Begin"/>, in a jurisdiction that was just built. What it was built from may differ in
    /// values, as in a fork, but not in who is there. After an exception it is of no use any more.
    /// </summary>
    /// <exception cref="CheckpointException">What was captured does not fit; says what.</exception>
    /// <exception cref="InvalidOperationException">It has begun.</exception>
    public void Restore(ReadOnlySpan<byte> captured)
    {
        if (_begun || _queue.Count > 0) throw new InvalidOperationException($"Jurisdiction {Index} has begun; it can be restored instead of that only.");
        (_built, _begun) = (TwinCount, true);
        _given = new GivenThings(Index, index => _twins[index], _built);
        var from = new CapturedSource(Frame.Open(captured), _given);
        var (index, jurisdictions, linkDelay) = (from.Read<int>(), from.Read<int>(), from.Read<SimDuration>());
        if (index != Index || jurisdictions != _jurisdictions) throw new CheckpointException($"The checkpoint is of jurisdiction {index} of {jurisdictions}, not of jurisdiction {Index} of {_jurisdictions}.");
        if (linkDelay != _linkDelay) throw new CheckpointException($"Jurisdiction {Index} was captured with a link delay of {linkDelay} and is built with {_linkDelay}.");
        SpanReached = from.Read<SimTime>();
        var built = from.ReadCount();
        var roll = TwinRoll.Read(ref from, ClassOf);
        roll.First(built).RequireSameAs(TwinRoll.Of(_twins.AsSpan(0, _built)), Index);
        for (var left = from.ReadCount(); left > 0; left--) _given.Expect(from.ReadText(), from.ReadCount());
        MakeJoined(roll);
        RestoreCounters(ref from);
        foreach (ref readonly var waiting in MemoryMarshal.Cast<byte, Event>(from.Take(from.ReadCount()))) _queue.Add(in waiting);
        for (var i = 0; i < TwinCount; i++) RestoreTwin(i, ref from);
    }

    private void CaptureTwin(int index, CapturedBytes into)
    {
        var twin = _twins[index];
        var layout = Layout.Of(twin.GetType());
        ref var basis = ref FieldOffsets.BasisOf(twin);
        into.Joined = into.MayBeNew = index >= _built;
        into.Write(twin.Sent);
        if (into.Joined) layout.Given.Write(ref basis, into);
        layout.State.Write(ref basis, into);
    }

    private void RestoreTwin(int index, ref CapturedSource from)
    {
        var twin = _twins[index];
        var layout = Layout.Of(twin.GetType());
        ref var basis = ref FieldOffsets.BasisOf(twin);
        twin.Sent = from.Read<uint>();
        if (index >= _built) layout.Given.Read(ref basis, ref from);
        layout.State.Read(ref basis, ref from);
    }

    // Without their constructors: what those would do was done before.
    private void MakeJoined(TwinRoll roll)
    {
        var place = 0;
        foreach (var (layout, kind, count) in roll.Stretches)
        {
            for (var end = place + count; place < end; place++)
            {
                if (place < _built) continue;
                if (TwinCount == _twins.Length) Array.Resize(ref _twins, TwinCount * 2);
                var twin = (Twin)RuntimeHelpers.GetUninitializedObject(layout.Type);
                twin.Id = new TwinId(kind, Index, TwinCount);
                _twins[TwinCount++] = twin;
            }
        }
    }

    private void CaptureCounters(CapturedBytes into)
    {
        into.Write(Now);
        into.Write(_reached);
        into.Write(_spanEnd);
        into.Write(Handled);
        into.Write(_mostHandled);
        into.Write(_outcomesInSpan);
        into.Write(_mailInSpan);
        into.Write(_deliveredInSpan);
        into.Write(_inputsInSpan);
        into.Write(_inputsTaken);
        into.Write(_digest.Lanes);
    }

    private void RestoreCounters(ref CapturedSource from)
    {
        Now = from.Read<SimTime>();
        _reached = from.Read<SimTime>();
        _spanEnd = from.Read<SimTime>();
        Handled = from.Read<long>();
        _mostHandled = from.Read<long>();
        _outcomesInSpan = from.Read<int>();
        _mailInSpan = from.Read<int>();
        _deliveredInSpan = from.Read<int>();
        _inputsInSpan = from.Read<int>();
        _inputsTaken = from.Read<int>();
        _digest.Lanes = from.Read<Digest>();
        if (_inputsTaken > _inputs.Length || NextInput < _reached) throw new CheckpointException($"Jurisdiction {Index} was captured at {_reached} when {_inputsTaken} of its inputs had come; it is built with {_inputs.Length}, and they do not go on from there.");
    }

    private Type? ClassOf(string name)
    {
        if (typeof(Twin).Assembly.GetType(name) is { } ours) return ours;
        for (var i = 0; i < _built; i++)
        {
            if (_twins[i].GetType().Assembly.GetType(name) is { } type) return type;
        }

        return null;
    }
}
