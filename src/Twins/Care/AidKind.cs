namespace Liandong.Twins.Care;

/// <summary>What a station rents out (辅具). One does not stand in for another.</summary>
public enum AidKind
{
    /// <summary>轮椅.</summary>
    Wheelchair = 0,

    /// <summary>护理床.</summary>
    NursingBed = 1,

    /// <summary>助行器.</summary>
    Walker = 2,
}
