using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <summary>
/// A cell's part in the watch over hazardous goods: a stay that was reported here is compared with the registered sites and with the open
/// waybill of the vehicle; what neither explains goes to the city. It is also where an officer who was sent looks around.
/// </summary>
internal sealed class StayCheck(HazmatWatch watch)
{
    private static readonly ulong LookPurpose = StableHash.Of("looking around");

    /// <summary>How far an officer looks around.</summary>
    private const double Sight = 200;

    /// <summary>How likely an officer who stands before it recognises what it is.</summary>
    private const double Recognised = 0.95;

    private long _stays;
    private long _explainedBySite;
    private long _explainedByWaybill;
    private long _waited;
    private long _withoutWaybill;
    private long _withoutSites;

    public void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.StayReported:
                Check(in received, here);
                break;
            case MessageKind.WaybillFound:
                Judge(received.Stamp, received.A, received.B, received.C, received.D, here);
                break;
            case MessageKind.InspectionAsked:
                Inspect(in received, here);
                break;
            default:
                throw new InvalidOperationException($"A cell's watch does not know the message {received.Kind}.");
        }
    }

    public void WriteState(StateWriter state)
    {
        state.Write("staysChecked", _stays);
        state.Write("staysAtSites", _explainedBySite);
        state.Write("staysAtConsignees", _explainedByWaybill);
        state.Write("staysWaited", _waited);
        state.Write("staysWithoutWaybillSource", _withoutWaybill);
        state.Write("staysWithoutSiteSource", _withoutSites);
    }

    // A source that comes back soon is waited for; without one the check goes on with less.
    private void Check(in Event stay, Jurisdiction here)
    {
        var inSite = IsInSite(stay.A, here.Now);
        if (inSite && !MovedGoods(stay.C))
        {
            ExplainBySite();
            return;
        }

        var delay = SimDuration.Zero;
        foreach (var register in watch.Sites.Registers)
        {
            if (Waits(register, in stay, ref delay, here)) return;
        }

        if (Waits(watch.Sources[SourceRole.Waybills], in stay, ref delay, here) || Waits(watch.Sources[SourceRole.Permits], in stay, ref delay, here)) return;
        if (stay.C is not (0 or StayTimes.NoLevel) && Waits(watch.Sources[SourceRole.TankVolumes], in stay, ref delay, here)) return;
        var hasWaybill = stay.Stamp == 0 && watch.Sources.IsUp(SourceRole.Waybills, here.Now);
        // Who loads or unloads here by right cannot be told without waybills, nor how much it was without the tank's volume.
        if (inSite && !(hasWaybill && watch.Sources.IsUp(SourceRole.TankVolumes, here.Now)))
        {
            ExplainBySite();
            return;
        }

        _stays++;
        if (!AllSitesKnown(here.Now)) _withoutSites++;
        if (!hasWaybill)
        {
            _withoutWaybill++;
            Judge(WaybillStamp.Unknown, stay.A, stay.B, stay.C, stay.D, here);
            return;
        }

        here.Send(watch.Registry, delay + here.LinkDelay, MessageKind.WaybillAsked, stay.Stamp, stay.A, stay.B, stay.C, stay.D);
    }

    private void ExplainBySite()
    {
        _stays++;
        _explainedBySite++;
    }

    private bool IsInSite(long place, SimTime now) => watch.Sites.At(Vehicle.Unpacked(place), now) >= 0;

    private bool MovedGoods(long change) => change != StayTimes.NoLevel && Math.Abs(change) >= watch.Alerts.LevelChange;

    // Where the waybill says that the vehicle loads or unloads.
    private bool IsParty(int waybill, Geography.PlanePoint at) =>
        waybill >= 0 && (IsAt(WaybillStamp.From(waybill), at) || IsAt(WaybillStamp.To(waybill), at));

    private bool IsAt(int site, Geography.PlanePoint at) => site >= 0 && (watch.Sites.IsIn(at, site) || watch.SitePlaces[site].DistanceTo(at) <= watch.AtConsignee);

    // All sources are asked at once: the slowest decides when the answer is there.
    private bool Waits(DataSource? source, in Event stay, ref SimDuration delay, Jurisdiction here)
    {
        var reach = DataSources.Reach(source, here.Now);
        if (reach.State == SourceState.Up && reach.Delay > delay) delay = reach.Delay;
        if (reach.State != SourceState.Down || reach.BackAt - here.Now > watch.Patience) return false;
        _waited++;
        here.Wake(reach.BackAt - here.Now, MessageKind.StayReported, stay.Stamp, stay.A, stay.B, stay.C, stay.D);
        return true;
    }

    private void Judge(int waybill, long place, long times, long tank, long vehicle, Jurisdiction here)
    {
        var at = Vehicle.Unpacked(place);
        if (WaybillStamp.IsOpen(waybill) && WaybillStamp.To(waybill) is var to and >= 0 && watch.SitePlaces[to].DistanceTo(at) <= watch.AtConsignee)
        {
            _explainedByWaybill++;
            return;
        }

        // A registered site explains that a vehicle stands there, not that it sells there.
        var inSite = IsInSite(place, here.Now);
        if (inSite && (!MovedGoods(tank) || IsParty(waybill, at)))
        {
            _explainedBySite++;
            return;
        }

        var hour = watch.System.Calendar.HourOf(StayTimes.From(times));
        var marks = (watch.Alerts.IsNight(hour) ? StayMarks.Night : StayMarks.None) | (AllSitesKnown(here.Now) ? StayMarks.None : StayMarks.SiteUnknown) | (inSite ? StayMarks.InSite : StayMarks.None);
        if (waybill == WaybillStamp.Unknown)
        {
            marks |= StayMarks.WaybillUnknown;
        }
        else if (waybill == WaybillStamp.None || WaybillStamp.Goods(waybill) is not (var goods and >= 0))
        {
            marks |= StayMarks.GoodsUnknown;
        }
        else if (watch.IsDiesel[goods])
        {
            marks |= StayMarks.Diesel;
        }

        if (WaybillStamp.IsOpen(waybill)) marks |= StayMarks.Loaded | WayOf(waybill, at, here.Now);
        else if (waybill != WaybillStamp.Unknown) marks |= StayMarks.NoWaybill;
        if (tank == StayTimes.NoLevel || (tank != 0 && !watch.Sources.IsUp(SourceRole.TankVolumes, here.Now))) (tank, marks) = (0, marks | StayMarks.LevelUnknown);
        here.Send(watch.Model, MessageKind.StayUnexplained, (int)marks, place, times, tank, vehicle);
    }

    private bool AllSitesKnown(SimTime now)
    {
        foreach (var register in watch.Sites.Registers)
        {
            if (DataSources.Reach(register, now).State != SourceState.Up) return false;
        }

        return true;
    }

    private StayMarks WayOf(int waybill, Geography.PlanePoint at, SimTime now) =>
        !watch.Sources.IsUp(SourceRole.Permits, now) ? StayMarks.WayUnknown
        : IsOffRoute(waybill, at) ? StayMarks.OffRoute
        : StayMarks.None;

    // A way that leads out of the city's list of sites is not known here.
    private bool IsOffRoute(int waybill, Geography.PlanePoint at)
    {
        if (WaybillStamp.From(waybill) < 0 || WaybillStamp.To(waybill) < 0) return false;
        var (from, to) = (watch.SitePlaces[WaybillStamp.From(waybill)], watch.SitePlaces[WaybillStamp.To(waybill)]);
        return from.DistanceTo(at).Value + at.DistanceTo(to).Value - from.DistanceTo(to).Value > watch.Alerts.Detour.Value;
    }

    // What is there is there: the officer looks at the ground, not at the platform.
    private void Inspect(in Event asked, Jurisdiction here)
    {
        var place = Vehicle.Unpacked(asked.A);
        foreach (var hidden in watch.Hidden)
        {
            if (hidden.Place.DistanceTo(place).Value > Sight) continue;
            var chance = new Chance(here.Seed, StableHash.Of((ulong)hidden.Ring, (ulong)hidden.Kind), LookPurpose + (ulong)asked.C);
            if (asked.B == 0 && !chance.NextIs(Recognised)) continue;
            here.Send(asked.Sender, MessageKind.Inspected, asked.Stamp, (int)hidden.Kind, (long)hidden.Twin.Value);
            return;
        }

        here.Send(asked.Sender, MessageKind.Inspected, asked.Stamp, 0);
    }
}
