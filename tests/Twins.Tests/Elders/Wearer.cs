using Liandong.Twins.Elders;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Elders;

/// <summary>One wearer, always with the wristband on, in the tiny city; nothing befalls them unless a test says so.</summary>
internal sealed class Wearer
{
    private const int Press = 7;

    public TinyCity City { get; init; } = new();

    public TwinId Elder => new((byte)TwinKind.Elder, TinyCity.Town, City.Officer(City.Officers.Count).Index);

    public TwinId Guard => new((byte)TwinKind.PropertyGuard, TinyCity.Town, Elder.Index + 1);

    /// <summary>Null when nobody is known.</summary>
    public GuardianPlan? Guardian { get; init; }

    /// <summary>How far the guard's gate is, in metres; null for no guard.</summary>
    public int? GuardMetres { get; init; }

    public ElderGroup Group { get; init; } = ElderGroup.LivingAlone;

    public bool GuardByNight { get; init; } = true;

    public static ElderCare Quiet(IReadOnlyList<int> matters, int silent) => new() { Troubles = 0, FalsePressesPerMonth = 0, FalseFallsPerMonth = 0, Wear = 10, Matters = matters, SilentMatter = silent };

    /// <summary>Joins the wearer and, with a gate, the guard. The home is at the first cell.</summary>
    public Wearer Live()
    {
        var sos = City.Add(matter => matter with { Priority = Priority.I });
        var care = Quiet([-1, sos, sos, sos, sos], sos);
        City.AlsoInTown.Add(system => new Elder(system, care, Plan()));
        if (GuardMetres is { } metres) City.AlsoInTown.Add(system => new PropertyGuard(system, care, new PropertyGuardPlan("物业", 5, new PlanePoint(metres * 1_000L, 0), GuardByNight)));
        return this;
    }

    /// <summary>A press; trouble 0 is one by mistake.</summary>
    public void Presses(double minute, long trouble, Trouble what = Trouble.None) => City.Send(minute, Elder, MessageKind.Wake, Press, trouble, (long)what);

    public ElderPlan Plan() => new()
    {
        Index = 0,
        Key = StableHash.Of("wearer"),
        Name = "王奶奶",
        Group = Group,
        Age = 80,
        Woman = true,
        Baseline = VitalBaseline.Of(StableHash.Of("wearer")),
        Enrolment = Enrolment.Of(StableHash.Of("wearer")),
        Cell = CommandSystem.Cell(TinyCity.Town, 0),
        Home = new PlanePoint(0, 0),
        Guardian = Guardian,
        Guard = GuardMetres is null ? TwinId.None : Guard,
        Officer = "网格员",
    };
}
