using Liandong.Twins.Time;

namespace Liandong.Twins.Waybills;

/// <summary>
/// The city's register of electronic waybills (电子运单登记). Vehicles report each one when it is issued and when it is closed; those of the last
/// 14 days can be looked up. Each is checked against the registers of licences; in what it does not agree with them is left behind as an outcome.
/// </summary>
/// <param name="licences">The registers of licences; null when the city has none, and then nothing is checked but that a waybill is there.</param>
public sealed partial class WaybillRegistry(LicenceRegister? licences = null) : Twin
{
    private const long Fortnight = 14 * 86_400_000L;
    private const int TimeBits = 40;

    private readonly Queue<Waybill> _recent = new();
    private long _issued;
    private long _closed;
    private long _loaded;
    private long _delivered;
    private long _faulty;
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
                var issued = new Waybill(received.A, received.Stamp, (int)received.C, (int)(received.C >> 32), received.B, new SimTime(received.D & ((1L << TimeBits) - 1)), 0, SimTime.Never, new WaybillEntry((int)(received.D >> TimeBits)));
                _recent.Enqueue(issued);
                NoteIssued(received.Sender, in issued);
                _issued++;
                _loaded += received.B;
                NoteFault(licences?.Check(in issued) ?? WaybillFault.None, in received, here);
                break;
            case MessageKind.WaybillClosed:
                if (!NoteClosed(in received)) NoteFault(WaybillFault.Missing, in received, here);
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

    /// <summary>When a waybill was issued and what else it says, in one number of a message: 40 bits and 16.</summary>
    internal static long Packed(SimTime issued, WaybillEntry entry) => issued.Milliseconds | ((long)entry.Bits << TimeBits);

    private void NoteFault(WaybillFault fault, in Event told, Jurisdiction here)
    {
        if (fault == WaybillFault.None) return;
        _faulty++;
        here.Record((int)OutcomeKind.WaybillFaulty, (int)fault, told.A, told.Stamp, d: (long)told.Sender.Value);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("issued", _issued);
        state.Write("closed", _closed);
        state.Write("faulty", _faulty);
        state.Write("loadedCl", _loaded);
        state.Write("deliveredCl", _delivered);
        state.Write("waybills", _recent, static (to, waybill) => waybill.Write(to));
        state.Write("entries", (long)_chain);
        WriteQueries(state);
    }
}
