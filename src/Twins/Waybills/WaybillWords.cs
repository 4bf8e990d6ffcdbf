namespace Liandong.Twins.Waybills;

/// <summary>Puts a waybill into words: what follows from the vehicle, its carrier and the sites is kept nowhere else.</summary>
[Given("It words what the city's files say, and keeps nothing.")]
public abstract class WaybillWords
{
    /// <summary>The form of a waybill; null for one of a recording, of which no form is known.</summary>
    /// <param name="vehicle">The vehicle's number in the city.</param>
    /// <param name="waybill">Its waybill.</param>
    public abstract WaybillForm? FormOf(int vehicle, in Waybill waybill);
}
