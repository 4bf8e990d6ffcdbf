using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>A department's resident on a command floor (入驻人员): one attention; consultations wait for it in order of urgency.</summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="department">The department's index.</param>
/// <param name="name">The department's name, for whoever asks.</param>
public sealed class Resident(CommandSystem system, int department, string name) : Twin
{
    private static readonly ulong PartPurpose = StableHash.Of("resident's part in a consultation");
    private readonly Desk _desk = new() { Capacity = 1 };

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Resident;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Ask:
                _desk.Add(new DeskItem { Work = DeskWork.Consult, Priority = (int)system.Matters[received.Stamp].Priority, Matter = received.Stamp, Order = (ulong)received.A, Incident = received.C, Since = received.Due });
                break;
            case MessageKind.Urge:
                _desk.Urge((ulong)received.A);
                break;
            case MessageKind.Wake:
                var done = _desk.Finish(received.Stamp);
                here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Reply, a: (long)done.Order);
                break;
            default:
                throw new InvalidOperationException($"A resident does not know the message {received.Kind}.");
        }

        while (_desk.TryStart(out var seat, out var item))
        {
            var chance = new Chance(here.Seed, (ulong)item.Incident, PartPurpose + (ulong)department);
            var part = system.Habits.ResidentPart.Draw(ref chance);
            here.Record((int)OutcomeKind.DeskServed, (int)DeskWork.Consult, here.Now.Milliseconds - item.Since, part.Milliseconds, (long)item.Order);
            here.Wake(part, MessageKind.Wake, seat);
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("department", name);
        _desk.WriteState(state);
    }
}
