using System.Collections.Immutable;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Outages;

/// <summary>Homes that a main supplies.</summary>
/// <param name="Homes">Their twin.</param>
/// <param name="Cell">Their cell.</param>
public readonly record struct SuppliedCell(TwinId Homes, TwinId Cell);

/// <summary>What sets a water main that will burst apart.</summary>
public sealed record WaterMainFacts
{
    public required string Name { get; init; }

    /// <summary>Where it bursts.</summary>
    public required TwinId Cell { get; init; }

    /// <summary>The same by its index in the city.</summary>
    public required int CityCell { get; init; }

    public required int Matter { get; init; }

    public required SimTime Bursts { get; init; }

    /// <summary>The cells that it supplies, the nearest first.</summary>
    public required ImmutableArray<SuppliedCell> Supplied { get; init; }

    public required int People { get; init; }

    public required int Homes { get; init; }

    /// <summary>The way of each repair crew.</summary>
    public required ImmutableArray<SimDuration> CrewWays { get; init; }

    /// <summary>Whether the company has pressure gauges there.</summary>
    public required bool Gauges { get; init; }

    public required Announcement Announcement { get; init; }

    /// <summary>How long after the company knows of the burst.</summary>
    public required SimDuration AnnouncedAfter { get; init; }

    /// <summary>The centre whose matter it is.</summary>
    public required TwinId Centre { get; init; }

    public required OutageHabits Habits { get; init; }
}

/// <summary>
/// A water main that bursts (供水主管爆裂), and the water company: its control room learns of it from gauges or complaints, reports it to the command
/// centre, announces it and sends its repair crews. What it knows comes from those alone.
/// </summary>
/// <param name="facts">What sets it apart.</param>
public sealed class WaterMain(WaterMainFacts facts) : Twin
{
    private static readonly ulong GaugePurpose = StableHash.Of("gauges of a water main");
    private static readonly ulong RepairPurpose = StableHash.Of("repair of a water main");
    private static readonly ulong CrewPurpose = StableHash.Of("crew of a water company");

    private RepairWork _work;
    private bool _known;
    private bool _announced;
    private int _complaints;
    private TwinId _order;

    private enum Alarm
    {
        Burst = 1,
        Gauges = 2,
        Announce = 3,
        CrewThere = 4,
        WorkDone = 5,
        Refilled = 6,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.WaterMain;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => here.Wake(facts.Bursts - here.Now, MessageKind.Wake, (int)Alarm.Burst);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.DryHomesFiled:
                _complaints++;
                if (_complaints == facts.Habits.ComplaintsBelieved) Learn(RepairStep.SeenByComplaints, here);
                break;
            case MessageKind.Progress:
                if (_order == TwinId.None) Tell(RepairStep.MainOrderFiled, here);
                _order = new TwinId((ulong)received.A);
                break;
            case MessageKind.Wake:
                Wake((Alarm)received.Stamp, in received, here);
                break;
            default:
                throw new InvalidOperationException($"A water main does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("bursts", facts.Bursts);
        state.Write("burstKnown", _known);
        state.Write("announced", _announced);
        state.Write("complaintsFiled", _complaints);
        state.Write("mainOrder", _order);
        _work.WriteState(state);
    }

    private long Incident => SubjectIncident.Of(TwinKind.WaterMain, facts.CityCell, 1);

    private void Wake(Alarm alarm, in Event woken, Jurisdiction here)
    {
        switch (alarm)
        {
            case Alarm.Burst:
                Burst(here);
                break;
            case Alarm.Gauges:
                Learn(RepairStep.SeenByGauges, here);
                break;
            case Alarm.Announce:
                Announce(here);
                break;
            case Alarm.CrewThere:
                _work.Arrive(here.Now, facts.Habits.CrewsAtMost);
                Tell(RepairStep.CrewThere, here);
                Plan(here);
                break;
            case Alarm.WorkDone when woken.A == _work.Plans:
                Finish(_work.Complete(here.Now), here);
                break;
            case Alarm.Refilled:
                Tell(RepairStep.Refilled, here);
                Restore(0, facts.Supplied.Length, here);
                break;
        }
    }

    private void Burst(Jurisdiction here)
    {
        here.Record((int)OutcomeKind.MainBurst, facts.Matter, Incident, facts.CityCell, facts.People, facts.Homes);
        var chance = new Chance(here.Seed, facts.Cell.Value, RepairPurpose);
        _work.Begin(facts.Habits.ShutValves.Draw(ref chance), facts.Habits.Mend.Draw(ref chance), facts.Habits.Refill.Draw(ref chance));
        for (var place = 0; place < facts.Supplied.Length; place++) here.Send(facts.Supplied[place].Homes, After(place, here), MessageKind.Supply);
        if (!facts.Gauges) return;
        var gauges = new Chance(here.Seed, facts.Cell.Value, GaugePurpose);
        here.Wake(facts.Habits.GaugesBelieved.Draw(ref gauges), MessageKind.Wake, (int)Alarm.Gauges);
    }

    // The pressure falls, and comes back, from the near cells to the far ones.
    private SimDuration After(int place, Jurisdiction here) => here.LinkDelay + new SimDuration(facts.Habits.FromCellToCell.Milliseconds * place);

    private void Learn(RepairStep how, Jurisdiction here)
    {
        if (_known) return;
        _known = true;
        Tell(how, here);
        here.Record((int)OutcomeKind.IncidentHappened, facts.Matter, Incident, (long)facts.Cell.Value);
        here.Send(facts.Centre, MessageKind.File, facts.Matter | ((int)Channel.System << 16), 0, (long)facts.Cell.Value, Incident);
        for (var crew = 0; crew < facts.CrewWays.Length; crew++)
        {
            var chance = new Chance(here.Seed, (ulong)crew, CrewPurpose);
            here.Wake(facts.Habits.Mobilise.Draw(ref chance) + facts.CrewWays[crew], MessageKind.Wake, (int)Alarm.CrewThere);
        }

        if (facts.Announcement != Announcement.None) here.Wake(facts.AnnouncedAfter, MessageKind.Wake, (int)Alarm.Announce);
    }

    private void Announce(Jurisdiction here)
    {
        _announced = true;
        Tell(RepairStep.Announced, here);
        var flags = facts.Announcement >= Announcement.Recording ? KnownCauseFlags.KnowledgeBase | KnownCauseFlags.Recording : KnownCauseFlags.KnowledgeBase;
        foreach (var supplied in facts.Supplied)
        {
            TellOf(supplied, flags, here);
            if (facts.Announcement == Announcement.TextMessage) here.Send(supplied.Homes, MessageKind.OutageNotice);
        }
    }

    private void TellOf(SuppliedCell supplied, KnownCauseFlags flags, Jurisdiction here)
    {
        var stamp = facts.Matter | ((int)flags << 16);
        here.Send(CommandSystem.Hotline, MessageKind.KnownCause, stamp, (long)supplied.Cell.Value, Incident);
        here.Send(facts.Centre, MessageKind.KnownCause, stamp, (long)supplied.Cell.Value, Incident);
    }

    private void Plan(Jurisdiction here)
    {
        if (_work.TryPlan(out var left)) here.Wake(left, MessageKind.Wake, (int)Alarm.WorkDone, _work.Plans);
    }

    private void Finish(RepairStep step, Jurisdiction here)
    {
        Tell(step, here);
        if (step == RepairStep.ValvesShut)
        {
            Restore((int)(facts.Supplied.Length * (1 - facts.Habits.FedAnotherWay)), facts.Supplied.Length, here);
            Plan(here);
        }
        else
        {
            here.Wake(_work.Refill, MessageKind.Wake, (int)Alarm.Refilled);
        }
    }

    // What was announced is over where the water is back.
    private void Restore(int first, int end, Jurisdiction here)
    {
        for (var place = first; place < end; place++)
        {
            here.Send(facts.Supplied[place].Homes, After(place - first, here), MessageKind.Supply, 1);
            if (_announced) TellOf(facts.Supplied[place], KnownCauseFlags.None, here);
        }
    }

    private void Tell(RepairStep step, Jurisdiction here) =>
        here.Record((int)OutcomeKind.RepairStep, (int)step, step is RepairStep.CrewThere ? _work.Crews : _complaints, (here.Now - facts.Bursts).Milliseconds);
}
