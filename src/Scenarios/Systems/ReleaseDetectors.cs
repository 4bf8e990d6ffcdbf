using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Twins.Geography;
using Liandong.Twins.Releases;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>
/// A park's gas detectors: half of them around the tanks at 120 m, half along the fence at 350 m, evenly by bearing and a little displaced.
/// Which ones are missing or faulty follows from each one's own code.
/// </summary>
internal sealed class ReleaseDetectors(EmergencyResources resources, ReleaseSetting setting, Site site, ulong seed, DataSource? platform)
{
    private const double InnerMetres = 120;
    private const double FenceMetres = 350;
    private const double PlaceErrorMetres = 15;
    private static readonly ulong PlacePurpose = StableHash.Of("place of a gas detector");
    private static readonly ulong FaultPurpose = StableHash.Of("fault of a gas detector");

    /// <summary>How many are in place.</summary>
    public int Count { get; } = (int)Math.Round(resources.GasSensors * setting.Sensors, MidpointRounding.AwayFromZero);

    public IEnumerable<GasSensorFacts> Facts(Plume plume, TwinId command, long alarmAt)
    {
        for (var number = 0; number < Count; number++)
        {
            var code = StableHash.Of($"{site.Code}-GAS-{number + 1:00}");
            var chance = new Chance(seed, code, FaultPurpose);
            var draw = chance.NextUnit();
            var fault = draw < setting.SensorsOffline ? GasSensorFault.Offline : draw < setting.SensorsOffline + setting.SensorsDrifting ? GasSensorFault.Drifting : GasSensorFault.Well;
            // A creeping zero reaches the alarm after five to twenty hours.
            var drift = (long)(alarmAt / (5 + (15 * chance.NextUnit())));
            yield return new GasSensorFacts($"{site.Name.Zh}气体探测器{number + 1:00}", number, Place(number, code), plume, command, alarmAt, fault, drift) { Platform = platform };
        }
    }

    private PlanePoint Place(int number, ulong code)
    {
        var chance = new Chance(0, code, PlacePurpose);
        var ring = Math.Max(1, (Count + 1) / 2);
        var metres = (number % 2 == 0 ? InnerMetres : FenceMetres) + (PlaceErrorMetres * ((2 * chance.NextUnit()) - 1));
        var degrees = 360.0 * ((number / 2) + (number % 2 == 0 ? 0 : 0.5)) / ring;
        return new PlanePoint(site.Place.EastMillimetres + (long)(metres * 1_000 * Bearing.Sine(degrees)), site.Place.NorthMillimetres + (long)(metres * 1_000 * Bearing.Cosine(degrees)));
    }
}
