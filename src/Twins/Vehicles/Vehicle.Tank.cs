using Liandong.Twins.Time;
using Liandong.Twins.Waybills;

namespace Liandong.Twins.Vehicles;

/// <summary>What is in the tank and on the waybills. Litres are conserved: what was loaded was delivered or sold or is still in the tank.</summary>
public sealed partial class Vehicle
{
    /// <summary>Two loaded trips a day for 14 days, and some to spare.</summary>
    private const int KeptWaybills = 40;
    private const long Fortnight = 14 * Day;

    private static readonly ulong EntryPurpose = StableHash.Of("filling in a waybill");

    private readonly Waybill[] _waybills = new Waybill[KeptWaybills];
    private int _issued;
    private long _tank;
    private long _loaded;
    private long _loadedIllegally;
    private long _delivered;
    private long _sold;

    /// <summary>How many waybills of the last 14 days it remembers.</summary>
    public int WaybillCount(SimTime now)
    {
        var count = 0;
        while (count < Math.Min(_issued, KeptWaybills) && now.Milliseconds - WaybillAt(count).LoadedAt.Milliseconds <= Fortnight) count++;
        return count;
    }

    /// <summary>A waybill it remembers, the latest first.</summary>
    public ref readonly Waybill WaybillAt(int back) => ref _waybills[(_issued - 1 - back) % KeptWaybills];

    /// <summary>Whether goods are on the way under a waybill that is still open.</summary>
    public bool HasOpenWaybill => _issued > 0 && WaybillAt(0).IsOpen;

    // What a stop was for has been done.
    private void Work(in Stop stop, Jurisdiction here)
    {
        switch (stop.Purpose)
        {
            case StopPurpose.Loading:
                Load(in stop, here);
                break;
            case StopPurpose.Unloading:
                Deliver(in stop, here);
                break;
            case StopPurpose.IllegalLoading:
                _tank += stop.Centilitres;
                _loadedIllegally += stop.Centilitres;
                here.Record((int)OutcomeKind.LitresMoved, 3, stop.Centilitres, c: -1, d: _tank);
                break;
            case StopPurpose.IllegalSale:
                var sold = Math.Min(stop.Centilitres, _tank);
                _tank -= sold;
                _sold += sold;
                here.Record((int)OutcomeKind.LitresMoved, 4, sold, c: -1, d: _tank);
                break;
        }
    }

    private void Load(in Stop stop, Jurisdiction here)
    {
        var litres = Math.Min(stop.Centilitres, facts.Tank - _tank);
        var to = Consignee();
        var number = Waybill.NumberOf(world.DateOf(here.Now), facts.Number, _issued);
        _tank += litres;
        _loaded += litres;
        here.Record((int)OutcomeKind.LitresMoved, 1, litres, number, stop.Site, _tank);
        Issue(number, facts.Goods, stop.Site, to, litres, Kilograms(litres), here.Now, here);
    }

    private void Deliver(in Stop stop, Jurisdiction here)
    {
        var litres = Math.Min(WaybillAt(0).Loaded, _tank);
        _tank -= litres;
        _delivered += litres;
        here.Record((int)OutcomeKind.LitresMoved, 2, litres, WaybillAt(0).Number, stop.Site, _tank);
        Close(0, litres, Kilograms(litres), here);
    }

    private void Issue(long number, int goods, int from, int to, long litres, long kilograms, SimTime loaded, Jurisdiction here)
    {
        var entry = facts.IsFed ? WaybillEntry.Fed : FilledIn(here);
        _waybills[_issued++ % KeptWaybills] = new Waybill(number, goods, from, to, litres, loaded, 0, SimTime.Never, entry);
        here.Record((int)OutcomeKind.WaybillIssued, goods, number, litres, (uint)from | ((long)to << 32), kilograms);
        here.Send(world.Registry, MessageKind.WaybillIssued, goods, number, litres, (uint)from | ((long)to << 32), WaybillRegistry.Packed(loaded, entry));
    }

    // Who dispatches and drives, and what is forgotten: drawn by vehicle and waybill alone.
    private WaybillEntry FilledIn(Jurisdiction here)
    {
        var chance = new Chance(here.Seed, _key, StableHash.Of(EntryPurpose, (ulong)_issued));
        var dispatcher = chance.NextBelow(WaybillEntry.Dispatchers);
        var relief = chance.NextIs(world.Habits.ReliefDrives);
        var blank = chance.NextIs(world.Habits.LeavesBlank) ? (WaybillPart)(1 << chance.NextBelow(WaybillEntry.CommonParts)) : WaybillPart.None;
        return WaybillEntry.Of(blank, dispatcher, relief);
    }

    private void Close(int back, long litres, long kilograms, Jurisdiction here)
    {
        ref var waybill = ref _waybills[(_issued - 1 - back) % KeptWaybills];
        waybill = waybill with { Delivered = litres, DeliveredAt = here.Now };
        TellClosed(waybill.Number, waybill.Goods, waybill.To, litres, kilograms, here);
    }

    private void TellClosed(long number, int goods, int to, long litres, long kilograms, Jurisdiction here)
    {
        here.Record((int)OutcomeKind.WaybillClosed, goods, number, litres, to, kilograms);
        here.Send(world.Registry, MessageKind.WaybillClosed, goods, number, litres, to, here.Now.Milliseconds);
    }

    private int Consignee()
    {
        var next = _next;
        while (_stops[next].Purpose != StopPurpose.Unloading) next++;
        return _stops[next].Site;
    }

    private long Kilograms(long centilitres) => centilitres * facts.GramsPerLitre / 100_000;
}
