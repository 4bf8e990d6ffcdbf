namespace Liandong.Twins.Tracing;

/// <summary>
/// How suspicious a spot is, per mille: the weighted mean of six signs, each from 0 to 1, over what is known. A place where drivers eat has
/// many vehicles and no falling tanks; a driver's home has one vehicle; a sale at night has several signs at once. A stay of which a sign
/// cannot be told takes no part in that sign: neither guilt nor innocence, so the fewer signs are known the more the others decide.
/// </summary>
public sealed record SpotScore
{
    /// <summary>The least change of a tank that is more than a sensor's noise, in centilitres.</summary>
    public const long LeastChange = 20_000;

    /// <summary>How many signs there are.</summary>
    public const int Signs = 6;

    // Night, vehicles and recurrence follow from the stays themselves.
    private const int SignsOfAnySpot = 3;

    /// <summary>Weight of the share of stays that began at night.</summary>
    public int Night { get; init; } = 100;

    /// <summary>Weight of the number of vehicles: full from <see cref="ManyVehicles"/> on.</summary>
    public int Vehicles { get; init; } = 100;

    /// <summary>Weight of coming again: full when every vehicle came <see cref="OftenEach"/> times.</summary>
    public int Recurrence { get; init; } = 200;

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

    /// <summary>The score from which a spot is an alarm.</summary>
    public int Alarm { get; init; } = 760;

    /// <summary>The score of a spot and how many of the signs are known of it; nothing without stays.</summary>
    public SpotRating Of(SpotClusters clusters, List<long> spot)
    {
        if (spot.Count == 0) return default;
        var (night, way, level, diesel) = (default(Sign), default(Sign), default(Sign), default(Sign));
        foreach (var number in spot)
        {
            ref readonly var stay = ref clusters[number];
            var marks = stay.Marks;
            night.Add(isKnown: true, Has(marks, StayMarks.Night));
            way.Add(!Has(marks, StayMarks.WaybillUnknown | StayMarks.WayUnknown), Has(marks, StayMarks.NoWaybill | StayMarks.OffRoute));
            level.Add(!Has(marks, StayMarks.LevelUnknown), Math.Abs(stay.TankChange) >= LeastChange);
            diesel.Add(!Has(marks, StayMarks.WaybillUnknown | StayMarks.GoodsUnknown), Has(marks, StayMarks.Diesel));
        }

        var vehicles = clusters.Vehicles(spot);
        var again = Math.Min(spot.Count - vehicles, vehicles * (OftenEach - 1));
        var whole = (Vehicles * Math.Min(vehicles, ManyVehicles) / ManyVehicles) + (Recurrence * again / (vehicles * (OftenEach - 1)));
        var seen = (Night * night.Seen) + (OffWaybill * way.Seen) + (Level * level.Seen) + (Diesel * diesel.Seen) + (whole * spot.Count);
        var known = (Night * night.Known) + (OffWaybill * way.Known) + (Level * level.Known) + (Diesel * diesel.Known) + ((Vehicles + Recurrence) * spot.Count);
        return new SpotRating(1_000 * seen / known, SignsOfAnySpot + Math.Sign(way.Known) + Math.Sign(level.Known) + Math.Sign(diesel.Known));
    }

    private static bool Has(StayMarks marks, StayMarks any) => (marks & any) != StayMarks.None;

    // Of how many stays a sign can be told, and of how many of these it is there.
    private struct Sign
    {
        public int Known;
        public int Seen;

        public void Add(bool isKnown, bool isThere)
        {
            if (!isKnown) return;
            Known++;
            if (isThere) Seen++;
        }
    }
}

/// <summary>What is made of a spot.</summary>
/// <param name="Score">How suspicious it is, per mille of what the known signs weigh.</param>
/// <param name="Signs">How many of the <see cref="SpotScore.Signs"/> signs could be told of at least one stay.</param>
public readonly record struct SpotRating(int Score, int Signs);
