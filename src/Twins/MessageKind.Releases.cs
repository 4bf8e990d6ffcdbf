namespace Liandong.Twins;

/// <content>Messages about a release of gas and the people near it.</content>
public static partial class MessageKind
{
    /// <summary>GasSensor → IncidentCommand: an alarm. Stamp 1 raised, 0 over; A measured in µg/m³, B its number.</summary>
    public const ushort GasAlarm = 210;

    /// <summary>Neighbourhood → IncidentCommand: somebody called, it smells. A the neighbourhood.</summary>
    public const ushort SmellReported = 211;

    /// <summary>IncidentCommand → Neighbourhood: protect yourselves. Stamp <see cref="Releases.ProtectiveAction"/>, A the shelter (0 for none), B the way there in ms.</summary>
    public const ushort Protect = 212;

    /// <summary>IncidentCommand → Neighbourhood: police keeps through traffic out. A the incident.</summary>
    public const ushort RoadClosed = 213;

    /// <summary>IncidentCommand → Release: the entry team closed the leak. A when it knew of the release, in ms.</summary>
    public const ushort CloseLeak = 214;

    /// <summary>Release → GasSensor, Neighbourhood, IncidentCommand: nothing escapes any more. A since when, in ms.</summary>
    public const ushort ReleaseEnded = 215;

    /// <summary>Neighbourhood or Shelter → Shelter: people at the door. Stamp shelters tried before, A how many, B their neighbourhood.</summary>
    public const ushort AtShelter = 216;

    /// <summary>Shelter → Neighbourhood: what became of them. Stamp 1 taken in, 0 went on elsewhere; A how many.</summary>
    public const ushort TakenIn = 217;

    /// <summary>IncidentCommand → Neighbourhood: the cordon is lifted, police let through traffic in again. A the incident.</summary>
    public const ushort RoadOpened = 218;
}
