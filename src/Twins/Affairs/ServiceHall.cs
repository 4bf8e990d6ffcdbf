using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <summary>A town whose inhabitants come to a hall.</summary>
/// <param name="Jurisdiction">The town's jurisdiction.</param>
/// <param name="Population">Its inhabitants.</param>
public readonly record struct HallTown(int Jurisdiction, int Population);

/// <summary>
/// A service hall with its filing window (政务服务大厅): applications and cases come in hour by hour, each keyed by town, hour and item as
/// incidents are; what is the city's goes to the city's hall. A closed order may open a case here.
/// </summary>
/// <param name="rules">What all approvals and cases share.</param>
/// <param name="towns">The towns it serves; none in the city's hall, which gets what the counties' send.</param>
public sealed class ServiceHall(AffairRules rules, IReadOnlyList<HallTown> towns) : Twin
{
    private const int CaseBit = 1 << 16;
    private static readonly ulong CountPurpose = StableHash.Of("applications in an hour");
    private static readonly ulong CausePurpose = StableHash.Of("order opens a case");
    private long _applications;
    private long _cases;
    private long _fromOrders;
    private long _ordersHeard;

    private enum Alarm
    {
        Hour = 1,
        Come = 2,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.ServiceHall;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (towns.Count > 0) LiveHour(here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Apply:
                Take(received.Stamp, received.A, (int)received.B, new TwinId((ulong)received.C), here);
                break;
            case MessageKind.OrderSettled:
                HearOrder(in received, here);
                break;
            case MessageKind.Wake when (Alarm)received.Stamp == Alarm.Hour:
                LiveHour(here);
                break;
            case MessageKind.Wake:
                Come((int)received.A, received.B, (int)received.C, TwinId.None, here);
                break;
            default:
                throw new InvalidOperationException($"A service hall does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("townsServed", towns.Count);
        state.Write("applications", _applications);
        state.Write("casesOpened", _cases);
        state.Write("casesFromOrders", _fromOrders);
        state.Write("ordersHeard", _ordersHeard);
    }

    private void LiveHour(Jurisdiction here)
    {
        var calendar = rules.System.Calendar;
        var length = calendar.NextHour(here.Now) - here.Now;
        var share = rules.Demand.ShareOfHour(calendar, here.Now, here.Seed) * length.Milliseconds / SimDuration.FromHours(1).Milliseconds;
        var hour = calendar.HoursSinceMonday(here.Now);
        foreach (var town in towns)
        {
            foreach (var item in rules.Approvals) Plan(item, 0, town, share * rules.Applications, hour, length, here);
            foreach (var type in rules.Cases) Plan(type, CaseBit, town, share * rules.Inspections, hour, length, here);
        }

        here.Wake(length, MessageKind.Wake, (int)Alarm.Hour);
    }

    private void Plan(AffairItem item, int caseBit, HallTown town, double share, long hour, SimDuration length, Jurisdiction here)
    {
        if (item.Per100K <= 0) return;
        var first = AffairIncident.First(caseBit != 0, town.Jurisdiction, hour, item.Index);
        var chance = new Chance(here.Seed, (ulong)first, CountPurpose);
        var count = chance.NextPoisson(item.Per100K * town.Population / 100_000 * share);
        for (var i = 0; i < count; i++)
        {
            var offset = (long)(chance.NextUnit() * length.Milliseconds);
            here.Wake(new SimDuration(offset), MessageKind.Wake, (int)Alarm.Come, item.Index | caseBit, first + i, town.Jurisdiction);
        }
    }

    private void Come(int stamp, long incident, int town, TwinId cause, Jurisdiction here)
    {
        var tier = ItemOf(stamp).Tier;
        if (tier == Tier.City && Id.Jurisdiction != 0) here.Send(rules.Halls[0], MessageKind.Apply, stamp, incident, town, (long)cause.Value);
        else Take(stamp, incident, town, cause, here);
    }

    private void Take(int stamp, long incident, int town, TwinId cause, Jurisdiction here)
    {
        if ((stamp & CaseBit) == 0)
        {
            _applications++;
            here.Join(new Approval(rules, rules.Approvals[stamp], incident, town));
            return;
        }

        _cases++;
        if (cause != TwinId.None) _fromOrders++;
        here.Join(new Case(rules, rules.Cases[stamp & ~CaseBit], incident, town, cause));
    }

    // Whether an order shows something to punish belongs to what happened there.
    private void HearOrder(in Event closed, Jurisdiction here)
    {
        _ordersHeard++;
        var type = rules.CaseOfMatter(closed.Stamp);
        if (type < 0) return;
        var order = new TwinId((ulong)closed.A);
        var chance = new Chance(here.Seed, (ulong)closed.C, CausePurpose);
        if (chance.NextIs(rules.Cases[type].FromOrders * rules.FromOrders)) Come(type | CaseBit, AffairIncident.OfOrder(closed.C), new TwinId((ulong)closed.B).Jurisdiction, order, here);
    }

    private AffairItem ItemOf(int stamp) => (stamp & CaseBit) == 0 ? rules.Approvals[stamp] : rules.Cases[stamp & ~CaseBit];
}
