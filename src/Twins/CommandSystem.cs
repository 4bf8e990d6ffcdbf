using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins;

/// <summary>
/// What every twin of a run may look up and none may change: the matter catalogue, the calendar, the habits of the staff, and
/// who sits where. Each jurisdiction lays out its twins in the fixed order that the addresses here assume.
/// </summary>
[Given("Listeners and the two offices are named once, before any twin begins; they follow from city and scenario.")]
public sealed class CommandSystem
{
    private readonly ImmutableArray<int> _countyOf;
    private readonly ImmutableArray<ImmutableArray<PlanePoint>> _places;

    [NotState("Said once before the run begins; it follows from city and scenario.")]
    private readonly Dictionary<TwinKind, ImmutableArray<TwinId>> _subjects = [];

    /// <summary>Takes the city apart into what rules need.</summary>
    /// <param name="matters">The matter catalogue, in order of index.</param>
    /// <param name="countyOf">For each jurisdiction the one above it: its county's for a town, 0 for a county and the city.</param>
    /// <param name="places">For each jurisdiction the places of its cells, in order.</param>
    /// <param name="calendar">Local and working time.</param>
    /// <param name="habits">How staff work and citizens behave.</param>
    public CommandSystem(IReadOnlyList<Matter> matters, int[] countyOf, PlanePoint[][] places, WorkCalendar calendar, Habits habits)
    {
        Matters = [.. matters];
        (_countyOf, Calendar, Habits) = ([.. countyOf], calendar, habits);
        _places = [.. places.Select(ofCells => ofCells.ToImmutableArray())];
        Counties = countyOf.Length == 0 ? 0 : countyOf.Max();
    }

    /// <summary>The matter catalogue, in order of index.</summary>
    public ImmutableArray<Matter> Matters { get; }

    /// <summary>How many counties there are; their jurisdictions are 1 to this.</summary>
    public int Counties { get; }

    /// <summary>Local and working time.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>How staff work and citizens behave.</summary>
    public Habits Habits { get; }

    /// <summary>Who wants to hear that an order was closed.</summary>
    public ImmutableArray<IClosureListener> Listeners { get; private set; } = [];

    /// <summary>Names those who want to hear of closed orders; once, before any twin begins.</summary>
    public void ListenTo(IEnumerable<IClosureListener> listeners) => Listeners = [.. listeners];

    /// <summary>Says who hears of what befalls the things of a kind; once a kind, before the run begins.</summary>
    /// <param name="kind">The kind of the twins that hear.</param>
    /// <param name="twins">The twin of each thing, by its number in the city.</param>
    /// <exception cref="ArgumentException">It was said before.</exception>
    public void Locate(TwinKind kind, ImmutableArray<TwinId> twins) => _subjects.Add(kind, twins);

    /// <summary>The twin that hears of what befalls a thing.</summary>
    /// <exception cref="KeyNotFoundException">Nobody said who hears of this kind.</exception>
    public TwinId Subject(TwinKind kind, int number) => _subjects[kind][number];

    /// <summary>The platform that gives orders to providers; none when the scenario leaves the care system out.</summary>
    public TwinId Providers { get; private set; } = TwinId.None;

    /// <summary>Says who gives orders to providers; once, before the run begins.</summary>
    /// <exception cref="InvalidOperationException">Somebody else does already.</exception>
    public void EntrustProviders(TwinId platform) =>
        Providers = Providers == TwinId.None ? platform : throw new InvalidOperationException($"Orders for providers are entrusted to {Providers} already.");

    /// <summary>The office that keeps the files of standing water in old estates; none when the scenario leaves renewals out.</summary>
    public TwinId Renewals { get; private set; } = TwinId.None;

    /// <summary>Says who keeps those files; once, before the run begins.</summary>
    /// <exception cref="InvalidOperationException">Somebody else does already.</exception>
    public void EntrustRenewals(TwinId office) =>
        Renewals = Renewals == TwinId.None ? office : throw new InvalidOperationException($"Renewals are entrusted to {Renewals} already.");

    /// <summary>The 12345 hotline.</summary>
    public static TwinId Hotline => new((byte)TwinKind.Hotline, 0, 1);

    /// <summary>The centre of a jurisdiction.</summary>
    public static TwinId Centre(int jurisdiction) => new((byte)TwinKind.CommandCenter, jurisdiction, 0);

    /// <summary>The life of a town.</summary>
    public static TwinId TownLife(int town) => new((byte)TwinKind.TownLife, town, 1);

    /// <summary>A cell of a town.</summary>
    public static TwinId Cell(int town, int index) => new((byte)TwinKind.GridCell, town, FirstCell + index);

    /// <summary>Where a town's cells begin among its twins: after the centre, the life and two teams.</summary>
    public const int FirstCell = 4;

    /// <summary>The tier of a jurisdiction.</summary>
    public Tier TierOf(int jurisdiction) => jurisdiction == 0 ? Tier.City : jurisdiction <= Counties ? Tier.County : Tier.Town;

    /// <summary>The jurisdiction above: a town's county, a county's city.</summary>
    public int Above(int jurisdiction) => _countyOf[jurisdiction];

    /// <summary>The jurisdiction of a tier that a town, or one above it, answers to.</summary>
    public int Responsible(int jurisdiction, Tier tier)
    {
        while (TierOf(jurisdiction) > tier) jurisdiction = Above(jurisdiction);
        return jurisdiction;
    }

    /// <summary>The desk of a department for a jurisdiction: the municipal one for the city, the county's otherwise.</summary>
    public TwinId Department(int jurisdiction, int department) => jurisdiction == 0
        ? new TwinId((byte)TwinKind.Department, 0, 2 + department)
        : new TwinId((byte)TwinKind.Department, Responsible(jurisdiction, Tier.County), 3 + department);

    /// <summary>The team that does field work at a cell.</summary>
    public TwinId Team(Executor executor, TwinId cell) => executor switch
    {
        Executor.Officer => new TwinId((byte)TwinKind.Team, cell.Jurisdiction, 2),
        Executor.Enforcer => new TwinId((byte)TwinKind.Team, cell.Jurisdiction, 3),
        Executor.Squad => new TwinId((byte)TwinKind.Team, Above(cell.Jurisdiction), 1),
        Executor.Crew => Crews(Above(cell.Jurisdiction)),
        Executor.Provider => Providers != TwinId.None ? Providers : throw new InvalidOperationException("Orders for providers need the scenario's care system."),
        _ => throw new ArgumentOutOfRangeException(nameof(executor), executor, "A desk is not a team."),
    };

    /// <summary>A county's drainage crews.</summary>
    public static TwinId Crews(int county) => new((byte)TwinKind.Team, county, 2);

    /// <summary>Where a cell lies.</summary>
    public PlanePoint PlaceOf(TwinId cell) => _places[cell.Jurisdiction][cell.Index - FirstCell];

    /// <summary>How many jurisdictions there are; the last ones are the towns.</summary>
    public int Jurisdictions => _places.Length;

    /// <summary>How many cells a town has.</summary>
    public int CellsOf(int town) => _places[town].Length;
}
