using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>
/// The district's supervisors (区级督导): they find a time at which all units concerned can come, and hold the meeting. Whether it agrees
/// follows from what the units have at stake (<see cref="Agreement"/>): papers, upkeep, the money that the owner-to-be has left.
/// </summary>
public sealed class CoordinationOffice : Supervisor
{
    private const int AsksAgain = FirstOwnWake + 1;
    private static readonly SimDuration AsksAgainAfter = SimDuration.FromDays(28);
    private static readonly ulong MeetingPurpose = StableHash.Of("a coordination meeting");
    private readonly MeetingCalendar _calendar;
    private readonly SortedDictionary<(int Asset, int Number), Meeting> _booked = [];
    private readonly SortedDictionary<int, long> _moneyLeft = [];
    private long _fundLeft;
    private int _budgetYear;
    private long _held;

    /// <inheritdoc cref="Supervisor(CommandSystem, SupervisionWorld, string, int)"/>
    public CoordinationOffice(CommandSystem system, SupervisionWorld world, string name, int people)
        : base(system, world, name, people) => (_calendar, _fundLeft) = (new MeetingCalendar(system.Calendar, world.Representatives, world.Rooms, world.Busy), world.FundYuan);

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        base.WriteState(state);
        state.Write("meetingsHeld", _held);
        state.Write("budgetYear", _budgetYear);
        state.Write("fundLeftYuan", _fundLeft);
        state.Write("moneyLeft", _moneyLeft, static (item, left) =>
        {
            item.Write("departmentNumber", left.Key);
            item.Write("moneyLeftYuan", left.Value);
        });
        _calendar.WriteState(state);
        state.Write("meetings", _booked, static (item, meeting) =>
        {
            item.Write("asset", meeting.Key.Asset);
            item.Write("meetingNumber", meeting.Key.Number);
            item.Write("street", meeting.Value.Street);
            item.Write("units", (long)meeting.Value.Units);
            item.Write("asked", meeting.Value.Asked);
            item.Write("byLeader", meeting.Value.ByLeader);
            item.Write("hasRecord", meeting.Value.HasRecord);
        });
    }

    /// <inheritdoc/>
    protected override void Hear(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.MeetingAsked:
                Book(received.Stamp, (int)received.C, new Meeting(received.Sender, (ulong)received.B, here.Now, (received.D & 1) != 0, (received.D & 2) != 0), here);
                break;
            case MessageKind.Wake when received.Stamp == AsksAgain:
                _booked.Remove(((int)received.A, (int)received.B), out var putOff);
                Book((int)received.A, (int)received.B, putOff, here);
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

    // Where the units have no time in common for a year, it is put off, and they are asked again in four weeks.
    private void Book(int asset, int number, Meeting meeting, Jurisdiction here)
    {
        var (tier, units) = (meeting.ByLeader ? Tier.City : Tier.County, (long)ulong.PopCount(meeting.Units));
        _booked.Add((asset, number), meeting);
        if (_calendar.Book(meeting.Units, meeting.ByLeader, here.Now, here.Seed) is not { } begins)
        {
            here.Record((int)OutcomeKind.MeetingPutOff, (int)tier, asset, (here.Now - meeting.Asked).Milliseconds, units, number);
            here.Wake(AsksAgainAfter, MessageKind.Wake, AsksAgain, asset, number);
            return;
        }

        here.Record((int)OutcomeKind.MeetingBooked, (int)tier, asset, (begins - meeting.Asked).Milliseconds, units);
        here.Wake(begins + MeetingCalendar.Length - here.Now, MessageKind.Wake, FirstOwnWake, asset, number);
    }

    private void Hold(int asset, int number, Jurisdiction here)
    {
        _booked.Remove((asset, number), out var meeting);
        var chance = new Chance(here.Seed, ((ulong)(uint)asset << 8) | (uint)number, MeetingPurpose);
        var count = (int)ulong.PopCount(meeting.Units);
        // The more must agree, the more often somebody is missing.
        var missing = false;
        for (var unit = 0; unit < count; unit++) missing |= chance.NextIs(World.CalledAway);
        var result = missing ? MeetingResult.UnitMissing : Agree(asset, in meeting, here);
        _held++;
        here.Record((int)OutcomeKind.MeetingHeld, (int)result, asset, (here.Now - meeting.Asked).Milliseconds, count, number);
        here.Send(meeting.Street, MessageKind.MeetingResult, (int)result, asset);
    }

    // Whoever takes it over pays for it from then on; the fund gives what is missing.
    private MeetingResult Agree(int asset, in Meeting meeting, Jurisdiction here)
    {
        RefillIn(Agreement.BudgetYearOf(here.Now));
        var owner = World.Owners[asset];
        var agreement = new Agreement(Agreement.UpkeepOf(World, asset), meeting.HasRecord, meeting.ByLeader);
        if (!_moneyLeft.TryGetValue(owner, out var left)) left = Agreement.MoneyOf(World, owner);
        var result = agreement.Of(World, left, _fundLeft);
        if (result != MeetingResult.Agreed) return result;
        var own = Math.Min(left, agreement.UpkeepYuan);
        _moneyLeft[owner] = left - own;
        _fundLeft -= agreement.UpkeepYuan - own;
        return result;
    }

    private void RefillIn(int year)
    {
        if (year == _budgetYear) return;
        (_budgetYear, _fundLeft) = (year, World.FundYuan);
        _moneyLeft.Clear();
    }

    private readonly record struct Meeting(TwinId Street, ulong Units, SimTime Asked, bool ByLeader, bool HasRecord);
}
