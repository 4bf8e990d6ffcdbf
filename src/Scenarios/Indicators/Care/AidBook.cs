using Liandong.Twins;
using Liandong.Twins.Care;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Care;

/// <summary>What all stations rented out, added up over the measured time.</summary>
internal sealed class AidBook
{
    private static readonly int Kinds = Enum.GetValues<AidKind>().Length;
    private readonly Samples _toDoor = new();

    /// <summary>Elders who asked.</summary>
    public long Asked => AskedOf.Sum();

    /// <summary>Of them, those for whom none was left.</summary>
    public long HadToWait => WaitedOf.Sum();

    /// <summary>Elders who looked elsewhere.</summary>
    public long GaveUp => GaveUpOf.Sum();

    /// <summary>Elders who asked, by kind.</summary>
    public long[] AskedOf { get; } = new long[Kinds];

    /// <summary>Elders for whom none was left, by kind.</summary>
    public long[] WaitedOf { get; } = new long[Kinds];

    /// <summary>Elders who looked elsewhere, by kind.</summary>
    public long[] GaveUpOf { get; } = new long[Kinds];

    /// <summary>From asking to the door in ms, by kind.</summary>
    public Samples[] ToDoorOf { get; } = [.. Enumerable.Range(0, Kinds).Select(_ => new Samples())];

    /// <summary>For how long it stayed in ms, by kind.</summary>
    public Samples[] RentedOf { get; } = [.. Enumerable.Range(0, Kinds).Select(_ => new Samples())];

    /// <summary>From asking to the door in ms.</summary>
    public Samples ToDoor => _toDoor;

    /// <summary>Aids at elders' homes or on the way, added up over the mornings.</summary>
    public long OutDays { get; private set; }

    /// <summary>Aids that are cleaned, added up over the mornings.</summary>
    public long CleaningDays { get; private set; }

    /// <summary>Aids, added up over the mornings.</summary>
    public long StockDays { get; private set; }

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.AidDay:
                StockDays += outcome.Code;
                OutDays += outcome.A;
                CleaningDays += outcome.B;
                break;
            case OutcomeKind.AidAsked:
                AskedOf[outcome.Code]++;
                WaitedOf[outcome.Code] += outcome.B;
                break;
            case OutcomeKind.AidGivenUp:
                GaveUpOf[outcome.Code]++;
                break;
            case OutcomeKind.AidDelivered:
                _toDoor.Add(outcome.A);
                ToDoorOf[outcome.Code].Add(outcome.A);
                break;
            case OutcomeKind.AidFetched:
                RentedOf[outcome.Code].Add(outcome.A);
                break;
            default:
                throw new InvalidDataException($"An outcome of {outcome.Who} at {outcome.At} has the unknown kind {outcome.Kind}.");
        }
    }
}
