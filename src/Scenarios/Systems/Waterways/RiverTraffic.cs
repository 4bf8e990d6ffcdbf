using Liandong.Scenarios.Definition;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Systems.Waterways;

/// <summary>
/// Invents who is on the river during a run. All rates and habits are assumed: 110 ships pass a day, a tenth as many lie at anchorages, some lie
/// or work where they raise suspicion for no bad reason; those who offend do so at night and mostly without AIS.
/// </summary>
internal sealed class RiverTraffic(WaterwaySetting setting, River river, DateTime start, SimDuration run, ulong seed)
{
    private static readonly ulong CountPurpose = StableHash.Of("vessels of an errand");
    private static readonly ulong VesselPurpose = StableHash.Of("a vessel's voyage");
    private const double NightBegins = 20.5;
    private const double NightHours = 6;

    /// <summary>All vessels, by number.</summary>
    public VesselPlan[] Draw()
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
            var count = new Chance(seed, (ulong)errand, CountPurpose).NextPoisson(aDay * days);
            for (var k = 0; k < count; k++) plans.Add(PlanOf(errand, k, plans.Count));
        }

        return [.. plans];
    }

    private VesselPlan PlanOf(Errand errand, int k, int number)
    {
        var chance = new Chance(seed, StableHash.Of((ulong)errand, (ulong)k), VesselPurpose);
        var down = chance.NextIs(0.5);
        var place = (int)(river.Metres * (0.03 + (0.94 * chance.NextUnit())));
        var ship = errand is Errand.Through or Errand.Anchors or Errand.Breakdown or Errand.Discharger or Errand.Dredger;
        var off = ship ? 600 + chance.NextBelow(1_200) : 90 + chance.NextBelow(300);
        var speed = ship ? 3_500 + chance.NextBelow(3_500) : 2_500 + chance.NextBelow(1_500);
        if (errand == Errand.Anchors) place = AnchorageNear(place, ref chance);
        var near = ship && errand != Errand.Dredger ? river.Metres : 2_500;
        var (from, to) = (Clamped(down ? place - near : place + near), Clamped(down ? place + near : place - near));
        var sailsToPlace = Math.Abs(place - from) * 1_000L / speed;
        var happens = errand >= Errand.Poacher ? AtNight(ref chance) : new SimDuration((long)(run.Milliseconds * chance.NextUnit()));
        var appears = happens - SimDuration.FromSeconds(sailsToPlace);
        if (appears < SimDuration.Zero)
        {
            // Those who are on the river already when the run begins.
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
            StopsFor = StopOf(errand, ref chance),
            Ais = ship ? chance.NextIs(0.97) : chance.NextIs(errand == Errand.WorkBoat ? 0.6 : 0.15),
            AisAtStop = AisAtStop(errand, ref chance),
        };
    }

    private int Clamped(int metres) => Math.Clamp(metres, 0, river.Metres);

    private int AnchorageNear(int place, ref Chance chance)
    {
        if (river.Anchorages.IsEmpty) return place;
        var (from, to) = river.Anchorages.MinBy(anchorage => Math.Abs(((anchorage.From + anchorage.To) / 2) - place));
        return from + 200 + chance.NextBelow(Math.Max(1, to - from - 400));
    }

    // Some time between half past eight and half past two of one of the run's nights.
    private SimDuration AtNight(ref Chance chance)
    {
        var first = (((NightBegins - start.TimeOfDay.TotalHours) % 24) + 24) % 24;
        var nights = Math.Max(1, (int)Math.Ceiling((run.Milliseconds / 3_600_000.0 - first) / 24));
        return SimDuration.FromMinutes((first + (24 * chance.NextBelow(nights)) + (NightHours * chance.NextUnit())) * 60);
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
