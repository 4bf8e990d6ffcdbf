namespace Liandong.Twins.Waterways;

/// <summary>Whose foul water truly was in the readings that an alarm of foul water rests on.</summary>
public enum FoulWater
{
    /// <summary>无污水: nobody's; the gauge read murk. Alarms of radar have none either.</summary>
    None = 0,

    /// <summary>他人的污水: that of others, not of whoever the alarm is about.</summary>
    Others = 1,

    /// <summary>被怀疑者的污水: that of whoever the alarm is about, perhaps with that of others.</summary>
    Own = 2,
}

/// <summary>Whom an alarm of a shore station is about, as its outcome tells (<see cref="OutcomeKind.RiverAlarm"/>).</summary>
/// <param name="Suspect">The vessel or outfall, 32 bits.</param>
/// <param name="Shore">Before which shore, 8 bits.</param>
/// <param name="Water">Whose foul water it was: the truth, for those who judge alarms alone; 8 bits.</param>
public readonly record struct AlarmAbout(int Suspect, ShoreKind Shore, FoulWater Water)
{
    /// <summary>All of it in one value of an outcome, the suspect lowest.</summary>
    public long Packed => (uint)Suspect | ((long)Shore << 32) | ((long)Water << 40);

    /// <summary>What was packed.</summary>
    public static AlarmAbout Of(long packed) => new((int)(uint)packed, (ShoreKind)(byte)(packed >> 32), (FoulWater)(byte)(packed >> 40));
}
