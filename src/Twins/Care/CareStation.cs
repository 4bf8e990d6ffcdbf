using System.Collections.Immutable;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Care;

/// <summary>A station as the city has it.</summary>
/// <param name="Number">Its place in the city's list.</param>
/// <param name="Key">Of its code: what its chances hang on.</param>
/// <param name="Name">Its name, for whoever asks.</param>
/// <param name="OrdersADay">Services at home that its elders ask for on an ordinary day.</param>
/// <param name="Elders">Elders it looks after.</param>
/// <param name="Homes">Cells in which they live.</param>
/// <param name="Places">Places in its day care.</param>
/// <param name="GuestsADay">Elders who would be there on an ordinary day if there were places for all.</param>
/// <param name="Aids">What it rents out, by <see cref="AidKind"/>.</param>
public sealed record CareStationPlan(int Number, ulong Key, string Name, double OrdersADay, int Elders, ImmutableArray<TwinId> Homes, int Places, double GuestsADay, ImmutableArray<int> Aids);

/// <summary>
/// A day-care station (养老服务驿站). Its elders ask for services at home; it files each as an order with its centre, hears when it is
/// handled, settles who pays, and calls back. Its day care and what it rents out have parts of their own (<see cref="DayCare"/>,
/// <see cref="AidStock"/>). A rental is two visits, one that brings and one that fetches; the share of rentals counts both.
/// </summary>
public sealed class CareStation(CommandSystem system, CareWorld world, CareStationPlan plan) : Twin
{
    private const int AllowanceDays = 30;
    private const int AskBits = 12;
    private const int StreamBits = 4;
    private const int VisitsOfRental = 2;
    private const int Opens = 8;
    private const int Closes = 17;

    // In the number of a visit that fetches: the number of the one that brought, and this.
    private const long Fetches = 8L << AskBits;
    private static readonly ulong CountPurpose = StableHash.Of("services asked for in an hour");
    private static readonly ulong AskPurpose = StableHash.Of("a service that is asked for");
    private static readonly ulong HomePurpose = StableHash.Of("an elder's home");
    private static readonly ulong RatePurpose = StableHash.Of("call-back of a service");
    private readonly SortedDictionary<long, Ask> _open = [];
    private readonly SortedDictionary<int, long> _subsidised = [];
    private readonly DayCare _dayCare = new(world, plan);
    private readonly AidStock _aids = new(world, plan);
    private int _asked;
    private int _served;
    private SimTime _callsUntil;

    private enum Alarm
    {
        Hour = 1,
        Ask = 2,
        Rate = 3,
        RentalEnds = 4,
        AidIsClean = 5,
        PatienceEnds = 6,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.CareStation;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _dayCare.Settle(system.Calendar.DayOf(here.Now), here);
        // Nobody asked for these within the run; their numbers, and those of the visits that fetch them, are no other rental's.
        var first = (system.Calendar.HoursSinceMonday(here.Now) << StreamBits) << AskBits;
        foreach (var (number, stays) in _aids.Settle(first, plan.OrdersADay * world.Demand * RentalShare, here)) here.Wake(ByDay(stays, here), MessageKind.Wake, (int)Alarm.RentalEnds, number);
        LiveHour(here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Progress when (OrderState)received.Stamp == OrderState.Handled:
                Served(SubjectIncident.CountOf(received.C), here);
                break;
            case MessageKind.Progress:
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.Hour:
                LiveHour(here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.Ask:
                AskFor((CareService)received.B, received.A, here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.Rate:
                Rate(received.A, here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.RentalEnds:
                File(CareService.Rental, received.A | Fetches, _aids.ElderOf(received.A), here.Now, here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.AidIsClean:
                if (_aids.TakeBack((AidKind)received.A) is { } next) File(CareService.Rental, next.Number, next.Elder, next.Asked, here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.PatienceEnds:
                _aids.GiveUp(received.A, here);
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
            if (ask.ServedAt == SimTime.Never) here.Record((int)OutcomeKind.CareOpenAtEnd, (int)ask.Service, Incident(number), ask.At.Milliseconds);
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("station", plan.Name);
        state.Write("eldersOfStation", plan.Elders);
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
        _dayCare.WriteState(state);
        _aids.WriteState(state);
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
            var share = rate * (service == (int)CareService.Rental ? RentalShare : world.Offers[service].Share);
            Plan(service, extra: false, hour, share, length, here);
            Plan(service, extra: true, hour, share * (FactorOf(service, here.Now) - 1), length, here);
        }

        if (calendar.HourOf(here.Now) == Opens)
        {
            _dayCare.Open(calendar.DayOf(here.Now), FactorOf((int)CareService.DayCare, here.Now), here);
            _aids.Count(here);
        }

        here.Wake(length, MessageKind.Wake, (int)Alarm.Hour);
    }

    private double RentalShare => world.Offers[(int)CareService.Rental].Share / VisitsOfRental;

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
        var stream = (hour << StreamBits) | (uint)(service << 1) | (extra ? 1L : 0);
        var chance = new Chance(here.Seed, plan.Key + (ulong)stream, CountPurpose);
        var count = chance.NextPoisson(mean);
        if (count > 1 << AskBits) throw new InvalidOperationException($"{count} elders of {plan.Name} are to ask for a service in one hour; a station has numbers for {1 << AskBits}. Lower the demand.");
        for (var i = 0; i < count; i++) here.Wake(new SimDuration((long)(chance.NextUnit() * length.Milliseconds)), MessageKind.Wake, (int)Alarm.Ask, (stream << AskBits) | (uint)i, service);
    }

    // The number follows from hour, service and place among those of that hour, so what is asked for besides renumbers nobody's.
    private long Incident(long number) => SubjectIncident.Of(TwinKind.CareStation, plan.Number, number);

    private void AskFor(CareService service, long number, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, StableHash.Of(plan.Key, (ulong)number), AskPurpose);
        var elder = chance.NextBelow(plan.Elders);
        _asked++;
        if (service != CareService.Rental || _aids.Ask(number, elder, here, out var patientUntil)) File(service, number, elder, here.Now, here);
        else here.Wake(patientUntil - here.Now, MessageKind.Wake, (int)Alarm.PatienceEnds, number);
    }

    private void File(CareService service, long number, int elder, SimTime asked, Jurisdiction here)
    {
        var incident = Incident(number);
        var home = HomeOf(elder);
        _open[number] = new Ask(service, elder, asked, SimTime.Never);
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
    private void Served(long number, Jurisdiction here)
    {
        if (!_open.TryGetValue(number, out var ask) || ask.ServedAt != SimTime.Never) return;
        _open[number] = ask with { ServedAt = here.Now };
        _served++;
        Pay(number, ask, here);
        if (ask.Service == CareService.Rental) MoveAid(number, here);
        var chance = new Chance(here.Seed, (ulong)Incident(number), RatePurpose);
        var from = SimTime.Max(system.Calendar.NextOpening(here.Now + SimDuration.FromHours(12)), _callsUntil);
        _callsUntil = system.Calendar.AddWorking(from, world.CallBack.Draw(ref chance));
        here.Wake(_callsUntil - here.Now, MessageKind.Wake, (int)Alarm.Rate, number);
    }

    private void MoveAid(long number, Jurisdiction here)
    {
        if ((number & Fetches) == 0)
        {
            here.Wake(ByDay(_aids.Deliver(number, here), here), MessageKind.Wake, (int)Alarm.RentalEnds, number);
            return;
        }

        var (kind, cleaning) = _aids.Fetch(number & ~Fetches, here);
        here.Wake(ByDay(cleaning, here), MessageKind.Wake, (int)Alarm.AidIsClean, (long)kind);
    }

    // Nobody is asked to bring or fetch anything outside the station's hours: what falls into the night waits for the morning.
    private SimDuration ByDay(SimDuration wait, Jurisdiction here)
    {
        var at = here.Now + wait;
        var hour = system.Calendar.HourOf(at);
        while (hour is < Opens or >= Closes)
        {
            at = system.Calendar.NextHour(at);
            hour = system.Calendar.HourOf(at);
        }

        return at - here.Now;
    }

    private void Pay(long number, Ask ask, Jurisdiction here)
    {
        var price = world.Offers[(int)ask.Service].PriceFen;
        // Allowances are by elder and month of the run; those of months gone by are forgotten.
        var month = system.Calendar.DayOf(here.Now) / AllowanceDays;
        var key = (month * plan.Elders) + ask.Elder;
        while (_subsidised.Count > 0 && First(_subsidised) < month * plan.Elders) _subsidised.Remove(First(_subsidised));
        var paid = _subsidised.GetValueOrDefault(key);
        var subsidy = Math.Min((long)(price * world.SubsidyShare), Math.Max(0, world.AllowanceFen - paid));
        if (subsidy > 0) _subsidised[key] = paid + subsidy;
        here.Record((int)OutcomeKind.CarePaid, (int)ask.Service, Incident(number), subsidy, price - subsidy);
    }

    private static int First(SortedDictionary<int, long> sorted)
    {
        foreach (var entry in sorted) return entry.Key;
        throw new InvalidOperationException("There is no first of nothing.");
    }

    private void Rate(long number, Jurisdiction here)
    {
        if (!_open.Remove(number, out var ask)) return;
        var incident = Incident(number);
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

    private readonly record struct Ask(CareService Service, int Elder, SimTime At, SimTime ServedAt);
}
