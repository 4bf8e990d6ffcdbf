namespace Liandong.Twins.Waybills;

/// <summary>The parts of a waybill that a carrier fills in (危险货物道路运输电子运单), each of which can be left blank.</summary>
[Flags]
public enum WaybillPart
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>Who sends the goods, with telephone (托运人).</summary>
    Consignor = 1,

    /// <summary>Who loads them (装货人).</summary>
    Loader = 2,

    /// <summary>Who receives them (收货人).</summary>
    Consignee = 4,

    /// <summary>Origin, destination, date of departure, and whether it is distribution within the city.</summary>
    Way = 8,

    /// <summary>The carrier with its licence and telephones (承运人).</summary>
    Carrier = 16,

    /// <summary>Plate, its colour and transport certificate of the tractor or lorry.</summary>
    Tractor = 32,

    /// <summary>The tank's number and volume.</summary>
    Tank = 64,

    /// <summary>The driver with qualification and telephone.</summary>
    Driver = 128,

    /// <summary>The escort (押运员), likewise.</summary>
    Escort = 256,

    /// <summary>UN number, proper shipping name, class, packing group, packaging, quantity.</summary>
    Goods = 512,

    /// <summary>Who dispatched the vehicle, and when (调度人).</summary>
    Dispatcher = 1_024,

    /// <summary>Plate and certificate of the trailer; only vehicles that have one.</summary>
    Trailer = 2_048,
}

/// <summary>
/// What a waybill says beside its goods, its sites and its litres, as far as it does not follow from the vehicle: in 16 bits, so that the
/// waybills of a fortnight stay small. The words are derived when somebody asks (<see cref="WaybillWords"/>).
/// </summary>
/// <param name="Bits">Blank parts (12 bits), which dispatcher (2), the relief driver (1), only what a recording told (1).</param>
public readonly record struct WaybillEntry(int Bits)
{
    /// <summary>How many dispatchers a carrier has.</summary>
    public const int Dispatchers = 4;

    /// <summary>How many parts every waybill has: all but the trailer.</summary>
    public const int CommonParts = 11;

    private const int Parts = (1 << 12) - 1;
    private const int DispatcherShift = 12;
    private const int ReliefBit = 1 << 14;
    private const int FedBit = 1 << 15;

    /// <summary>A waybill of a recording: of its form nothing is known but goods, sites, and litres.</summary>
    public static readonly WaybillEntry Fed = new(FedBit);

    /// <summary>What a carrier filled in.</summary>
    /// <param name="blank">Parts that were left blank.</param>
    /// <param name="dispatcher">Which of the carrier's dispatchers, from 0.</param>
    /// <param name="reliefDrives">Whether the carrier's relief driver drives, not the vehicle's own.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dispatcher.</exception>
    public static WaybillEntry Of(WaybillPart blank, int dispatcher, bool reliefDrives) => (uint)dispatcher < Dispatchers
        ? new WaybillEntry(((int)blank & Parts) | (dispatcher << DispatcherShift) | (reliefDrives ? ReliefBit : 0))
        : throw new ArgumentOutOfRangeException(nameof(dispatcher), dispatcher, $"A carrier has {Dispatchers} dispatchers.");

    /// <summary>Parts that were left blank.</summary>
    public WaybillPart Blank => (WaybillPart)(Bits & Parts);

    /// <summary>Which of the carrier's dispatchers.</summary>
    public int Dispatcher => (Bits >> DispatcherShift) & (Dispatchers - 1);

    /// <summary>Whether the carrier's relief driver drives.</summary>
    public bool ReliefDrives => (Bits & ReliefBit) != 0;

    /// <summary>Whether it comes from a recording, which has not the whole form.</summary>
    public bool IsFed => (Bits & FedBit) != 0;
}
