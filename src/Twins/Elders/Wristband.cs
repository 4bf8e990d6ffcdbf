using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>
/// The wristband as a thing: worn or put down, charged or empty, and for how long. It is put on or down in the morning and in the
/// evening; it lasts three to five days, and whoever sees in the evening that it will not last thirty hours charges it overnight,
/// unless they forget (7 %). A mutable struct.
/// </summary>
internal struct Wristband
{
    private const long Hour = 3_600_000;
    private const double Charged = 0.93;
    private const int TooLittleHours = 30;
    private static readonly ulong WearPurpose = StableHash.Of("wristband worn");
    private static readonly ulong LifePurpose = StableHash.Of("wristband battery");

    private long _since;
    private bool _byNight;
    private long _wornByDay;
    private long _wornByNight;
    private long _emptyByDay;
    private long _emptyByNight;
    private long _allByDay;
    private long _allByNight;

    /// <summary>Whether somebody wears it (charged or not).</summary>
    public bool IsWorn { get; private set; }

    /// <summary>Whether it is empty.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>How often it was charged: a wake-up of an earlier charge is stale.</summary>
    public int Charges { get; private set; }

    /// <summary>When it will be empty.</summary>
    public SimTime EmptyAt { get; private set; }

    /// <summary>What it is.</summary>
    public readonly DeviceState State => IsEmpty ? DeviceState.Empty : IsWorn ? DeviceState.Worn : DeviceState.PutDown;

    /// <summary>
    /// The run begins, somewhere between two charges: six to 86 hours were left last evening, and by day those who had too little have
    /// charged it; by night <see cref="ChangePeriod"/> settles that.
    /// </summary>
    public void Begin(ulong key, bool byNight, SimDuration sinceEvening, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, key, LifePurpose);
        var left = 6 + (80 * chance.NextUnit());
        if (!byNight && left < TooLittleHours && chance.NextIs(Charged)) left = 82 + (48 * chance.NextUnit());
        EmptyAt = SimTime.Max(here.Now, here.Now + new SimDuration((long)(left * Hour)) - sinceEvening);
        (_since, _byNight) = (here.Now.Milliseconds, byNight);
    }

    /// <summary>Morning or evening has come; the count of these periods is part of the key. Whether it was put on the charger.</summary>
    public bool ChangePeriod(ulong key, ElderGroup group, bool byNight, long period, double wear, Jurisdiction here)
    {
        Account(here.Now);
        _byNight = byNight;
        var chance = new Chance(here.Seed, key, WearPurpose + (ulong)period);
        var worn = chance.NextUnit() < wear * (byNight ? Ability.WearsByNight(group) : Ability.WearsByDay(group));
        var charges = byNight && EmptyAt - here.Now < new SimDuration(TooLittleHours * Hour) && chance.NextIs(Charged);
        IsWorn = worn && !charges;
        return charges;
    }

    /// <summary>It is charged, full again at this time.</summary>
    public void Charge(ulong key, SimTime full, Jurisdiction here)
    {
        Account(here.Now);
        Charges++;
        var chance = new Chance(here.Seed, key, LifePurpose + (ulong)Charges);
        EmptyAt = full + new SimDuration((long)((72 + (48 * chance.NextUnit())) * Hour));
        IsEmpty = false;
    }

    /// <summary>Its battery has run down.</summary>
    public void RunDown(SimTime now)
    {
        Account(now);
        IsEmpty = true;
    }

    /// <summary>Leaves behind how it was worn.</summary>
    public void Finish(int index, Jurisdiction here)
    {
        Account(here.Now);
        here.Record((int)OutcomeKind.ElderWear, 0, _wornByDay, _emptyByDay, _allByDay, index);
        here.Record((int)OutcomeKind.ElderWear, 1, _wornByNight, _emptyByNight, _allByNight, index);
    }

    /// <summary>Writes its whole state.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("device", State);
        state.Write("worn", IsWorn);
        state.Write("emptyAt", EmptyAt);
        state.Write("charges", Charges);
        state.Write("accountedTo", new SimTime(_since));
        state.Write("byNight", _byNight);
        state.Write("wornByDayMs", _wornByDay);
        state.Write("wornByNightMs", _wornByNight);
        state.Write("emptyByDayMs", _emptyByDay);
        state.Write("emptyByNightMs", _emptyByNight);
        state.Write("allByDayMs", _allByDay);
        state.Write("allByNightMs", _allByNight);
    }

    private void Account(SimTime now)
    {
        var passed = now.Milliseconds - _since;
        _since = now.Milliseconds;
        var worn = State == DeviceState.Worn ? passed : 0;
        var empty = IsEmpty ? passed : 0;
        if (_byNight) (_wornByNight, _emptyByNight, _allByNight) = (_wornByNight + worn, _emptyByNight + empty, _allByNight + passed);
        else (_wornByDay, _emptyByDay, _allByDay) = (_wornByDay + worn, _emptyByDay + empty, _allByDay + passed);
    }
}
