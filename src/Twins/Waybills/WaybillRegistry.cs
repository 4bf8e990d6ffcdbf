using Liandong.Twins.Time;

namespace Liandong.Twins.Waybills;

/// <summary>
/// The city's register of electronic waybills (电子运单登记). Vehicles report each one when it is issued and when it is closed; those of the last
/// 14 days can be looked up.
/// </summary>
public sealed partial class WaybillRegistry : Twin
{
    private const long Fortnight = 14 * 86_400_000L;

    private readonly Queue<Waybill> _recent = new();
    private long _issued;
    private long _closed;
    private long _loaded;
    private long _delivered;
    private ulong _chain;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.WaybillRegistry;

    /// <summary>How many have been issued.</summary>
    public long Issued => _issued;

    /// <summary>How many of them have been closed.</summary>
    public long Closed => _closed;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.WaybillIssued:
                while (_recent.TryPeek(out var old) && received.Due - old.LoadedAt.Milliseconds > Fortnight) _recent.Dequeue();
                var issued = new Waybill(received.A, received.Stamp, (int)received.C, (int)(received.C >> 32), received.B, new SimTime(received.D), 0, SimTime.Never);
                _recent.Enqueue(issued);
                NoteIssued(received.Sender, in issued);
                _issued++;
                _loaded += received.B;
                break;
            case MessageKind.WaybillClosed:
                NoteClosed(in received);
                _closed++;
                _delivered += received.B;
                break;
            case MessageKind.WaybillAsked:
                Answer(in received, here);
                return;
            default:
                throw new InvalidOperationException($"The register of waybills does not understand message {received.Kind} of {received.Sender}.");
        }

        _chain = StableHash.Of(StableHash.Of(_chain, received.Kind), (ulong)received.A);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("issued", _issued);
        state.Write("closed", _closed);
        state.Write("loadedCl", _loaded);
        state.Write("deliveredCl", _delivered);
        state.Write("waybills", _recent, static (to, waybill) => waybill.Write(to));
        state.Write("entries", (long)_chain);
        WriteQueries(state);
    }
}
