using Liandong.Twins.Time;

namespace Liandong.Twins.Waybills;

/// <summary>
/// The electronic waybill of one trip of a vehicle with hazardous goods (危险货物道路运输电子运单): what rules need of its fields, and in few bits what
/// the others cannot be derived without. All fields of the form of Order 29 of 2019 of the Ministry of Transport are in <see cref="WaybillForm"/>.
/// </summary>
/// <param name="Number">Date of issue, vehicle and number of its trip, as yyyymmdd·vvvvv·nn; a recorded one has the number that it was recorded with.</param>
/// <param name="Goods">What is carried: an index into the city's goods; −1 when the city does not list them.</param>
/// <param name="From">The registered site that loads: an index into the city's sites; −1 for one elsewhere.</param>
/// <param name="To">The registered site that receives, likewise.</param>
/// <param name="Loaded">Centilitres loaded.</param>
/// <param name="LoadedAt">When loading was done and the waybill issued.</param>
/// <param name="Delivered">Centilitres delivered; 0 until then.</param>
/// <param name="DeliveredAt">When they were; <see cref="SimTime.Never"/> until then.</param>
/// <param name="Entry">What else the carrier filled in.</param>
public readonly record struct Waybill(long Number, int Goods, int From, int To, long Loaded, SimTime LoadedAt, long Delivered, SimTime DeliveredAt, WaybillEntry Entry)
{
    private const long Vehicles = 100_000;
    private const long Trips = 100;

    /// <summary>Whether the goods are still on the way.</summary>
    public bool IsOpen => DeliveredAt == SimTime.Never;

    /// <summary>The vehicle's number in the city, which its own number tells; not of a recorded one.</summary>
    public int Vehicle => (int)(Number / Trips % Vehicles);

    /// <summary>The date of issue as yyyymmdd, likewise.</summary>
    public int Date => (int)(Number / Trips / Vehicles);

    /// <summary>The number of a vehicle's trip on a day, unique in the city.</summary>
    /// <param name="date">The day as yyyymmdd.</param>
    /// <param name="vehicle">The vehicle's number in the city, below 100,000.</param>
    /// <param name="trip">The vehicle's trips of all days counted, of which the last two digits are used.</param>
    public static long NumberOf(int date, int vehicle, long trip) => (((date * Vehicles) + vehicle) * Trips) + (trip % Trips);

    /// <summary>Writes it as part of whoever keeps it.</summary>
    internal void Write(StateWriter state)
    {
        state.Write("waybill", Number);
        state.Write("waybillGoods", Goods);
        state.Write("waybillFrom", From);
        state.Write("waybillTo", To);
        state.Write("waybillLoadedCl", Loaded);
        state.Write("waybillLoadedAt", LoadedAt);
        state.Write("waybillDeliveredCl", Delivered);
        state.Write("waybillDeliveredAt", DeliveredAt);
        state.Write("waybillEntry", Entry.Bits);
    }
}
