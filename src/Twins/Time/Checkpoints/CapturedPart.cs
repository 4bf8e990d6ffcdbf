namespace Liandong.Twins.Time.Checkpoints;

/// <summary>Where the bytes of a jurisdiction are among those of its partition.</summary>
/// <param name="Jurisdiction">Its index.</param>
/// <param name="Offset">The first of its bytes.</param>
/// <param name="Length">How many they are.</param>
public readonly record struct CapturedPart(int Jurisdiction, long Offset, int Length);
