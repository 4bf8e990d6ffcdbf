using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Outages;

/// <summary>What sets the homes of one cell apart.</summary>
public sealed record DryHomesFacts
{
    public required string Name { get; init; }

    /// <summary>Its cell.</summary>
    public required TwinId Cell { get; init; }

    /// <summary>Its cell, by its index in the city.</summary>
    public required int CityCell { get; init; }

    /// <summary>Under which its people are drawn.</summary>
    public required ulong Key { get; init; }

    public required int People { get; init; }

    public required int Homes { get; init; }

    /// <summary>Share of homes from which somebody calls while the taps are dry and nobody says why.</summary>
    public required double Callers { get; init; }

    /// <summary>The matter of their requests.</summary>
    public required int Matter { get; init; }

    public required TwinId Main { get; init; }

    public required OutageHabits Habits { get; init; }
}

/// <summary>
/// The homes of a cell that lose their water (停水居民). Who calls, and when, belongs to each home; a caller who is not answered tries again, one
/// who was told the cause rarely calls, and nobody calls about water that is back.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="facts">What sets it apart.</param>
public sealed class DryHomes(CommandSystem system, DryHomesFacts facts) : Twin
{
    private static readonly ulong CallerPurpose = StableHash.Of("a home without water calls");
    private static readonly ulong CallPurpose = StableHash.Of("a call about water");
    private const int FirstOfDay = 6;
    private const int LastOfDay = 23;

    private readonly List<Caller> _callers = [];
    private bool _dry;
    private bool _noticed;
    private bool _filed;
    private SimTime _drySince = SimTime.Never;
    private long _dryMilliseconds;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.DryHomes;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Supply when received.Stamp == 0:
                RunDry(here);
                break;
            case MessageKind.Supply:
                GetWater(here);
                break;
            case MessageKind.OutageNotice:
                ReadNotice(here);
                break;
            case MessageKind.Wake:
                ThinkOfCalling((int)received.A, here);
                break;
            case MessageKind.CallEnded:
                EndCall((CallEnd)received.Stamp, RequestNumber.CallerOf(received.A), here);
                break;
            case MessageKind.Progress:
                TellMain(here);
                break;
            default:
                throw new InvalidOperationException($"Homes without water do not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (_drySince == SimTime.Never) return;
        var dry = _dryMilliseconds + (_dry ? (here.Now - _drySince).Milliseconds : 0);
        var (called, through) = (_callers.Count(caller => caller.Calls > 0), _callers.Count(caller => caller.Reached > 0));
        here.Record((int)OutcomeKind.DryHomesAtEnd, facts.CityCell, called, through, _callers.Count - called, dry);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("homes", facts.Homes);
        state.Write("dry", _dry);
        state.Write("noticeCame", _noticed);
        state.Write("complaintFiled", _filed);
        state.Write("drySince", _drySince);
        state.Write("dryMilliseconds", _dryMilliseconds);
        state.Write("callers", _callers, static (item, caller) => caller.WriteState(item));
    }

    // Each home that will call is one draw: with or without an announcement the same ones think of it, at the same moment.
    private void RunDry(Jurisdiction here)
    {
        (_dry, _drySince) = (true, here.Now);
        var habits = facts.Habits;
        var meanNotice = system.Calendar.HourOf(here.Now) is >= FirstOfDay and < LastOfDay ? habits.NoticeByDay : habits.NoticeByNight;
        for (var home = 0; home < facts.Homes && _callers.Count < RequestNumber.MostCallers; home++)
        {
            var chance = new Chance(here.Seed, facts.Key + (ulong)home, CallerPurpose);
            if (!chance.NextIs(facts.Callers)) continue;
            var notices = new SimDuration((long)chance.NextExponential(meanNotice.Milliseconds));
            here.Wake(notices + habits.Ponder.Draw(ref chance), MessageKind.Wake, 0, _callers.Count);
            _callers.Add(new Caller { Home = home, Texted = chance.NextIs(habits.Texted), CallsAnyway = chance.NextIs(habits.CallsAnyway) });
        }

        here.Record((int)OutcomeKind.SupplyChanged, facts.CityCell, 0, facts.People, facts.Homes, _callers.Count);
        here.Record((int)OutcomeKind.IncidentHappened, facts.Matter, Incident, (long)facts.Cell.Value, Math.Max(1, _callers.Count));
    }

    private long Incident => SubjectIncident.Of(TwinKind.DryHomes, facts.CityCell, 1);

    private void GetWater(Jurisdiction here)
    {
        if (!_dry) return;
        _dry = false;
        _dryMilliseconds += (here.Now - _drySince).Milliseconds;
        here.Record((int)OutcomeKind.SupplyChanged, facts.CityCell, 1, facts.People, facts.Homes, _callers.Count);
    }

    private void ReadNotice(Jurisdiction here)
    {
        if (_noticed || !_dry) return;
        _noticed = true;
        here.Record((int)OutcomeKind.NoticeCame, facts.CityCell, facts.Homes, (long)(facts.Homes * facts.Habits.Texted));
    }

    private void ThinkOfCalling(int place, Jurisdiction here)
    {
        var caller = _callers[place];
        if (!_dry || caller.Told || (_noticed && caller.Texted && !caller.CallsAnyway)) return;
        if (caller.Calls + 1 >= RequestNumber.MostCalls)
        {
            GiveUp(caller, here);
            return;
        }

        caller.Calls++;
        _callers[place] = caller;
        var request = RequestNumber.OfHomes(facts.CityCell, place, caller.Calls);
        here.Record((int)OutcomeKind.RequestMade, (int)Channel.Phone, request, Incident, facts.Matter, (long)facts.Cell.Value);
        here.Send(CommandSystem.Hotline, MessageKind.Request, facts.Matter | ((int)Channel.Phone << 16), request, (long)facts.Cell.Value, Incident);
    }

    private void EndCall(CallEnd end, int place, Jurisdiction here)
    {
        var caller = _callers[place];
        var habits = facts.Habits;
        var chance = new Chance(here.Seed, facts.Key + (ulong)caller.Home, CallPurpose + (ulong)caller.Calls);
        var again = chance.NextUnit();
        var missed = end is CallEnd.HungUp or CallEnd.Busy;
        if (!missed) caller.Reached++;
        if (end == CallEnd.HeardRecording) caller.Told = true;
        _callers[place] = caller;
        if (caller.Told) return;
        if (again < (missed ? habits.CallsAgain : habits.AsksAgain)) here.Wake(new SimDuration((long)chance.NextExponential((missed ? habits.CallsAgainAfter : habits.AsksAgainAfter).Milliseconds)), MessageKind.Wake, 0, place);
        else if (missed && caller.Reached == 0) GiveUp(caller, here);
    }

    private void GiveUp(in Caller caller, Jurisdiction here)
    {
        if (_dry && caller.Reached == 0) here.Record((int)OutcomeKind.CallerGaveUp, facts.CityCell, caller.Home, caller.Calls);
    }

    private void TellMain(Jurisdiction here)
    {
        if (_filed) return;
        _filed = true;
        here.Send(facts.Main, MessageKind.DryHomesFiled, a: (long)facts.Cell.Value);
    }
}
