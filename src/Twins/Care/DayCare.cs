using Liandong.Twins.Time;

namespace Liandong.Twins.Care;

/// <summary>
/// The day care of a station (日间照料). Elders sign up for some days in a row and keep their place meanwhile; when all places are taken they
/// wait in line, and look elsewhere when it takes too long.
/// </summary>
internal sealed class DayCare(CareWorld world, CareStationPlan plan)
{
    private static readonly ulong GuestPurpose = StableHash.Of("guests of a day");
    private static readonly ulong SettledPurpose = StableHash.Of("guests when the run begins");
    private readonly List<Guest> _guests = [];
    private readonly List<Wish> _line = [];

    /// <summary>Who comes already when the run begins. Lengths are memoryless, so what is left of a stay is drawn as a whole one.</summary>
    /// <param name="day">Days since the run began.</param>
    /// <param name="here">The jurisdiction.</param>
    public void Settle(int day, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, plan.Key, SettledPurpose);
        var guests = Math.Min(plan.Elders, chance.NextPoisson(plan.GuestsADay * world.Demand));
        for (var i = 0; i < guests; i++)
        {
            // Drawn for those beyond the places too, so that the number of places moves no other draw.
            var guest = new Guest(Elder(ref chance), day + Days(world.DayCareDays, ref chance));
            if (_guests.Count < plan.Places) _guests.Add(guest);
        }
    }

    /// <summary>A morning: places that have become free go to the line first, then to those who sign up.</summary>
    /// <param name="day">Days since the run began.</param>
    /// <param name="factor">How many more than on an ordinary day sign up.</param>
    /// <param name="here">The jurisdiction.</param>
    public void Open(int day, double factor, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, plan.Key + (ulong)day, GuestPurpose);
        _guests.RemoveAll(guest => guest.Until <= day);
        AdmitWaiting(day, here);
        // At most all who neither come nor wait yet.
        var signed = Math.Min(plan.Elders - _guests.Count - _line.Count, chance.NextPoisson(plan.GuestsADay * world.Demand * factor / world.DayCareDays));
        for (var i = 0; i < signed; i++) SignUp(day, ref chance, here);
        here.Record((int)OutcomeKind.DayCareDay, plan.Places, _guests.Count, _line.Count, signed);
    }

    /// <summary>Writes all of it.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("places", plan.Places);
        state.Write("guests", _guests, static (item, guest) =>
        {
            item.Write("elderNumber", guest.Elder);
            item.Write("untilDay", guest.Until);
        });
        state.Write("waitingForPlace", _line, static (item, wish) =>
        {
            item.Write("elderNumber", wish.Elder);
            item.Write("sinceDay", wish.Since);
            item.Write("days", wish.Days);
            item.Write("patientUntilDay", wish.PatientUntil);
        });
    }

    private void AdmitWaiting(int day, Jurisdiction here)
    {
        foreach (var wish in _line.Where(wish => wish.PatientUntil < day)) here.Record((int)OutcomeKind.DayCareGivenUp, day - wish.Since, wish.Elder);
        _line.RemoveAll(wish => wish.PatientUntil < day);
        var free = Math.Min(plan.Places - _guests.Count, _line.Count);
        for (var i = 0; i < free; i++) Admit(_line[i], day, here);
        _line.RemoveRange(0, free);
    }

    private void SignUp(int day, ref Chance chance, Jurisdiction here)
    {
        var wish = new Wish(Elder(ref chance), day, Days(world.DayCareDays, ref chance), day + Days(world.DayCarePatienceDays, ref chance));
        if (_guests.Count < plan.Places) Admit(wish, day, here);
        else _line.Add(wish);
    }

    private void Admit(Wish wish, int day, Jurisdiction here)
    {
        _guests.Add(new Guest(wish.Elder, day + wish.Days));
        here.Record((int)OutcomeKind.DayCareAdmitted, day - wish.Since, wish.Elder, wish.Days);
    }

    // One of the station's elders who neither comes already nor waits.
    private int Elder(ref Chance chance)
    {
        var elder = chance.NextBelow(plan.Elders);
        while (_guests.Exists(guest => guest.Elder == elder) || _line.Exists(wish => wish.Elder == elder)) elder = (elder + 1) % plan.Elders;
        return elder;
    }

    // Geometric from 1 day on.
    private static int Days(double mean, ref Chance chance) => 1 + (int)(PortableMath.Log(chance.NextUnit()) / PortableMath.Log(1 - (1 / mean)));

    private readonly record struct Guest(int Elder, int Until);

    private readonly record struct Wish(int Elder, int Since, int Days, int PatientUntil);
}
