using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Systems.Waterways;

/// <summary>
/// Invents who is on the water before a shore during a run, and which outfalls discharge. All rates and habits are assumed, the same for river and
/// coast: 110 ships pass a day, a tenth as many lie at anchorages, some lie or work where they raise suspicion for no bad reason; those who offend
/// do so mostly at night and mostly without AIS.
/// </summary>
internal sealed class ShoreTraffic(WaterwaySetting setting, ShoreLayout shore, DateTime start, SimDuration run, ulong seed)
{
    private static readonly ulong CountPurpose = StableHash.Of("vessels of an errand");
    private static readonly ulong OutfallPurpose = StableHash.Of("an outfall's discharges");
    private static readonly ulong VesselPurpose = StableHash.Of("a vessel's voyage");
    private const double NightBegins = 20.5;
    private const double NightHours = 6;

    /// <summary>How far apart the subjects of two shores lie.</summary>
    private const ulong ErrandsOfShore = 100;

    /// <summary>All vessels, by number.</summary>
    /// <param name="before">How many vessels the shores before this one have.</param>
    public VesselPlan[] Draw(int before)
    {
        var days = run.Milliseconds / 86_400_000.0;
        (Errand Errand, double ADay)[] errands =
        [
            (Errand.Through, 110 * setting.Traffic), (Errand.Anchors, 14 * setting.Traffic), (Errand.Breakdown, 5 * setting.Traffic), (Errand.WorkBoat, 14 * setting.Traffic),
            (Errand.Poacher, setting.Poachers), (Errand.Dredger, setting.Dredgers), (Errand.Discharger, setting.Dischargers),
        ];
        var plans = new List<VesselPlan>();
        foreach (var (errand, aDay) in errands)
        {
            var count = new Chance(seed, SubjectOf(errand), CountPurpose).NextPoisson(aDay * days);
            for (var k = 0; k < count; k++) plans.Add(PlanOf(errand, k, before + plans.Count));
        }

        return [.. plans];
    }

    /// <summary>When an outfall discharges, by itself: on some nights, for some hours.</summary>
    public ImmutableArray<NightDischarge> DischargesOf(int outfall)
    {
        var chance = new Chance(seed, StableHash.Of(SubjectOf(Errand.Outfall), (ulong)outfall), OutfallPurpose);
        var discharges = ImmutableArray.CreateBuilder<NightDischarge>();
        var first = FirstNight;
        for (var night = 0; first + (24 * night) < run.Milliseconds / 3_600_000.0; night++)
        {
            var (happens, after, minutes) = (chance.NextIs(Math.Min(1, setting.Outfalls / shore.Outfalls.Length)), NightHours * chance.NextUnit(), chance.NextLogNormal(150, 0.4));
            var from = SimTime.Start + SimDuration.FromMinutes((first + (24 * night) + after) * 60);
            // Nobody pours for longer than half a day, so that nights do not meet.
            if (happens) discharges.Add(new NightDischarge(from, from + SimDuration.FromMinutes(Math.Min(minutes, 720))));
        }

        return discharges.ToImmutable();
    }

    private ulong SubjectOf(Errand errand) => (ulong)errand + (ErrandsOfShore * shore.Number);

    private VesselPlan PlanOf(Errand errand, int k, int number)
    {
        var chance = new Chance(seed, StableHash.Of(SubjectOf(errand), (ulong)k), VesselPurpose);
        var down = chance.NextIs(0.5);
        var place = (int)(shore.Metres * (0.03 + (0.94 * chance.NextUnit())));
        var ship = errand is Errand.Through or Errand.Anchors or Errand.Breakdown or Errand.Discharger or Errand.Dredger;
        // Ships and boats overlap: some ships come near the bank, some boats work in the fairway, some drift as fast as others sail.
        var off = ship ? Math.Clamp((int)(1_100 + (380 * chance.NextNormal())), 250, 2_200) : Math.Min(1_000, (int)(1_000 * chance.NextLogNormal(0.22, 0.5)) + 30);
        var speed = ship ? Math.Clamp((int)(5_200 + (1_100 * chance.NextNormal())), 2_200, 9_000) : Math.Clamp((int)(3_000 + (800 * chance.NextNormal())), 1_000, 6_000);
        var drift = Math.Min(2_500, (int)(1_000 * chance.NextLogNormal(0.7, 0.45)));
        if (errand == Errand.Anchors) place = AnchorageNear(place, ref chance);
        var near = ship && errand != Errand.Dredger ? shore.Metres : 2_500;
        var (from, to) = (Clamped(down ? place - near : place + near), Clamped(down ? place + near : place - near));
        var sailsToPlace = Math.Abs(place - from) * 1_000L / speed;
        var happens = errand >= Errand.Poacher ? AtNight(ref chance) : new SimDuration((long)(run.Milliseconds * chance.NextUnit()));
        var appears = happens - SimDuration.FromSeconds(sailsToPlace);
        if (appears < SimDuration.Zero)
        {
            // Those who are on the water already when the run begins.
            from = Clamped(place + ((int)(happens.Milliseconds / 1_000 * speed / 1_000) * (down ? -1 : 1)));
            appears = SimDuration.Zero;
        }

        return new VesselPlan
        {
            Number = number,
            Errand = errand,
            Appears = SimTime.Start + appears,
            From = from,
            To = to,
            Off = off,
            MillimetresPerSecond = speed,
            StopsAt = errand == Errand.Through ? -1 : place,
            DriftMillimetresPerSecond = drift,
            StopsFor = StopOf(errand, ref chance),
            Ais = ship ? chance.NextIs(0.97) : chance.NextIs(errand == Errand.WorkBoat ? 0.6 : 0.15),
            AisAtStop = AisAtStop(errand, ref chance),
            KeepsLookout = errand is Errand.Poacher or Errand.Dredger && chance.NextIs(setting.Lookouts),
        };
    }

    private int Clamped(int metres) => Math.Clamp(metres, 0, shore.Metres);

    private int AnchorageNear(int place, ref Chance chance)
    {
        if (shore.Anchorages.IsEmpty) return place;
        var (from, to) = shore.Anchorages.MinBy(anchorage => Math.Abs(((anchorage.From + anchorage.To) / 2) - place));
        return from + 200 + chance.NextBelow(Math.Max(1, to - from - 400));
    }

    private double FirstNight => (((NightBegins - start.TimeOfDay.TotalHours) % 24) + 24) % 24;

    // Around half past eleven of one of the run's nights, three hours and a quarter more or less: some in the evening, some at dawn.
    private SimDuration AtNight(ref Chance chance)
    {
        var first = FirstNight;
        var nights = Math.Max(1, (int)Math.Ceiling((run.Milliseconds / 3_600_000.0 - first) / 24));
        var night = chance.NextBelow(nights);
        return SimDuration.FromMinutes(Math.Clamp((first + (24 * night) + (NightHours / 2) + (3.25 * chance.NextNormal())) * 60, 0, run.Milliseconds / 60_000.0));
    }

    private static SimDuration StopOf(Errand errand, ref Chance chance) => errand switch
    {
        Errand.Through => SimDuration.Zero,
        Errand.Anchors => SimDuration.FromMinutes(chance.NextLogNormal(300, 0.6)),
        Errand.Breakdown => SimDuration.FromMinutes(chance.NextLogNormal(50, 0.6)),
        Errand.WorkBoat => SimDuration.FromMinutes(chance.NextLogNormal(70, 0.5)),
        Errand.Poacher => SimDuration.FromMinutes(chance.NextLogNormal(100, 0.5)),
        Errand.Dredger => SimDuration.FromMinutes(chance.NextLogNormal(110, 0.5)),
        _ => SimDuration.FromMinutes(chance.NextLogNormal(35, 0.4)),
    };

    private static bool AisAtStop(Errand errand, ref Chance chance) => chance.NextIs(errand switch
    {
        Errand.WorkBoat => 0.6,
        Errand.Poacher => 0.1,
        Errand.Dredger => 0.25,
        Errand.Discharger => 0.9,
        _ => 0.97,
    });
}
