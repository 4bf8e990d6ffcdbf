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
        var plans = new List<VesselPlan>();
        foreach (var (errand, aDay) in Errands(setting))
        {
            var count = new Chance(seed, SubjectOf(errand), CountPurpose).NextPoisson(aDay * days);
            for (var k = 0; k < count; k++) plans.Add(PlanOf(errand, k, before + plans.Count));
        }

        return [.. plans];
    }

    /// <summary>How many vessels a day a shore has, by what they are there for.</summary>
    public static (Errand Errand, double ADay)[] Errands(WaterwaySetting setting) =>
    [
        (Errand.Through, 110 * setting.Traffic), (Errand.Anchors, 14 * setting.Traffic), (Errand.Breakdown, 5 * setting.Traffic), (Errand.WorkBoat, 14 * setting.Traffic),
        (Errand.Poacher, setting.Poachers), (Errand.Dredger, setting.Dredgers), (Errand.Discharger, setting.Dischargers),
    ];

    /// <summary>When an outfall discharges, by itself: on some nights, for some hours; when a night has more than one, each in its part of the night.</summary>
    public ImmutableArray<NightDischarge> DischargesOf(int outfall)
    {
        var chance = new Chance(seed, StableHash.Of(SubjectOf(Errand.Outfall), (ulong)outfall), OutfallPurpose);
        var (first, nights) = (FirstNight, new List<NightDischarge>());
        for (var night = 0; first + (24 * night) < run.Milliseconds / 3_600_000.0; night++) nights.AddRange(NightFrom(first + (24 * night), ref chance));
        // The night before the run's first: what of it is not over when the run begins.
        return [.. NightFrom(first - 24, ref chance).Concat(nights).Where(night => night.To > SimTime.Start).Select(night => night with { From = SimTime.Max(SimTime.Start, night.From) })];
    }

    // Nobody pours for longer than half a day, so that nights do not meet, nor into the next part of a night.
    private NightDischarge[] NightFrom(double hour, ref Chance chance)
    {
        var rate = setting.Outfalls / shore.Outfalls.Length;
        var times = (int)rate + (chance.NextIs(rate - (int)rate) ? 1 : 0);
        var part = NightHours / Math.Max(1, times);
        var discharges = new NightDischarge[times];
        for (var time = 0; time < Math.Max(1, times); time++)
        {
            var (after, minutes) = (part * chance.NextUnit(), chance.NextLogNormal(150, 0.4));
            if (times == 0) continue;
            var starts = hour + (part * time) + (times == 1 ? after : after / 2);
            var from = SimTime.Start + SimDuration.FromMinutes(starts * 60);
            discharges[time] = new NightDischarge(from, from + SimDuration.FromMinutes(Math.Min(minutes, times == 1 ? 720 : part * 30)));
        }

        return discharges;
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
        // A run that begins at night has the rest of that night, and its share of what happens.
        var rest = Math.Max(0, first - 24 + NightHours);
        if (rest > 0 && chance.NextIs(rest / (rest + (nights * NightHours)))) return SimDuration.FromMinutes(Math.Min(rest * 60, run.Milliseconds / 60_000.0) * chance.NextUnit());
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
