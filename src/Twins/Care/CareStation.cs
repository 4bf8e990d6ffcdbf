using System.Collections.Immutable;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Care;

/// <summary>A station as the city has it.</summary>
/// <param name="Key">Of its code: what its chances hang on.</param>
/// <param name="Name">Its name, for whoever asks.</param>
/// <param name="OrdersADay">Services at home that its elders ask for on an ordinary day.</param>
/// <param name="Elders">Elders it looks after.</param>
/// <param name="Homes">Cells in which they live.</param>
/// <param name="Places">Places in its day care.</param>
/// <param name="GuestsADay">Elders who want to come on an ordinary day.</param>
public sealed record CareStationPlan(ulong Key, string Name, double OrdersADay, int Elders, ImmutableArray<TwinId> Homes, int Places, double GuestsADay);

/// <summary>
/// A day-care station (养老服务驿站). Its elders ask for services at home; it files each as an order with its centre, hears when it is
/// handled, settles who pays, and calls back. Its day care takes as many as it has places.
/// </summary>
public sealed class CareStation(CommandSystem system, CareWorld world, CareStationPlan plan) : Twin
{
    private const int AllowanceDays = 30;
    private static readonly ulong CountPurpose = StableHash.Of("services asked for in an hour");
    private static readonly ulong AskPurpose = StableHash.Of("a service that is asked for");
    private static readonly ulong GuestPurpose = StableHash.Of("guests of a day");
    private static readonly ulong HomePurpose = StableHash.Of("an elder's home");
    private static readonly ulong RatePurpose = StableHash.Of("call-back of a service");
    private readonly SortedDictionary<int, Ask> _open = [];
    private readonly SortedDictionary<int, long> _subsidised = [];
    private int _asked;
    private int _served;
    private SimTime _callsUntil;

    private enum Alarm
    {
        Hour = 1,
        Ask = 2,
        Rate = 3,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.CareStation;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => LiveHour(here);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Progress when (OrderState)received.Stamp == OrderState.Handled:
                Served((int)(received.C & 0xFFFF), here);
                break;
            case MessageKind.Progress:
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.Hour:
                LiveHour(here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.Ask:
                AskFor((CareService)received.B, (ulong)received.A, here);
                break;
            case MessageKind.Wake:
                Rate((int)received.A, here);
                break;
            default:
                throw new InvalidOperationException($"A care station does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        foreach (var (number, ask) in _open)
        {
            if (ask.ServedAt == SimTime.Never) here.Record((int)OutcomeKind.CareOpenAtEnd, (int)ask.Service, SubjectIncident.Of(Id, number), ask.At.Milliseconds);
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("station", plan.Name);
        state.Write("eldersOfStation", plan.Elders);
        state.Write("places", plan.Places);
        state.Write("servicesAsked", _asked);
        state.Write("servicesDone", _served);
        state.Write("callsUntil", _callsUntil);
        state.Write("servicesOpen", _open, static (item, open) =>
        {
            item.Write("ask", open.Key);
            item.Write("service", open.Value.Service);
            item.Write("elderNumber", open.Value.Elder);
            item.Write("askedAt", open.Value.At);
            item.Write("servedAt", open.Value.ServedAt);
        });
        state.Write("subsidies", _subsidised, static (item, paid) =>
        {
            item.Write("elderNumber", paid.Key);
            item.Write("subsidyFen", paid.Value);
        });
    }

    // What an ordinary hour brings is drawn by itself; what a wave adds comes on top, so a wave changes nothing of the ordinary.
    private void LiveHour(Jurisdiction here)
    {
        var calendar = system.Calendar;
        var hour = calendar.HoursSinceMonday(here.Now);
        var length = calendar.NextHour(here.Now) - here.Now;
        var rate = plan.OrdersADay * world.Demand * world.HourWeights[calendar.HourOf(here.Now)] * length.Milliseconds / SimDuration.FromHours(1).Milliseconds;
        for (var service = 0; service < world.Offers.Length; service++)
        {
            var share = rate * world.Offers[service].Share;
            Plan(service, extra: false, hour, share, length, here);
            Plan(service, extra: true, hour, share * (FactorOf(service, here.Now) - 1), length, here);
        }

        if (calendar.HourOf(here.Now) == 8) TakeGuests(calendar.DayOf(here.Now), here);
        here.Wake(length, MessageKind.Wake, (int)Alarm.Hour);
    }

    private double FactorOf(int service, SimTime at)
    {
        var factor = 1.0;
        foreach (var wave in world.Waves)
        {
            if (at >= wave.From && at < wave.Until) factor *= wave.Factors[service];
        }

        return factor;
    }

    private void Plan(int service, bool extra, long hour, double mean, SimDuration length, Jurisdiction here)
    {
        var stream = (ulong)((hour << 4) | (uint)(service << 1) | (extra ? 1L : 0));
        var chance = new Chance(here.Seed, plan.Key + stream, CountPurpose);
        var count = chance.NextPoisson(mean);
        for (var i = 0; i < count; i++)
        {
            var key = StableHash.Of(plan.Key + stream, (ulong)i);
            here.Wake(new SimDuration((long)(chance.NextUnit() * length.Milliseconds)), MessageKind.Wake, (int)Alarm.Ask, (long)key, service);
        }
    }

    private void AskFor(CareService service, ulong key, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, key, AskPurpose);
        var elder = chance.NextBelow(plan.Elders);
        var number = _asked++ & 0xFFFF;
        var incident = SubjectIncident.Of(Id, number);
        var home = HomeOf(elder);
        _open[number] = new Ask(service, elder, here.Now, SimTime.Never);
        here.Record((int)OutcomeKind.CareAsked, (int)service, incident, (long)home.Value, elder);
        var matter = system.Matters[world.Offers[(int)service].Matter];
        here.Send(CommandSystem.Centre(system.Responsible(Id.Jurisdiction, matter.Tier)), MessageKind.File, matter.Index | ((int)Channel.System << 16), 0, (long)home.Value, incident);
    }

    private TwinId HomeOf(int elder)
    {
        var chance = new Chance(0, plan.Key + (ulong)elder, HomePurpose);
        return plan.Homes[chance.NextBelow(plan.Homes.Length)];
    }

    // A service that failed its check and was done again counts, and costs, once.
    private void Served(int number, Jurisdiction here)
    {
        if (!_open.TryGetValue(number, out var ask) || ask.ServedAt != SimTime.Never) return;
        _open[number] = ask with { ServedAt = here.Now };
        _served++;
        Pay(number, ask, here);
        var chance = new Chance(here.Seed, (ulong)SubjectIncident.Of(Id, number), RatePurpose);
        var from = SimTime.Max(system.Calendar.NextOpening(here.Now + SimDuration.FromHours(12)), _callsUntil);
        _callsUntil = system.Calendar.AddWorking(from, world.CallBack.Draw(ref chance));
        here.Wake(_callsUntil - here.Now, MessageKind.Wake, (int)Alarm.Rate, number);
    }

    private void Pay(int number, Ask ask, Jurisdiction here)
    {
        var price = world.Offers[(int)ask.Service].PriceFen;
        // Allowances are by elder and month of the run; those of months gone by are forgotten.
        var month = system.Calendar.DayOf(here.Now) / AllowanceDays;
        var key = (month * plan.Elders) + ask.Elder;
        while (_subsidised.Count > 0 && First(_subsidised) < month * plan.Elders) _subsidised.Remove(First(_subsidised));
        var paid = _subsidised.GetValueOrDefault(key);
        var subsidy = Math.Min((long)(price * world.SubsidyShare), Math.Max(0, world.AllowanceFen - paid));
        if (subsidy > 0) _subsidised[key] = paid + subsidy;
        here.Record((int)OutcomeKind.CarePaid, (int)ask.Service, SubjectIncident.Of(Id, number), subsidy, price - subsidy);
    }

    private static int First(SortedDictionary<int, long> sorted)
    {
        foreach (var entry in sorted) return entry.Key;
        throw new InvalidOperationException("There is no first of nothing.");
    }

    private void Rate(int number, Jurisdiction here)
    {
        if (!_open.Remove(number, out var ask)) return;
        var incident = SubjectIncident.Of(Id, number);
        var chance = new Chance(here.Seed, (ulong)incident, RatePurpose + 1);
        if (!chance.NextIs(world.Reached)) here.Record((int)OutcomeKind.CareNotReached, 0, incident);
        else here.Record((int)OutcomeKind.CareRated, chance.NextUnit() * 1_000 < Content(ask) ? 1 : 0, incident, (int)ask.Service);
    }

    // Per mille of elders who will be content: waiting and lateness are taken off what is possible.
    private long Content(Ask ask)
    {
        var due = system.Calendar.Due(ask.At, system.Matters[world.Offers[(int)ask.Service].Matter].CloseWithin);
        var limit = Math.Max(1, (due - ask.At).Milliseconds);
        var used = Math.Min(limit, (ask.ServedAt - ask.At).Milliseconds);
        return world.ContentAtBest - (world.CostOfWaiting * used / limit) - (ask.ServedAt > due ? world.CostOfLateness : 0);
    }

    private void TakeGuests(int day, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, plan.Key + (ulong)day, GuestPurpose);
        var guests = chance.NextPoisson(plan.GuestsADay * world.Demand * FactorOf((int)CareService.DayCare, here.Now));
        here.Record((int)OutcomeKind.DayCareDay, plan.Places, guests, Math.Min(guests, plan.Places));
    }

    private readonly record struct Ask(CareService Service, int Elder, SimTime At, SimTime ServedAt);
}
