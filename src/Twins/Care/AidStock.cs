using Liandong.Twins.Time;

namespace Liandong.Twins.Care;

/// <summary>
/// What a station rents out. Whoever asks gets a free aid of the kind reserved, and a visit brings it; when the time is over another visit
/// fetches it, and it is cleaned before it can go out again. When none is left elders wait in line, and look elsewhere when it takes too long.
/// </summary>
internal sealed class AidStock(CareWorld world, CareStationPlan plan)
{
    private static readonly ulong WishPurpose = StableHash.Of("an aid that is asked for");
    private static readonly ulong CleanPurpose = StableHash.Of("an aid is cleaned");
    private static readonly ulong SettledPurpose = StableHash.Of("aids that are out when the run begins");
    private static readonly int Kinds = Enum.GetValues<AidKind>().Length;
    private readonly int[] _free = [.. plan.Aids];
    private readonly SortedDictionary<long, Rental> _out = [];
    private readonly List<Wish> _line = [];
    private readonly int[] _cleaning = new int[Kinds];
    private long _stalePatience;

    /// <summary>
    /// What is out when the run begins, so many as the demand keeps out if the stock has them. Lengths are memoryless, so what is left of a
    /// rental is drawn as a whole one. Returns of each how long it stays.
    /// </summary>
    /// <param name="numbers">The number of the first; the next ones follow.</param>
    /// <param name="rentalsADay">Rentals that begin on an ordinary day.</param>
    /// <param name="here">The jurisdiction.</param>
    public IEnumerable<(long Number, SimDuration Stays)> Settle(long numbers, double rentalsADay, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, plan.Key, SettledPurpose);
        var number = numbers;
        for (var kind = 0; kind < Kinds; kind++)
        {
            var wanted = chance.NextPoisson(rentalsADay * world.AidShares[kind] * world.AidDays);
            for (var i = 0; i < wanted; i++)
            {
                // Drawn for those beyond the stock too, so that the number of aids moves no other draw.
                var (elder, stays) = (chance.NextBelow(plan.Elders), SimDuration.FromDays(chance.NextExponential(world.AidDays)));
                if (_free[kind] == 0) continue;
                _free[kind]--;
                _out.Add(number, new Rental((AidKind)kind, elder, here.Now, here.Now));
                yield return (number++, stays);
            }
        }
    }

    /// <summary>An elder asks. Whether an aid is there for them; else they wait until <paramref name="patientUntil"/>.</summary>
    public bool Ask(long number, int elder, Jurisdiction here, out SimTime patientUntil)
    {
        var chance = ChanceOf(number, here);
        var kind = (AidKind)KindAt(chance.NextUnit());
        var isThere = _free[(int)kind] > 0;
        here.Record((int)OutcomeKind.AidAsked, (int)kind, elder, isThere ? 0 : 1);
        patientUntil = here.Now + SimDuration.FromDays(chance.NextExponential(world.AidPatienceDays));
        var wish = new Wish(number, kind, elder, here.Now);
        if (isThere) Reserve(wish);
        else _line.Add(wish);
        return isThere;
    }

    /// <summary>The elder's patience is at its end: who still waits looks elsewhere. Most have their aid long since.</summary>
    public void GiveUp(long number, Jurisdiction here)
    {
        var place = _line.FindIndex(wish => wish.Number == number);
        if (place < 0)
        {
            _stalePatience++;
            return;
        }

        var wish = _line[place];
        _line.RemoveAt(place);
        here.Record((int)OutcomeKind.AidGivenUp, (int)wish.Kind, (here.Now - wish.Asked).Milliseconds, wish.Elder);
    }

    /// <summary>It stands at the elder's home. How long it will stay.</summary>
    public SimDuration Deliver(long number, Jurisdiction here)
    {
        var rental = _out[number];
        _out[number] = rental with { Delivered = here.Now };
        here.Record((int)OutcomeKind.AidDelivered, (int)rental.Kind, (here.Now - rental.Asked).Milliseconds, rental.Elder);
        var chance = ChanceOf(number, here);
        chance.NextUnit();
        chance.NextUnit();
        return SimDuration.FromDays(chance.NextExponential(world.AidDays));
    }

    /// <summary>Who has it, for the visit that fetches it.</summary>
    public int ElderOf(long number) => _out[number].Elder;

    /// <summary>It was fetched. How long it is cleaned, and its kind.</summary>
    public (AidKind Kind, SimDuration Cleaning) Fetch(long number, Jurisdiction here)
    {
        _out.Remove(number, out var rental);
        _cleaning[(int)rental.Kind]++;
        here.Record((int)OutcomeKind.AidFetched, (int)rental.Kind, (here.Now - rental.Delivered).Milliseconds, rental.Elder);
        var chance = new Chance(here.Seed, StableHash.Of(plan.Key, (ulong)number), CleanPurpose);
        return (rental.Kind, world.AidCleaning.Draw(ref chance));
    }

    /// <summary>It is clean: the first who waits for its kind gets it. Their number, elder, and when they asked; null when nobody waits.</summary>
    public (long Number, int Elder, SimTime Asked)? TakeBack(AidKind kind)
    {
        _cleaning[(int)kind]--;
        _free[(int)kind]++;
        var place = _line.FindIndex(wish => wish.Kind == kind);
        if (place < 0) return null;
        var wish = _line[place];
        _line.RemoveAt(place);
        Reserve(wish);
        return (wish.Number, wish.Elder, wish.Asked);
    }

    /// <summary>A morning's count.</summary>
    public void Count(Jurisdiction here) => here.Record((int)OutcomeKind.AidDay, plan.Aids.Sum(), _out.Count, _cleaning.Sum(), _line.Count);

    /// <summary>Writes all of it.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("aidsFree", _free, static (item, free) => item.Write("aidsOfKindFree", free));
        state.Write("aidsInCleaning", _cleaning, static (item, cleaned) => item.Write("aidsOfKindInCleaning", cleaned));
        state.Write("stalePatience", _stalePatience);
        state.Write("aidsOut", _out, static (item, rental) =>
        {
            item.Write("ask", rental.Key);
            item.Write("aid", rental.Value.Kind);
            item.Write("elderNumber", rental.Value.Elder);
            item.Write("askedAt", rental.Value.Asked);
            item.Write("broughtAt", rental.Value.Delivered);
        });
        state.Write("waitingForAid", _line, static (item, wish) =>
        {
            item.Write("ask", wish.Number);
            item.Write("aid", wish.Kind);
            item.Write("elderNumber", wish.Elder);
            item.Write("askedAt", wish.Asked);
        });
    }

    private void Reserve(Wish wish)
    {
        _free[(int)wish.Kind]--;
        _out.Add(wish.Number, new Rental(wish.Kind, wish.Elder, wish.Asked, SimTime.Never));
    }

    private int KindAt(double draw)
    {
        for (var kind = 0; kind < Kinds - 1; kind++)
        {
            if (draw < world.AidShares[kind]) return kind;
            draw -= world.AidShares[kind];
        }

        return Kinds - 1;
    }

    private Chance ChanceOf(long number, Jurisdiction here) => new(here.Seed, StableHash.Of(plan.Key, (ulong)number), WishPurpose);

    private readonly record struct Rental(AidKind Kind, int Elder, SimTime Asked, SimTime Delivered);

    private readonly record struct Wish(long Number, AidKind Kind, int Elder, SimTime Asked);
}
