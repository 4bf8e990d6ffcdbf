using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Care;

/// <summary>The day care of all stations, added up over the measured mornings.</summary>
internal sealed class DayCareBook
{
    /// <summary>Elders who signed up.</summary>
    public long Asked { get; private set; }

    /// <summary>Of them, those who had a place the same day.</summary>
    public long AtOnce { get; private set; }

    /// <summary>Elders who had to wait and got a place.</summary>
    public long Later { get; private set; }

    /// <summary>Elders who looked elsewhere.</summary>
    public long GaveUp { get; private set; }

    /// <summary>Guests, added up over the mornings.</summary>
    public long GuestDays { get; private set; }

    /// <summary>Places, added up over the mornings.</summary>
    public long PlaceDays { get; private set; }

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.DayCareDay:
                Asked += outcome.C;
                GuestDays += outcome.A;
                PlaceDays += outcome.Code;
                break;
            case OutcomeKind.DayCareAdmitted when outcome.Code == 0:
                AtOnce++;
                break;
            case OutcomeKind.DayCareAdmitted:
                Later++;
                break;
            default:
                GaveUp++;
                break;
        }
    }
}
