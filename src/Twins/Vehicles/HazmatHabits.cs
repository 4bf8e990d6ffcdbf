namespace Liandong.Twins.Vehicles;

/// <summary>
/// How vehicles, drivers and terminals behave. Shares and spans are assumptions chosen so that stays come out as in the GPS records of
/// Chengdu's vehicles (60 % below 2 h, 20 % above 9 h) and a vehicle carries 8.6 t a day; what drivers make of the rules on driving is theirs.
/// </summary>
public sealed record HazmatHabits
{
    /// <summary>How likely a vehicle works on a day.</summary>
    public double Works { get; init; } = 0.43;

    /// <summary>How likely a second loaded trip follows the first of a day.</summary>
    public double SecondTrip { get; init; } = 0.12;

    /// <summary>How likely a driver eats on a trip.</summary>
    public double Eats { get; init; } = 0.60;

    /// <summary>How likely that is at an eatery by the road and not at a service area or car park.</summary>
    public double EatsByTheRoad { get; init; } = 0.65;

    /// <summary>How likely a trip begins with fuel for the vehicle.</summary>
    public double Refuels { get; init; } = 0.25;

    /// <summary>How likely a driver waits for further orders before coming home.</summary>
    public double WaitsForOrders { get; init; } = 0.60;

    /// <summary>How likely a driver looks in at home on the way.</summary>
    public double CallsAtHome { get; init; } = 0.18;

    /// <summary>How likely others are before it at a gate.</summary>
    public double GateIsBusy { get; init; } = 0.12;

    /// <summary>How likely driver and escort both leave a loaded vehicle at a stop of their own choice, which the rules forbid.</summary>
    public double LeavesAlone { get; init; } = 0.07;

    /// <summary>Share of drivers who do not mind the rules on rest (an assumption, so that alerts stay about as many as those of the city's platform): see <see cref="DriverCustom"/>.</summary>
    public double MindsNoRules { get; init; } = 0.02;

    /// <summary>Share of drivers who take expressways also while these are closed to hazardous goods, from midnight to six (an assumption; a scenario may say otherwise): see <see cref="DriverCustom"/>.</summary>
    public double MindsNoNightBan { get; init; } = 0.002;

    /// <summary>How likely the carrier's relief driver drives a trip (assumed, as are the four below).</summary>
    public double ReliefDrives { get; init; } = 0.04;

    /// <summary>How likely a part of a waybill is left blank.</summary>
    public double LeavesBlank { get; init; } = 0.003;

    /// <summary>Share of drivers and of escorts who work on with a qualification that has lapsed.</summary>
    public double WorksUnqualified { get; init; } = 0.004;

    /// <summary>Share of vehicles that work on with a transport certificate that has lapsed.</summary>
    public double RunsUncertified { get; init; } = 0.003;

    /// <summary>Share of vehicles whose tank is larger than the register says (大罐小标), and how large the registered part is.</summary>
    public double TankUnderstated { get; init; } = 0.005;

    /// <summary>The registered part of such a tank.</summary>
    public double UnderstatedTo { get; init; } = 0.85;

    /// <summary>Share of vehicles that carry goods of a class that their licence does not name.</summary>
    public double CarriesUnlicensed { get; init; } = 0.003;

    /// <summary>Breakdowns in an hour of driving.</summary>
    public double BreakdownsAnHour { get; init; } = 0.008;

    /// <summary>Gaps in the terminal's connection a day.</summary>
    public double OutagesADay { get; init; } = 1.5;

    /// <summary>The shortest gap, in milliseconds.</summary>
    public long OutageAtLeast { get; init; } = 120_000;

    /// <summary>The longest gap, in milliseconds.</summary>
    public long OutageAtMost { get; init; } = 300_000;

    /// <summary>Share of reports that lie far off.</summary>
    public double DriftJumps { get; init; } = 0.005;

    /// <summary>Between reports while moving: 30 s.</summary>
    public const long ReportMoving = 30_000;

    /// <summary>Between reports while parked: 5 min.</summary>
    public const long ReportParked = 300_000;
}
