namespace Liandong.Scenarios.Analysis;

/// <summary>Something that the city was told of or found; two of the same thing where its clerks did not notice that.</summary>
/// <param name="Day">Days since the run's first local midnight.</param>
/// <param name="Cell">The cell's index in the city.</param>
/// <param name="Matter">The matter's index in the catalogue.</param>
internal readonly record struct Sighting(int Day, int Cell, int Matter);

/// <summary>Something that a department answered for and that ended or is overdue.</summary>
/// <param name="Kind">0 order, 1 approval, 2 case.</param>
/// <param name="Item">Its index in its catalogue.</param>
/// <param name="Jurisdiction">The city (0) or the county (from 1) whose desk had it.</param>
/// <param name="Department">The lead.</param>
/// <param name="Late">Whether it kept its limit not.</param>
internal readonly record struct Answered(int Kind, int Item, int Jurisdiction, int Department, bool Late);
