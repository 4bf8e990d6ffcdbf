namespace Liandong.Twins.Roads;

/// <summary>A road between two nodes, open both ways.</summary>
/// <param name="From">A node.</param>
/// <param name="To">Another one.</param>
/// <param name="Speed">What a heavy lorry makes of the straight line between them, in millimetres a second (which is metres a second times 1,000).</param>
/// <param name="Expressway">Whether it is closed to hazardous goods from 0 to 6 o'clock.</param>
public readonly record struct Road(int From, int To, int Speed, bool Expressway);
