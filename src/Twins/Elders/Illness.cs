using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>An illness that shows in the vital signs: it comes within a quarter of an hour and is over after some hours, or when help has come. A mutable struct.</summary>
internal struct Illness
{
    private const long OnsetMilliseconds = 15 * 60_000;

    private VitalStrain _strain;

    /// <summary>The trouble it is.</summary>
    public long Trouble { get; private set; }

    /// <summary>What it is.</summary>
    public Trouble What { get; private set; }

    public SimTime Since { get; private set; }

    public SimTime Until { get; private set; }

    /// <summary>Falls ill.</summary>
    public void Begin(long trouble, Trouble what, SimTime now, SimDuration length, VitalStrain strain) => (Trouble, What, Since, Until, _strain) = (trouble, what, now, now + length, strain);

    /// <summary>Is treated.</summary>
    public void End() => (Trouble, Until) = (0, SimTime.Start);

    /// <summary>Whether it shows now.</summary>
    public readonly bool IsOn(SimTime now) => now < Until;

    /// <summary>What it does to the vital signs now.</summary>
    public readonly VitalStrain StrainAt(SimTime now)
    {
        if (!IsOn(now)) return default;
        var ill = (now - Since).Milliseconds;
        return ill >= OnsetMilliseconds
            ? _strain
            : new VitalStrain((int)(_strain.PulseMilli * ill / OnsetMilliseconds), (int)(_strain.SystolicMilli * ill / OnsetMilliseconds), (int)(_strain.SaturationMilli * ill / OnsetMilliseconds));
    }

    /// <summary>Writes what <see cref="Elder"/> does not.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("illnessIs", What);
        state.Write("pulseStrainMilli", _strain.PulseMilli);
        state.Write("systolicStrainMilli", _strain.SystolicMilli);
        state.Write("saturationStrainMilli", _strain.SaturationMilli);
    }
}
