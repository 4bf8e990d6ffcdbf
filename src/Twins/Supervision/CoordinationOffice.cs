using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>
/// The district's supervisors (区级督导): they find a time at which all units concerned can come, and hold the meeting. Whether it agrees
/// is the case's own and depends on who chairs.
/// </summary>
public sealed class CoordinationOffice : Supervisor
{
    private static readonly ulong MeetingPurpose = StableHash.Of("a coordination meeting");
    private readonly MeetingCalendar _calendar;
    private readonly SortedDictionary<(int Asset, int Number), Meeting> _booked = [];
    private long _held;

    /// <inheritdoc cref="Supervisor(CommandSystem, SupervisionWorld, string, int)"/>
    public CoordinationOffice(CommandSystem system, SupervisionWorld world, string name, int people)
        : base(system, world, name, people) => _calendar = new MeetingCalendar(system.Calendar, world.Representatives, world.Rooms, world.Busy);

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        base.WriteState(state);
        state.Write("meetingsHeld", _held);
        _calendar.WriteState(state);
        state.Write("meetings", _booked, static (item, meeting) =>
        {
            item.Write("asset", meeting.Key.Asset);
            item.Write("meetingNumber", meeting.Key.Number);
            item.Write("street", meeting.Value.Street);
            item.Write("units", (long)meeting.Value.Units);
            item.Write("asked", meeting.Value.Asked);
            item.Write("byLeader", meeting.Value.ByLeader);
        });
    }

    /// <inheritdoc/>
    protected override void Hear(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.MeetingAsked:
                Book(in received, here);
                break;
            case MessageKind.Wake when received.Stamp == FirstOwnWake:
                Hold((int)received.A, (int)received.B, here);
                break;
            default:
                throw Unknown(in received);
        }
    }

    // The district's supervisors have no visits to make; meetings are what they do.
    /// <inheritdoc/>
    protected override void Complete(SupervisorTask what, int asset, Jurisdiction here) => throw new InvalidOperationException($"The district's supervisors do no task {what}.");

    private void Book(in Event asked, Jurisdiction here)
    {
        var (asset, number, units, byLeader) = (asked.Stamp, (int)asked.C, (ulong)asked.B, asked.D == 1);
        var begins = _calendar.Book(units, byLeader, here.Now, here.Seed);
        _booked.Add((asset, number), new Meeting(asked.Sender, units, here.Now, byLeader));
        here.Record((int)OutcomeKind.MeetingBooked, (int)(byLeader ? Tier.City : Tier.County), asset, (begins - here.Now).Milliseconds, (long)ulong.PopCount(units));
        here.Wake(begins + MeetingCalendar.Length - here.Now, MessageKind.Wake, FirstOwnWake, asset, number);
    }

    private void Hold(int asset, int number, Jurisdiction here)
    {
        _booked.Remove((asset, number), out var meeting);
        var chance = new Chance(here.Seed, ((ulong)(uint)asset << 8) | (uint)number, MeetingPurpose);
        var count = (int)ulong.PopCount(meeting.Units);
        // The more must agree, the more often somebody is missing.
        var agrees = chance.NextIs(meeting.ByLeader ? World.AgreesAtDistrict : World.AgreesAtStreet);
        var missing = false;
        for (var unit = 0; unit < count; unit++) missing |= chance.NextIs(World.CalledAway);
        var result = missing ? MeetingResult.UnitMissing : agrees ? MeetingResult.Agreed : MeetingResult.NotAgreed;
        _held++;
        here.Record((int)OutcomeKind.MeetingHeld, (int)result, asset, (here.Now - meeting.Asked).Milliseconds, count, number);
        here.Send(meeting.Street, MessageKind.MeetingResult, (int)result, asset);
    }

    private readonly record struct Meeting(TwinId Street, ulong Units, SimTime Asked, bool ByLeader);
}
