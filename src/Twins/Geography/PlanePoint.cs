namespace Liandong.Twins.Geography;

/// <summary>A place on the city's local plane: whole millimetres east and north of the municipal centre.</summary>
public readonly record struct PlanePoint(long EastMillimetres, long NorthMillimetres)
{
    /// <summary>The straight distance to another place.</summary>
    public Metres DistanceTo(PlanePoint other)
    {
        double east = EastMillimetres - other.EastMillimetres;
        double north = NorthMillimetres - other.NorthMillimetres;
        return new Metres(Math.Sqrt((east * east) + (north * north)) / 1_000);
    }
}

/// <summary>A length in metres.</summary>
public readonly record struct Metres(double Value) : IComparable<Metres>
{
    /// <inheritdoc/>
    public int CompareTo(Metres other) => Value.CompareTo(other.Value);

    public static bool operator <(Metres left, Metres right) => left.Value < right.Value;

    public static bool operator >(Metres left, Metres right) => left.Value > right.Value;

    public static bool operator <=(Metres left, Metres right) => left.Value <= right.Value;

    public static bool operator >=(Metres left, Metres right) => left.Value >= right.Value;
}
