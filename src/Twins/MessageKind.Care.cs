namespace Liandong.Twins;

/// <content>Messages of the home-care system: 220 to 239.</content>
public static partial class MessageKind
{
    /// <summary>CarePlatform → CareProvider: send a worker. Stamp <see cref="Orders.JobStamp"/>, A order, B the home's cell, C incident.</summary>
    public const ushort CareAssign = 220;

    /// <summary>CareProvider → CarePlatform: workers free, or ill. Stamp <see cref="Care.CareService"/>, A index of the provider, B how many more (less than 0: fewer).</summary>
    public const ushort CareWorkers = 221;
}
