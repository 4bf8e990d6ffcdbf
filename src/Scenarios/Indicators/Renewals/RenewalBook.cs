using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Renewals;

/// <summary>An old estate: what truly stood there and what the office had on file.</summary>
internal sealed class EstateRow(LowPoint point, int residents)
{
    public LowPoint Point => point;

    public int Residents => residents;

    /// <summary>Its place on the list from 1; 0 when it is not on it.</summary>
    public int Rank { get; set; }

    public bool Chosen { get; set; }

    public long ScoreMillionths { get; set; }

    public int FloodsFiled { get; set; }

    public int MinutesFiled { get; set; }

    public int ComplaintsFiled { get; set; }

    public int AlarmsFiled { get; set; }

    public long CostWan { get; set; }

    public SimTime Since { get; set; } = SimTime.Never;

    /// <summary>At 150 mm or more before the list was drawn up, in ms; likewise after it.</summary>
    public long MillisecondsBefore { get; set; }

    public long MillisecondsAfter { get; set; }

    public double HarmBefore => MillisecondsBefore / 60_000.0 * residents;

    public double HarmAfter => MillisecondsAfter / 60_000.0 * residents;
}

/// <summary>Water in old estates before and after the list was drawn up, the list, and what was renewed.</summary>
internal sealed class RenewalBook(CityDefinition city, RunSpan span)
{
    private readonly Dictionary<int, EstateRow> _byLowPoint = city.LowPoints.Where(point => point.Kind == LowPointKind.OldEstate).ToDictionary(point => point.Index, point => new EstateRow(point, EstateResidents.Of(city, point)));

    /// <summary>When the list was drawn up; never when it was not.</summary>
    public SimTime Listed { get; private set; } = SimTime.Never;

    public SimTime Renewed { get; private set; } = SimTime.Never;

    public long ComplaintsBefore { get; private set; }

    public long ComplaintsAfter { get; private set; }

    /// <summary>All old estates, in the order of the city's low points.</summary>
    public IEnumerable<EstateRow> Estates => _byLowPoint.Values;

    public IEnumerable<EstateRow> List => Estates.Where(estate => estate.Rank > 0).OrderBy(estate => estate.Rank);

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.EstateListed when _byLowPoint.TryGetValue((int)(uint)outcome.A, out var estate):
                DrawTheLine(outcome.At);
                (estate.Rank, estate.Chosen, estate.ScoreMillionths) = (outcome.Code, outcome.A >> 32 == 1, outcome.B);
                (estate.ComplaintsFiled, estate.AlarmsFiled) = ((int)(uint)outcome.C, (int)(outcome.C >> 32));
                (estate.MinutesFiled, estate.FloodsFiled) = ((int)(uint)outcome.D, (int)(outcome.D >> 32));
                break;
            case OutcomeKind.DrainageRenewed when _byLowPoint.TryGetValue(outcome.Code, out var renewed):
                Renewed = SimTime.Min(Renewed, outcome.At);
                renewed.CostWan = outcome.C;
                break;
        }
    }

    public void Overhear(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.LowPointLevel when _byLowPoint.TryGetValue(outcome.Code, out var estate):
                if (outcome.A > 0 && estate.Since == SimTime.Never) estate.Since = outcome.At;
                else if (outcome.A == 0) Dry(estate, outcome.At);
                break;
            case OutcomeKind.RequestMade when PondingIncident.IsPonding(outcome.B) && _byLowPoint.ContainsKey(PondingIncident.LowPointOf(outcome.B)):
                if (Listed == SimTime.Never) ComplaintsBefore++;
                else ComplaintsAfter++;
                break;
        }
    }

    /// <summary>Ends what still stands when the run ends.</summary>
    public void Complete()
    {
        foreach (var estate in Estates) Dry(estate, SimTime.Start + span.Duration);
    }

    // What stands under water when the list is drawn up counts on both sides of it.
    private void DrawTheLine(SimTime now)
    {
        if (Listed != SimTime.Never) return;
        foreach (var estate in Estates.Where(estate => estate.Since != SimTime.Never))
        {
            Dry(estate, now);
            estate.Since = now;
        }

        Listed = now;
    }

    private void Dry(EstateRow estate, SimTime now)
    {
        if (estate.Since == SimTime.Never) return;
        if (Listed == SimTime.Never) estate.MillisecondsBefore += (now - estate.Since).Milliseconds;
        else estate.MillisecondsAfter += (now - estate.Since).Milliseconds;
        estate.Since = SimTime.Never;
    }
}
