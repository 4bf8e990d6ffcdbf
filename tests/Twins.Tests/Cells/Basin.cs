using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Cells;

/// <summary>A small run around some jurisdictions of water: joins twins, steps windows, keeps the outcomes.</summary>
internal sealed class Basin
{
    private readonly SimDuration _window;
    private readonly Partition _partition;
    private bool _begun;

    public Basin(int jurisdictions = 1, ulong seed = 7, double linkSeconds = 2, double windowSeconds = 2)
    {
        _window = SimDuration.FromSeconds(windowSeconds);
        All = [.. Enumerable.Range(0, jurisdictions).Select(index => new Jurisdiction(index, jurisdictions, seed, SimDuration.FromSeconds(linkSeconds), new Limits()))];
        _partition = new Partition(0, new int[jurisdictions], All);
    }

    public Jurisdiction[] All { get; }

    public long Handled => All.Sum(jurisdiction => jurisdiction.Handled);

    public IEnumerable<Outcome> Outcomes => All.SelectMany(jurisdiction => jurisdiction.Outcomes.Items.ToArray());

    public static SimTime AtMinute(double minute) => SimTime.Start + SimDuration.FromMinutes(minute);

    public static RainSeries Rain(double fromMinute, double minutes, double millimetresPerHour) =>
        new(AtMinute(fromMinute), SimDuration.FromMinutes(1), [.. Enumerable.Repeat((int)(millimetresPerHour * 1_000 / 60), (int)minutes)]);

    public static LowPointPlan Plan(int index = 0) => new()
    {
        Index = index,
        Code = "L" + index,
        AreaSquareMetres = 1_000,
        CatchmentSquareMetres = 5_000,
        RunoffPermille = 1_000,
        DrainMicrometresPerHour = 36_000,
        Inlets = 4,
        SpillDepthMillimetres = 2_000,
    };

    public static GridCellPlan CellPlan(RainSeries rain, TwinId life = default, params LowPointPlan[] lowPoints) => new()
    {
        Code = "C",
        Rain = rain,
        Life = life,
        LowPoints = [.. lowPoints],
    };

    public GridCell Cell(RainSeries rain, params LowPointPlan[] lowPoints)
    {
        var cell = new GridCell(CellPlan(rain, lowPoints: lowPoints));
        All[0].Join(cell);
        return cell;
    }

    public TwinType Join<TwinType>(TwinType twin, int jurisdiction = 0)
        where TwinType : Twin
    {
        All[jurisdiction].Join(twin);
        return twin;
    }

    /// <summary>Runs to the run's end and lets every twin leave behind what is open.</summary>
    public void FinishAtMinute(double minute)
    {
        RunToMinute(minute);
        _partition.Finish(AtMinute(minute));
    }

    public void RunToMinute(double minute)
    {
        if (!_begun) _partition.Begin();
        _begun = true;
        var end = AtMinute(minute);
        while (_partition.NextDue < end) _partition.StepNext(_window, end);
    }
}

/// <summary>A twin that remembers what it was told and says what it is asked to say, when it is asked to.</summary>
internal sealed class Speaker(TwinKind kind = TwinKind.Crew) : Twin
{
    private readonly List<(SimTime At, Action<Jurisdiction> Say)> _sayings = [];

    public List<Event> Heard { get; } = [];

    public override byte Kind => (byte)kind;

    public void Says(double atMinute, Action<Jurisdiction> say) => _sayings.Add((Basin.AtMinute(atMinute), say));

    public void Pumps(double atMinute, GridCell cell, int lowPoint, long cubicMetresPerHour) =>
        Says(atMinute, here => here.Send(cell.Id, MessageKind.Pump, 0, (long)Id.Value, lowPoint, cubicMetresPerHour));

    public void Clears(double atMinute, GridCell cell, int lowPoint) =>
        Says(atMinute, here => here.Send(cell.Id, MessageKind.ClearInlets, 0, (long)Id.Value, lowPoint));

    public override void Begin(Jurisdiction here)
    {
        for (var i = 0; i < _sayings.Count; i++) here.Wake(_sayings[i].At - here.Now, MessageKind.Wake, i);
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        if (received.Kind == MessageKind.Wake) _sayings[received.Stamp].Say(here);
        else Heard.Add(received);
    }

    public override void WriteState(StateWriter state) => state.Write("heard", Heard.Count);
}
