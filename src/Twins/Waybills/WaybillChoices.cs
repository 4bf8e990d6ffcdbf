namespace Liandong.Twins.Waybills;

/// <summary>Colour of a plate.</summary>
public enum PlateColour
{
    /// <summary>Lorries and tractors.</summary>
    YellowPlate = 0,
}

/// <summary>How the goods are packed.</summary>
public enum WaybillPackaging
{
    /// <summary>In the vehicle's own tank.</summary>
    InBulk = 0,
}

/// <summary>What stands under remarks (备注).</summary>
public enum WaybillRemark
{
    /// <summary>Nothing.</summary>
    NoRemark = 0,

    /// <summary>That the carrier's relief driver drives.</summary>
    ReliefDriver = 1,
}
