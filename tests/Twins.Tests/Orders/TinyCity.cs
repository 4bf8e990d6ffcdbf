using System.Runtime.InteropServices;
using Liandong.Twins.Cells;
using Liandong.Twins.Centers;
using Liandong.Twins.Geography;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Sensors;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Orders;

/// <summary>
/// A city with one county and one town of two cells 1 km apart, three departments, and as many people as a test says. Everything
/// takes its median, so that times can be counted: filing 2 min, checking 1 min, work 10 min, a resident's part 8 min, a decision 4 min.
/// </summary>
internal sealed class TinyCity
{
    public const int County = 1;
    public const int Town = 2;
    public static readonly SimDuration Link = SimDuration.FromSeconds(2);
    private readonly List<Outcome> _outcomes = [];
    private Partition? _partition;
    private Jurisdiction[] _jurisdictions = [];
    private uint _inputs;

    public List<Matter> Matters { get; } = [];

    public Habits Habits { get; set; } = Calm;

    /// <summary>Monday 09:00 unless a test says otherwise.</summary>
    public SimDuration StartOfRun { get; init; } = SimDuration.FromHours(9);

    public int TownDesk { get; set; } = 9;

    public int CountyDesk { get; set; } = 9;

    public int CityDesk { get; set; } = 9;

    public int[] Operators { get; set; } = [.. Enumerable.Repeat(9, 24)];

    public int Handlers { get; set; } = 9;

    public bool HasCommander { get; set; } = true;

    public bool[] HasResident { get; set; } = [true, true, true];

    public List<(double KilometresEast, Roster Roster)> Officers { get; } = [(0, Roster.Always)];

    /// <summary>The officers that the town ought to have; none given: those it has.</summary>
    public Roster[]? Posts { get; set; }

    /// <summary>Drainage crews of the county, all at the first cell.</summary>
    public int Crews { get; set; }

    /// <summary>What stands at the first cell; none: it is a cell without low points.</summary>
    public GridCellPlan? Water { get; set; }

    /// <summary>The rain that the town's gauge measures; none: it has no gauge.</summary>
    public RainSeries? Rain { get; set; }

    public LifeOfTowns? Life { get; set; }

    /// <summary>What else stands in the town, behind everything: twins of other systems.</summary>
    public List<Func<CommandSystem, Twin>> AlsoInTown { get; } = [];

    /// <summary>What else stands in the county, behind everything.</summary>
    public List<Func<CommandSystem, Twin>> AlsoInCounty { get; } = [];

    public int Population { get; set; }

    public ulong Seed { get; init; } = 1;

    public static Habits Calm => new()
    {
        File = new WorkTime(2, 0),
        Verify = new WorkTime(1, 0),
        ResidentPart = new WorkTime(8, 0),
        RemotePart = new WorkTime(45, 0),
        Decision = new WorkTime(4, 0),
        RemoteDecision = new WorkTime(35, 0),
        Mobilise = new WorkTime(1, 0),
        Talk = new WorkTime(3, 0),
        CallBack = new WorkTime(2, 0),
        CallBackReached = 1,
        Patience = null,
        Detour = 1,
        OfficerSpeed = 10,
    };

    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    public static SimTime Minute(double minutes) => SimTime.Start + SimDuration.FromMinutes(minutes);

    /// <summary>Adds a matter of priority III that an officer handles for department 0; change what matters.</summary>
    public int Add(Func<Matter, Matter>? change = null)
    {
        var matter = new Matter
        {
            Index = Matters.Count,
            Code = $"M{Matters.Count}",
            NameZh = "事项",
            NameEn = "Matter",
            Field = "urban",
            Asks = RequestKind.Report,
            Tier = Tier.Town,
            Departments = [0],
            Priority = Priority.III,
            AcceptWithin = default,
            DispatchWithin = default,
            ArriveWithin = default,
            CloseWithin = new TimeLimit(SimDuration.FromHours(8), false),
            Executor = Executor.Officer,
            Work = new WorkTime(10, 0),
            Process = default,
            Consultation = false,
            Joint = false,
            RequestsPer100K = 0,
            FindsPer100K = 0,
            DirectAnswer = 0,
            Contested = 0,
            Rework = 0,
        };
        Matters.Add(change?.Invoke(matter) ?? matter);
        return matter.Index;
    }

    /// <summary>Asks a centre to file; request 0 is a find.</summary>
    public void File(double minute, int matter, long request, long incident, int jurisdiction = Town, int cell = 0, Channel channel = Channel.Phone) =>
        Send(minute, CommandSystem.Centre(jurisdiction), MessageKind.File, matter | ((int)channel << 16), request, (long)CommandSystem.Cell(Town, cell).Value, incident);

    public void Send(double minute, TwinId to, ushort kind, int stamp = 0, long a = 0, long b = 0, long c = 0)
    {
        Begin();
        var input = new Event { Due = Minute(minute).Milliseconds, Source = 1, Number = _inputs++, To = to, Kind = kind, Stamp = stamp, A = a, B = b, C = c };
        _partition!.Deliver(MemoryMarshal.AsBytes([input]));
    }

    public TinyCity RunTo(double minute, bool finish = false)
    {
        Begin();
        var end = Minute(minute);
        while (_partition!.NextDue < end) _partition.StepNext(Link, end);
        if (finish) _partition.Finish(end);
        _outcomes.Clear();
        _outcomes.AddRange(_jurisdictions.SelectMany(jurisdiction => jurisdiction.Outcomes.Items.ToArray()).OrderBy(outcome => outcome.Time));
        return this;
    }

    /// <summary>The minutes at which an outcome of a kind was recorded, rounded to whole minutes.</summary>
    public int[] Minutes(OutcomeKind kind) => [.. Of(kind).Select(outcome => (int)Math.Round(outcome.At.Milliseconds / 60_000.0))];

    public Outcome[] Of(OutcomeKind kind) => [.. _outcomes.Where(outcome => outcome.Kind == (int)kind)];

    public (OrderState State, OrderCommand Command)[] Refusals() => [.. Of(OutcomeKind.CommandRefused).Select(outcome => ((OrderState)(outcome.Code / 256), (OrderCommand)(outcome.Code % 256)))];

    public string State(TwinId twin, string field)
    {
        var writer = new TextStateWriter();
        _jurisdictions[twin.Jurisdiction][twin.Index].WriteState(writer);
        return writer.Fields.Single(pair => pair.Key == field).Value;
    }

    /// <summary>The id of an order filed at the town, by its number.</summary>
    public TwinId Order(int number = 0) => Of(OutcomeKind.OrderFiled)[number].Who;

    public TwinId Officer(int index) => new((byte)TwinKind.Officer, Town, CommandSystem.FirstCell + 2 + index);

    /// <summary>The id of a county's crew, by its number.</summary>
    public TwinId Crew(int index) => new((byte)TwinKind.Crew, County, 6 + HasResident.Count(resident => resident) + index);

    private void Begin()
    {
        if (_partition is not null) return;
        var places = new[] { new PlanePoint(0, 0), new PlanePoint(1_000_000, 0) };
        var system = new CommandSystem(Matters, [0, 0, County], [[], [], places], new WorkCalendar(StartOfRun), Habits);
        _jurisdictions = [.. Enumerable.Range(0, 3).Select(index => new Jurisdiction(index, 3, Seed, Link, new Limits()))];
        var nobody = new TwinId[3];
        var city = _jurisdictions[0];
        city.Join(new CommandCenter(system, new CenterFacts("市", [CityDesk, CityDesk, CityDesk], nobody, HasCommander)));
        city.Join(new CallCenter(system, Operators));
        for (var i = 0; i < 3; i++) city.Join(new Department(system, i, $"部门{i}", Handlers));
        JoinCounty(system, _jurisdictions[County]);
        JoinTown(system, _jurisdictions[Town], nobody);
        _partition = new Partition(0, [0, 0, 0], _jurisdictions);
        _partition.Begin();
    }

    private void JoinCounty(CommandSystem system, Jurisdiction county)
    {
        var residents = new TwinId[3];
        var next = 6;
        for (var i = 0; i < 3; i++) residents[i] = HasResident[i] ? new TwinId((byte)TwinKind.Resident, County, next++) : TwinId.None;
        county.Join(new CommandCenter(system, new CenterFacts("县", [CountyDesk, CountyDesk, CountyDesk], residents, HasCommander)));
        county.Join(new Team(system, []));
        var crews = county.Join(new Team(system, [.. Enumerable.Range(0, Crews).Select(Crew)]));
        for (var i = 0; i < 3; i++) county.Join(new Department(system, i, $"部门{i}", Handlers));
        for (var i = 0; i < 3; i++)
        {
            if (HasResident[i]) county.Join(new Resident(system, i, $"部门{i}"));
        }

        for (var i = 0; i < Crews; i++) county.Join(new Crew(system, new FieldUnitFacts(TwinKind.Crew, crews, new PlanePoint(0, 0), Roster.Always, Habits.OfficerSpeed, "排水队"), 1_000));
        foreach (var make in AlsoInCounty) county.Join(make(system));
    }

    private void JoinTown(CommandSystem system, Jurisdiction town, TwinId[] nobody)
    {
        town.Join(new CommandCenter(system, new CenterFacts("镇", [TownDesk, TownDesk, TownDesk], nobody, HasCommander: false)));
        var nothing = new LifeOfTowns(new Demand { HourWeights = [.. Enumerable.Repeat(1 / 24.0, 24)], DayWeights = [1, 1, 1, 1, 1, 1, 1], DayVariation = 0 }, new MatterMix([], _ => 0), new MatterMix([], _ => 0));
        town.Join(new TownLife(system, Life ?? nothing, Population, new Patrol([.. (Posts ?? [.. Officers.Select(officer => officer.Roster)])], [.. Officers.Select(officer => officer.Roster)])));
        var team = town.Join(new Team(system, [.. Enumerable.Range(0, Officers.Count).Select(Officer)]));
        town.Join(new Team(system, []));
        if (Water is null) town.Join(new QuietCell());
        else town.Join(new GridCell(Water));
        town.Join(new QuietCell());
        foreach (var (east, roster) in Officers) town.Join(new FieldUnit(system, new FieldUnitFacts(TwinKind.Officer, team, new PlanePoint((long)(east * 1_000_000), 0), roster, Habits.OfficerSpeed, "网格员")));
        if (Rain is not null) town.Join(new RainGauge(new RainGaugePlan { Code = "R", Rain = Rain, Centre = CommandSystem.Centre(Town) }));
        TwinId[] also = [.. AlsoInTown.Select(make => town.Join(make(system)))];
        foreach (var kind in also.GroupBy(twin => twin.Kind)) system.Locate((TwinKind)kind.Key, [.. kind]);
    }

    private sealed class QuietCell : Twin
    {
        public override byte Kind => (byte)TwinKind.GridCell;

        public override void Begin(Jurisdiction here)
        {
            // It has no weather.
        }

        public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException("Nothing reaches a cell without low points.");

        public override void WriteState(StateWriter state) => state.Write("quiet", true);
    }
}
