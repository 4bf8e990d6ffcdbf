namespace Liandong.Twins;

/// <content>Messages of the resident supervision: 240 to 259.</content>
public static partial class MessageKind
{
    /// <summary>UnownedAsset → Supervisor (community) → Supervisor (street): it failed and nobody owns it. Stamp the asset's index, A asset, B units (a bit each), C its cell, D failed at.</summary>
    public const ushort CaseReported = 240;

    /// <summary>Supervisor (street) → UnownedAsset: somebody repairs it until it has an owner.</summary>
    public const ushort RepairFirst = 241;

    /// <summary>Supervisor (street) → Supervisor (district): a meeting, please. Stamp the asset's index, A number of the case, B units (a bit each), C which meeting of the case, D 1 when the district's leader is to chair, and 2 more when papers name the owner.</summary>
    public const ushort MeetingAsked = 242;

    /// <summary>Supervisor (district) → Supervisor (street): the meeting was held. Stamp <see cref="Supervision.MeetingResult"/>, A number of the case.</summary>
    public const ushort MeetingResult = 243;

    /// <summary>Supervisor (street) → UnownedAsset: it has an owner.</summary>
    public const ushort OwnerFound = 244;
}
