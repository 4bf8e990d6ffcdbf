using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>One report of a vehicle's terminal (JT/T 808, 0x0200), as measured: with noise and drift.</summary>
/// <param name="At">When it was taken; a report that was withheld during an outage comes later.</param>
/// <param name="Place">Where the terminal believes it is.</param>
/// <param name="Speed">Millimetres a second.</param>
/// <param name="Tank">What the tank's level sensor says, in centilitres; −1 without one.</param>
public readonly record struct GpsPoint(SimTime At, PlanePoint Place, int Speed, long Tank);
