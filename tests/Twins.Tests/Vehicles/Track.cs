using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Vehicles;

/// <summary>Draws a vehicle's reports leg by leg: it drives straight, stands, loses its terminal.</summary>
internal sealed class Track(ulong seed)
{
    private readonly List<GpsPoint> _points = [];
    private Chance _noise = new(seed, 1, StableHash.Of("noise"));
    private double _at;
    private double _east;
    private double _north;

    public IReadOnlyList<GpsPoint> Points => _points;

    /// <summary>Standard deviation of the fix in metres.</summary>
    public double Sigma { get; init; }

    /// <summary>Level of the tank in litres; below 0 without a sensor.</summary>
    public double Tank { get; set; } = -1;

    public double Seconds => _at;

    public PlanePoint Here => new((long)(_east * 1_000), (long)(_north * 1_000));

    public Track Stand(double minutes, double everySeconds = 30)
    {
        for (var until = _at + (minutes * 60); _at < until - 0.001;) Report(everySeconds, 0);
        return this;
    }

    public Track Drive(double eastMetres, double northMetres, double metresPerSecond = 15, double everySeconds = 30)
    {
        var length = Math.Sqrt((eastMetres * eastMetres) + (northMetres * northMetres));
        var steps = Math.Max(1, (int)Math.Ceiling(length / metresPerSecond / everySeconds));
        for (var i = 0; i < steps; i++)
        {
            _east += eastMetres / steps;
            _north += northMetres / steps;
            Report(everySeconds, metresPerSecond);
        }

        return this;
    }

    /// <summary>Time goes by without a report.</summary>
    public Track Silence(double minutes)
    {
        _at += minutes * 60;
        return this;
    }

    /// <summary>The last report is measured so far off.</summary>
    public Track Jump(double metres)
    {
        _points[^1] = _points[^1] with { Place = new PlanePoint(_points[^1].Place.EastMillimetres + (long)(metres * 1_000), _points[^1].Place.NorthMillimetres) };
        return this;
    }

    private void Report(double everySeconds, double speed)
    {
        var place = new PlanePoint((long)((_east + (Sigma * _noise.NextNormal())) * 1_000), (long)((_north + (Sigma * _noise.NextNormal())) * 1_000));
        _points.Add(new GpsPoint(SimTime.Start + SimDuration.FromSeconds(_at), place, (int)(speed * 1_000), Tank < 0 ? -1 : (long)(Tank * 100)));
        _at += everySeconds;
    }
}
