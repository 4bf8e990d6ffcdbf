using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Feeds;

/// <summary>Where a report says it was made: degrees (WGS 84 or, if the mapping says so, GCJ-02), or millimetres on the city's plane.</summary>
internal sealed class FeedPlace(CityRun run, FeedMapping mapping)
{
    private readonly CityPlane _plane = new(run.City);
    private FeedColumn _across;
    private FeedColumn _up;
    private bool _isOnPlane;

    /// <summary>Whether the file has positions.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Finds out where positions stand in a file.</summary>
    /// <exception cref="Yaml.DefinitionException">They are needed and not there.</exception>
    public void Bind(FeedColumns columns, bool isRequired)
    {
        var (east, north) = (columns.Optional(FeedValues.East), columns.Optional(FeedValues.North));
        _isOnPlane = east.IsThere && north.IsThere;
        (_across, _up) = _isOnPlane ? (east, north)
            : isRequired ? (columns.Required(FeedValues.Longitude), columns.Required(FeedValues.Latitude))
            : (columns.Optional(FeedValues.Longitude), columns.Optional(FeedValues.Latitude));
        IsThere = _across.IsThere && _up.IsThere;
    }

    /// <summary>Whether the present row leaves the position out.</summary>
    public bool IsEmpty(FeedRows row) => row[_across.Place].IsEmpty && row[_up.Place].IsEmpty;

    /// <summary>Reads the position of the present row.</summary>
    /// <returns>Why it cannot be read; null when it was.</returns>
    public Text? Read(FeedRows row, out PlanePoint place)
    {
        place = default;
        if (_across.Read(row, _isOnPlane ? Plausible.OnPlane : Plausible.Longitude, out var across) is { } wrong) return wrong;
        if (_up.Read(row, _isOnPlane ? Plausible.OnPlane : Plausible.Latitude, out var up) is { } alsoWrong) return alsoWrong;
        return _isOnPlane ? _plane.Check(place = new PlanePoint(across, up)) : _plane.Find(OnWgs84(new GeoPoint(across / 1e7, up / 1e7)), out place);
    }

    private GeoPoint OnWgs84(GeoPoint point) => mapping.Coordinates == Coordinates.Gcj02 ? ChinaOffset.ToWgs84(point) : point;

    /// <summary>A place in one number, as twins take it.</summary>
    public static long Packed(PlanePoint place) => (place.EastMillimetres << 32) | (uint)(int)place.NorthMillimetres;
}
