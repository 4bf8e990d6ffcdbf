using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Tracing;

/// <summary>
/// A fortnight of a small world, drawn track by track: four tankers that fill up at a hidden tank and sell at a yard in the evening, among
/// ordinary trips between registered sites; three places that several of them like and nobody registered, one of them by the river.
/// It knows no threshold of the detector.
/// </summary>
internal sealed class TracingWorld
{
    public const int Days = 14;
    private const double Hour = 3_600;
    private readonly (double East, double North)[] _sites;
    private readonly (double East, double North, double FromHour, double Share)[] _decoys;
    private readonly (double East, double North) _source;
    private readonly (double East, double North) _yard;
    private Chance _chance;

    public TracingWorld(ulong seed)
    {
        _chance = new Chance(seed, 3, StableHash.Of("tracing world"));
        _source = (Between(-25_000, 25_000), Between(-14_700, -12_500));
        _yard = Somewhere();
        _decoys =
        [
            (Between(-25_000, 25_000), Between(-14_500, -13_000), Between(8, 17), Between(0.2, 0.6)),
            (_yard.East + Between(-4_000, 4_000), _yard.North + Between(-4_000, 4_000), Between(17, 19), Between(0.2, 0.7)),
            (Between(-20_000, 20_000), Between(-10_000, 20_000), Between(11, 14), Between(0.3, 0.8)),
        ];
        _sites = [.. Enumerable.Range(0, 12).Select(_ => Somewhere())];
        Vehicles = [.. Enumerable.Range(0, 4).Select(Vehicle)];
    }

    /// <summary>The river runs along the south.</summary>
    public static RiverBank Bank { get; } = new([new PlanePoint(-40_000_000, -15_000_000), new PlanePoint(40_000_000, -15_000_000)]);

    public PlanePoint Source => At(_source);

    public PlanePoint Yard => At(_yard);

    public IReadOnlyList<IReadOnlyList<GpsPoint>> Vehicles { get; }

    /// <summary>Whether the place is one of those where goods are loaded and delivered with a waybill.</summary>
    public bool IsRegistered(PlanePoint place) => Array.Exists(_sites, site => At(site).DistanceTo(place).Value < 130);

    private static PlanePoint At((double East, double North) place) => new((long)(place.East * 1_000), (long)(place.North * 1_000));

    private double Between(double low, double high) => low + ((high - low) * _chance.NextUnit());

    private (double East, double North) Somewhere() => (Between(-25_000, 25_000), Between(-12_000, 25_000));

    private List<GpsPoint> Vehicle(int number)
    {
        var driver = new Driver(ref _chance, _sites[number], number % 2 == 0);
        var home = Somewhere();
        for (var day = 0; day < Days; day++)
        {
            driver.WaitUntil((day * 24 * Hour) + (Between(6, 9) * Hour));
            if (_chance.NextIs(0.25)) continue;
            var sells = _chance.NextIs(0.62);
            Trip(driver);
            foreach (var decoy in _decoys.Where(decoy => decoy.FromHour < 17 && _chance.NextIs(decoy.Share))) Call(driver, decoy, day);
            if (sells && _chance.NextIs(0.96)) driver.Go(_source, ref _chance, Between(25, 75), Between(3_000, 9_000));
            if (_chance.NextIs(0.4)) driver.Go(home, ref _chance, Between(20, 60), 0);
            foreach (var decoy in _decoys.Where(decoy => decoy.FromHour >= 17 && _chance.NextIs(decoy.Share))) Call(driver, decoy, day);
            if (sells)
            {
                driver.WaitUntil((day * 24 * Hour) + (Between(19, 22) * Hour));
                driver.Go(_yard, ref _chance, Between(25, 70), -Between(1_000, 6_000));
            }

            driver.Go(_sites[number], ref _chance, 30, 0);
        }

        return driver.Points;
    }

    private void Trip(Driver driver)
    {
        var litres = Between(15_000, 25_000);
        driver.Go(_sites[4 + _chance.NextBelow(3)], ref _chance, Between(30, 80), litres);
        driver.Go(_sites[7 + _chance.NextBelow(5)], ref _chance, Between(30, 90), -litres);
    }

    private void Call(Driver driver, (double East, double North, double FromHour, double Share) decoy, int day)
    {
        driver.WaitUntil((day * 24 * Hour) + (decoy.FromHour * Hour));
        driver.Go((decoy.East, decoy.North), ref _chance, Between(15, 80), 0);
    }

    /// <summary>Drives straight, parks, reports with noise, jumps and gaps.</summary>
    private sealed class Driver(ref Chance chance, (double East, double North) at, bool hasSensor)
    {
        private readonly double _sigma = 5 + (5 * chance.NextUnit());
        private Chance _noise = new(chance.NextBits(), 0, 0);
        private (double East, double North) _at = at;
        private double _seconds;
        private double _litres = 2_000;
        private double _silentUntil;

        public List<GpsPoint> Points { get; } = [];

        public void WaitUntil(double seconds)
        {
            while (_seconds < seconds) Report(300, 0);
        }

        public void Go((double East, double North) to, ref Chance chance, double minutes, double litres)
        {
            var (east, north) = (to.East - _at.East, to.North - _at.North);
            var steps = 1 + (int)(Math.Sqrt((east * east) + (north * north)) / (11 + (6 * chance.NextUnit())) / 30);
            for (var i = 0; i < steps; i++)
            {
                _at = (_at.East + (east / steps), _at.North + (north / steps));
                Report(30, 14);
            }

            var (until, before) = (_seconds + (minutes * 60), _litres);
            for (var from = _seconds; _seconds < until;)
            {
                Report(_seconds - from < 180 ? 30 : 300, 0);
                _litres = before + (litres * Math.Clamp((_seconds - from) / (until - from), 0, 1));
            }
        }

        private void Report(double every, double speed)
        {
            if (_noise.NextIs(0.0008)) _silentUntil = _seconds + 120 + (180 * _noise.NextUnit());
            var jump = _noise.NextIs(0.005) ? 500 * _noise.NextNormal() : 0;
            var place = At((_at.East + jump + (_sigma * _noise.NextNormal()), _at.North + (_sigma * _noise.NextNormal())));
            var tank = hasSensor ? (long)(100 * Math.Max(0, _litres + (40 * _noise.NextNormal()))) : -1;
            if (_seconds >= _silentUntil) Points.Add(new GpsPoint(SimTime.Start + SimDuration.FromSeconds(_seconds), place, (int)(speed * 1_000), tank));
            _seconds += every;
        }
    }
}
