namespace Liandong.Twins.Tracing;

/// <summary>
/// How suspicious a spot is, per mille: a weighted sum of six signs, each from 0 to 1. A place where drivers eat has many vehicles and
/// no falling tanks; a driver's home has one vehicle; a sale at night has several signs at once.
/// </summary>
public sealed record SpotScore
{
    /// <summary>Weight of the share of stays that began at night.</summary>
    public int Night { get; init; } = 150;

    /// <summary>Weight of the number of vehicles: full from <see cref="ManyVehicles"/> on.</summary>
    public int Vehicles { get; init; } = 100;

    /// <summary>Weight of coming again: full when every vehicle came <see cref="OftenEach"/> times.</summary>
    public int Recurrence { get; init; } = 150;

    /// <summary>Weight of the share of stays without a waybill or off its way.</summary>
    public int OffWaybill { get; init; } = 200;

    /// <summary>Weight of the share of stays during which the tank fell or rose.</summary>
    public int Level { get; init; } = 250;

    /// <summary>Weight of the share of stays of diesel tankers.</summary>
    public int Diesel { get; init; } = 150;

    /// <summary>From how many vehicles on more make no difference.</summary>
    public int ManyVehicles { get; init; } = 4;

    /// <summary>How many stays of each vehicle make recurrence full.</summary>
    public int OftenEach { get; init; } = 3;

    /// <summary>The least change of a tank that is more than a sensor's noise, in centilitres.</summary>
    public long LeastChange { get; init; } = 20_000;

    /// <summary>The score from which a spot is an alarm.</summary>
    public int Alarm { get; init; } = 660;

    /// <summary>The score of a spot; 0 without stays.</summary>
    public int Of(SpotClusters clusters, List<long> spot)
    {
        if (spot.Count == 0) return 0;
        var (night, off, level, diesel) = (0, 0, 0, 0);
        foreach (var number in spot)
        {
            ref readonly var stay = ref clusters[number];
            if ((stay.Marks & StayMarks.Night) != StayMarks.None) night++;
            if ((stay.Marks & (StayMarks.NoWaybill | StayMarks.OffRoute)) != StayMarks.None) off++;
            if (Math.Abs(stay.TankChange) >= LeastChange) level++;
            if ((stay.Marks & StayMarks.Diesel) != StayMarks.None) diesel++;
        }

        var vehicles = clusters.Vehicles(spot);
        var shares = (Night * night) + (OffWaybill * off) + (Level * level) + (Diesel * diesel);
        var again = Math.Min(spot.Count - vehicles, vehicles * (OftenEach - 1));
        return (shares / spot.Count) + (Vehicles * Math.Min(vehicles, ManyVehicles) / ManyVehicles) + (Recurrence * again / (vehicles * (OftenEach - 1)));
    }
}
