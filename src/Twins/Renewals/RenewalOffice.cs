using System.Collections.Immutable;
using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Time;

namespace Liandong.Twins.Renewals;

/// <summary>An old estate at a low point.</summary>
/// <param name="LowPoint">The low point's index in the city.</param>
/// <param name="Cell">Its cell.</param>
/// <param name="Residents">People who live there.</param>
/// <param name="CostWan">What renewing its drainage costs, in 10,000 yuan.</param>
/// <param name="Wanted">Whether the scenario names it.</param>
public readonly record struct OldEstate(int LowPoint, TwinId Cell, int Residents, int CostWan, bool Wanted);

/// <summary>What sets a renewal office apart.</summary>
public sealed record RenewalFacts
{
    /// <summary>The old estates, in the order of the city's low points.</summary>
    public required ImmutableArray<OldEstate> Estates { get; init; }

    /// <summary>When the list is drawn up.</summary>
    public required SimTime Listed { get; init; }

    /// <summary>When the works are done.</summary>
    public required SimTime Renewed { get; init; }

    /// <summary>How many of the list's head are renewed at most; none when the scenario names the estates.</summary>
    public required int Top { get; init; }

    /// <summary>What they may cost together, in 10,000 yuan.</summary>
    public required int BudgetWan { get; init; }

    /// <summary>What new drains carry away, in µm of rain an hour over the catchment.</summary>
    public required int DrainMicrometresPerHour { get; init; }

    /// <summary>What is left of it when every new inlet is blocked, per mille.</summary>
    public required int BlockedResiduePermille { get; init; }
}

/// <summary>
/// The office that renews old estates (老旧小区改造办). It knows what the command centres filed: requests, alarms, how long orders stood open. From
/// that it ranks the estates and has the drainage of the first ones renewed, as far as the money goes.
/// </summary>
/// <param name="facts">What sets it apart.</param>
public sealed class RenewalOffice(RenewalFacts facts) : Twin
{
    /// <summary>Parts of the score, per mille: known person-hours, residents' requests, alarms. Assumed.</summary>
    private const long HoursWeight = 500;
    private const long ComplaintsWeight = 300;
    private const long AlarmsWeight = 200;
    private const long Million = 1_000_000;

    private readonly EstateRecord[] _records = [.. facts.Estates.Select(_ => new EstateRecord { OpenSince = SimTime.Never })];
    private readonly List<int> _chosen = [];
    private long _elsewhere;

    private enum Alarm
    {
        List = 1,
        Renew = 2,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.RenewalOffice;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        here.Wake(facts.Listed - here.Now, MessageKind.Wake, (int)Alarm.List);
        here.Wake(facts.Renewed - here.Now, MessageKind.Wake, (int)Alarm.Renew);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.PondingFiled when Find(received.C) is var estate and >= 0:
                _records[estate].File(PondingIncident.FloodOf(received.C), received.A != 0, (Channel)received.Stamp == Channel.Sensor, here.Now);
                break;
            case MessageKind.PondingClosed when Find(received.C) is var estate and >= 0:
                if (_records[estate].Flood == PondingIncident.FloodOf(received.C)) _records[estate].Close(here.Now);
                break;
            case MessageKind.PondingFiled or MessageKind.PondingClosed:
                _elsewhere++;
                break;
            case MessageKind.Wake when (Alarm)received.Stamp == Alarm.List:
                DrawUp(here);
                break;
            case MessageKind.Wake:
                Renew(here);
                break;
            default:
                throw new InvalidOperationException($"A renewal office does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("listDrawnUp", facts.Listed);
        state.Write("renewalsDone", facts.Renewed);
        state.Write("filedElsewhere", _elsewhere);
        state.Write("estates", _records, static (item, record) => record.WriteState(item));
        state.Write("chosenEstates", _chosen, static (item, estate) => item.Write("chosenEstate", estate));
    }

    private int Find(long incident)
    {
        var lowPoint = PondingIncident.LowPointOf(incident);
        for (var estate = 0; estate < facts.Estates.Length; estate++)
        {
            if (facts.Estates[estate].LowPoint == lowPoint) return estate;
        }

        return -1;
    }

    // The score of an estate is its share, in millionths, of all that was filed; of equals the first in the city's order stands first.
    private void DrawUp(Jurisdiction here)
    {
        var (hours, complaints, alarms) = (0L, 0L, 0L);
        for (var estate = 0; estate < _records.Length; estate++)
        {
            hours += PersonMinutes(estate, here.Now);
            complaints += _records[estate].Complaints;
            alarms += _records[estate].Alarms;
        }

        var scores = new long[_records.Length];
        for (var estate = 0; estate < scores.Length; estate++)
        {
            var record = _records[estate];
            scores[estate] = ((Share(PersonMinutes(estate, here.Now), hours) * HoursWeight) + (Share(record.Complaints, complaints) * ComplaintsWeight) + (Share(record.Alarms, alarms) * AlarmsWeight)) / 1_000;
        }

        int[] ranked = [.. Enumerable.Range(0, scores.Length).OrderByDescending(estate => scores[estate]).ThenBy(estate => estate)];
        Choose(ranked, scores);
        for (var rank = 0; rank < ranked.Length; rank++)
        {
            if (scores[ranked[rank]] == 0 && !_chosen.Contains(ranked[rank])) continue;
            var (estate, record) = (facts.Estates[ranked[rank]], _records[ranked[rank]]);
            here.Record((int)OutcomeKind.EstateListed, rank + 1, Packed(estate.LowPoint, _chosen.Contains(ranked[rank]) ? 1 : 0), scores[ranked[rank]], Packed(record.Complaints, record.Alarms), Packed((int)(Known(record, here.Now) / 60_000), record.Floods));
        }
    }

    private void Choose(int[] ranked, long[] scores)
    {
        var left = facts.BudgetWan;
        foreach (var estate in ranked)
        {
            var plan = facts.Estates[estate];
            var named = plan.Wanted || (_chosen.Count < facts.Top && scores[estate] > 0);
            if (!named || plan.CostWan > left) continue;
            left -= plan.CostWan;
            _chosen.Add(estate);
        }
    }

    private void Renew(Jurisdiction here)
    {
        foreach (var estate in _chosen) here.Send(facts.Estates[estate].Cell, MessageKind.RenewDrainage, facts.BlockedResiduePermille, facts.Estates[estate].LowPoint, facts.DrainMicrometresPerHour, facts.Estates[estate].CostWan);
    }

    private static long Packed(int low, int high) => ((long)high << 32) | (uint)low;

    private long PersonMinutes(int estate, SimTime now) => Known(_records[estate], now) / 60_000 * facts.Estates[estate].Residents;

    private static long Known(in EstateRecord record, SimTime now) => record.KnownMilliseconds + (record.OpenSince == SimTime.Never ? 0 : (now - record.OpenSince).Milliseconds);

    private static long Share(long part, long whole) => whole == 0 ? 0 : part * Million / whole;
}
