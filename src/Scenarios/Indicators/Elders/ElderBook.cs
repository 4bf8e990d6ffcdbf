using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Elders;

/// <summary>What truly happened to somebody, and whether an alarm told.</summary>
internal sealed class TroubleRow
{
    public required Trouble What { get; init; }

    public required int Elder { get; init; }

    public required SimTime At { get; init; }

    /// <summary>What state the wristband was in.</summary>
    public required DeviceState Device { get; init; }

    /// <summary>Whether an alarm was about it.</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether the wristband itself told, not the wearer's press.</summary>
    public bool IsSensed { get; set; }
}

/// <summary>An alarm and what became of it.</summary>
internal sealed class AlarmRow
{
    public required AlarmCause Cause { get; init; }

    public required int Elder { get; init; }

    public required SimTime At { get; init; }

    /// <summary>The trouble it was about, 0 for a false alarm.</summary>
    public required long Trouble { get; set; }

    public long? AnsweredMilliseconds { get; set; }

    public long? ReachedMilliseconds { get; set; }

    public long? SettledMilliseconds { get; set; }

    public Rescuer AnsweredBy { get; set; }

    public Rescuer ReachedBy { get; set; }

    public bool IsByPhone { get; set; }

    /// <summary>Whether a call settled it although somebody needed help.</summary>
    public bool IsWrong { get; set; }

    public bool IsEscalated { get; set; }
}

/// <summary>Troubles and alarms of a run, from the outcomes of the elders system: the only place where truth and detection meet.</summary>
internal sealed class ElderBook(CityDefinition city)
{
    private readonly Dictionary<long, TroubleRow> _troubles = [];
    private readonly Dictionary<long, AlarmRow> _alarms = [];
    private readonly List<TroubleRow> _troublesInOrder = [];
    private readonly List<AlarmRow> _alarmsInOrder = [];

    public IReadOnlyList<TroubleRow> Troubles => _troublesInOrder;

    public IReadOnlyList<AlarmRow> Alarms => _alarmsInOrder;

    /// <summary>Milliseconds by day and by night: worn, empty, all.</summary>
    public (long Worn, long Empty, long All)[] Wear { get; } = new (long, long, long)[2];

    /// <summary>Milliseconds that each elder's wristband was given out.</summary>
    public long[] GivenOut { get; } = new long[city.Homes.Elders.Length];

    public long CalledOff { get; private set; }

    public long Silent { get; private set; }

    public long PutAway { get; private set; }

    public long OpenAtEnd { get; private set; }

    /// <summary>How long those whom a call left alone in trouble waited until they were found, in ms.</summary>
    public List<long> FoundAfter { get; } = [];

    public bool IsEmpty => _alarmsInOrder.Count == 0 && _troublesInOrder.Count == 0 && Wear[0].All == 0;

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.ElderBefell:
                var trouble = new TroubleRow { What = (Trouble)outcome.Code, Elder = (int)outcome.B, At = outcome.At, Device = (DeviceState)outcome.C };
                _troubles.Add(outcome.A, trouble);
                _troublesInOrder.Add(trouble);
                break;
            case OutcomeKind.ElderAlarm:
                // The 65,536th alarm of an elder would take the first one's number; the row in order stays.
                _alarmsInOrder.Add(_alarms[outcome.A] = new AlarmRow { Cause = (AlarmCause)outcome.Code, Elder = (int)outcome.B, At = outcome.At, Trouble = outcome.C });
                Told(outcome.C, (AlarmCause)outcome.Code);
                break;
            case OutcomeKind.ElderAlarmRepeated:
                if (outcome.C != 0 && _alarms.TryGetValue(outcome.A, out var open)) open.Trouble = outcome.C;
                Told(outcome.C, (AlarmCause)outcome.Code);
                break;
            case OutcomeKind.ElderRescuerCalledOff:
                CalledOff++;
                break;
            case OutcomeKind.ElderPromptAnswered:
                PutAway++;
                break;
            case OutcomeKind.ElderDeviceSilent:
                Silent++;
                break;
            case OutcomeKind.ElderAlarmOpenAtEnd:
                OpenAtEnd++;
                break;
            case OutcomeKind.ElderFound:
                FoundAfter.Add(outcome.B);
                break;
            case OutcomeKind.ElderWear:
                var (worn, empty, all) = Wear[outcome.Code];
                Wear[outcome.Code] = (worn + outcome.A, empty + outcome.B, all + outcome.C);
                if (outcome.D < GivenOut.Length) GivenOut[outcome.D] += outcome.C;
                break;
            default:
                Follow(in outcome);
                break;
        }
    }

    private void Follow(in Outcome outcome)
    {
        // What is read may begin after the alarm was raised.
        if (!_alarms.TryGetValue(outcome.A, out var alarm)) return;
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.ElderAlarmAnswered:
                (alarm.AnsweredBy, alarm.AnsweredMilliseconds) = ((Rescuer)outcome.Code, outcome.B);
                break;
            case OutcomeKind.ElderReached:
                (alarm.ReachedBy, alarm.ReachedMilliseconds) = ((Rescuer)outcome.Code, outcome.B);
                break;
            case OutcomeKind.ElderAlarmSettled:
                (alarm.SettledMilliseconds, alarm.IsByPhone, alarm.IsWrong) = (outcome.B, outcome.Code == 1, outcome.Code == 1 && outcome.D != 0);
                break;
            case OutcomeKind.ElderAlarmEscalated:
                alarm.IsEscalated = true;
                break;
            default:
                throw new InvalidDataException($"An outcome of {outcome.Who} at {outcome.At} has the unknown kind {outcome.Kind}.");
        }
    }

    private void Told(long trouble, AlarmCause cause)
    {
        if (trouble == 0) return;
        if (!_troubles.TryGetValue(trouble, out var row)) return;
        row.IsTold = true;
        row.IsSensed |= cause != AlarmCause.Sos;
    }
}
