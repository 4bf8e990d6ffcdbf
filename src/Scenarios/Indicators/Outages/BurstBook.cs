using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Centers;
using Liandong.Twins.Hotline;
using Liandong.Twins.Outages;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Outages;

/// <summary>The homes of a cell without water.</summary>
internal sealed class DryCell
{
    public SimTime Gone { get; set; } = SimTime.Never;

    public SimTime Back { get; set; } = SimTime.Never;

    public long People { get; set; }

    public long Homes { get; set; }

    public long Texted { get; set; }

    public long Callers { get; set; }

    public long GotThrough { get; set; }

    public long Calls { get; set; }

    public long Orders { get; set; }

    public long DryMilliseconds { get; set; }
}

/// <summary>Calls of a quarter of an hour by what became of them.</summary>
internal sealed class CallSlot
{
    public long Answered { get; set; }

    public long Recording { get; set; }

    public long Missed { get; set; }

    public long Others { get; set; }

    public long OthersMissed { get; set; }
}

/// <summary>What a burst main, its repair and the storm of calls left behind.</summary>
internal sealed class BurstBook(CityDefinition city)
{
    /// <summary>The length of a slot of the series.</summary>
    public static readonly SimDuration Slot = SimDuration.FromMinutes(15);
    private const long FifteenSeconds = 15_000;
    private readonly Dictionary<long, int> _slotOf = [];

    public Outcome? Burst { get; private set; }

    public List<Outcome> Steps { get; } = [];

    public SortedDictionary<int, DryCell> Cells { get; } = [];

    public List<CallSlot> Slots { get; } = [];

    public Samples Waits { get; } = new();

    /// <summary>How long a request lay before the county's desk took it up, while people were without water.</summary>
    public Samples DeskWaits { get; } = new();

    public long GivenUp { get; private set; }

    public long Answered { get; private set; }

    public long Recordings { get; private set; }

    public long Missed { get; private set; }

    public long AnsweredDirectly { get; private set; }

    public long Merged { get; private set; }

    public long Orders { get; private set; }

    public long OthersAnswered { get; private set; }

    public long OthersIn15Seconds { get; private set; }

    public long OthersMissed { get; private set; }

    /// <summary>Calls about the burst.</summary>
    public long Calls => Cells.Values.Sum(cell => cell.Calls);

    /// <summary>When the last of 95 % of the people had water again; null when they have not.</summary>
    public SimTime? Restored
    {
        get
        {
            var (all, back) = (Cells.Values.Sum(cell => cell.People), 0L);
            foreach (var cell in Cells.Values.Where(cell => cell.Back != SimTime.Never).OrderBy(cell => cell.Back))
            {
                back += cell.People;
                if (back >= 0.95 * all) return cell.Back;
            }

            return null;
        }
    }

    public Outcome? First(RepairStep step) => Steps.Where(outcome => outcome.Code == (int)step).Select(outcome => (Outcome?)outcome).FirstOrDefault();

    /// <summary>When the company knew.</summary>
    public Outcome? Known => First(RepairStep.SeenByGauges) ?? First(RepairStep.SeenByComplaints);

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.MainBurst:
                Burst = outcome;
                break;
            case OutcomeKind.RepairStep:
                Steps.Add(outcome);
                break;
            case OutcomeKind.SupplyChanged when outcome.A == 0:
                var cell = Of(outcome.Code);
                (cell.Gone, cell.People, cell.Homes) = (outcome.At, outcome.B, outcome.C);
                break;
            case OutcomeKind.SupplyChanged:
                Of(outcome.Code).Back = outcome.At;
                break;
            case OutcomeKind.NoticeCame:
                Of(outcome.Code).Texted = outcome.B;
                break;
            case OutcomeKind.RecordingHeard:
                Recordings++;
                if (_slotOf.Remove(outcome.A, out var slot)) Slots[slot].Recording++;
                break;
            case OutcomeKind.CallerGaveUp:
                GivenUp++;
                break;
            case OutcomeKind.DryHomesAtEnd:
                var end = Of(outcome.Code);
                (end.Callers, end.GotThrough, end.DryMilliseconds) = (outcome.A, outcome.B, outcome.D);
                break;
        }
    }

    /// <summary>Calls are looked at while people are without water: from the burst until 95 % have water again.</summary>
    public void Overhear(in Outcome outcome)
    {
        if (Burst is null) return;
        var ofHomes = RequestNumber.IsOfHomes(outcome.A);
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.RequestMade when (Channel)outcome.Code == Channel.Phone && (ofHomes || Restored is null):
                Make(in outcome, ofHomes);
                break;
            case OutcomeKind.RequestAnswered when _slotOf.Remove(outcome.A, out var answered):
                Answer(in outcome, ofHomes, Slots[answered]);
                break;
            case OutcomeKind.CallAbandoned or OutcomeKind.CallBlocked when _slotOf.Remove(outcome.A, out var missed):
                Miss(ofHomes, Slots[missed]);
                break;
            case OutcomeKind.AnsweredDirectly when ofHomes:
                AnsweredDirectly++;
                break;
            case OutcomeKind.RequestMerged when ofHomes:
                Merged++;
                break;
            case OutcomeKind.DeskServed when outcome.Code == (int)DeskWork.File && Restored is null && outcome.Who == CommandSystem.Centre(Burst.Value.Who.Jurisdiction):
                DeskWaits.Add(outcome.A);
                break;
            case OutcomeKind.OrderFiled when ofHomes && outcome.A != 0:
                Orders++;
                Of(CellOf(outcome.B)).Orders++;
                break;
        }
    }

    private void Make(in Outcome outcome, bool ofHomes)
    {
        var slot = (int)((outcome.Time - Burst!.Value.Time) / Slot.Milliseconds);
        while (Slots.Count <= slot) Slots.Add(new CallSlot());
        _slotOf[outcome.A] = slot;
        if (ofHomes) Of(CellOf(outcome.D)).Calls++;
        else Slots[slot].Others++;
    }

    private void Answer(in Outcome outcome, bool ofHomes, CallSlot slot)
    {
        if (!ofHomes)
        {
            OthersAnswered++;
            if (outcome.B <= FifteenSeconds) OthersIn15Seconds++;
            return;
        }

        Answered++;
        slot.Answered++;
        Waits.Add(outcome.B);
    }

    private void Miss(bool ofHomes, CallSlot slot)
    {
        if (ofHomes)
        {
            Missed++;
            slot.Missed++;
        }
        else
        {
            OthersMissed++;
            slot.OthersMissed++;
        }
    }

    private DryCell Of(int cell)
    {
        if (!Cells.TryGetValue(cell, out var row)) Cells[cell] = row = new DryCell();
        return row;
    }

    // The cell's index in the city from its twin.
    private int CellOf(long twin)
    {
        var id = new TwinId((ulong)twin);
        return _cells.Value[(id.Jurisdiction, id.Index)];
    }

    private readonly Lazy<Dictionary<(int Town, int Index), int>> _cells = new(() => city.Cells.GroupBy(cell => city.TownJurisdiction(cell.Town)).SelectMany(town => town.Select((cell, place) => ((town.Key, CommandSystem.FirstCell + place), cell.Index))).ToDictionary(pair => pair.Item1, pair => pair.Index));
}
