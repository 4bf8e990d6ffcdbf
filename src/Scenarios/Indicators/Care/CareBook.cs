using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Care;

/// <summary>One service that an elder asked for, and how far it came; times in ms of the run, −1 for not yet.</summary>
internal sealed record CareCase(int Service, TwinId Station, long Asked, long Due)
{
    public long Matched { get; set; } = -1;

    public long Arrived { get; set; } = -1;

    public long Served { get; set; } = -1;

    public bool Waited { get; set; }
}

/// <summary>The services of a run, put together from what stations, platform and providers left behind.</summary>
internal sealed class CareBook(CityDefinition city, RunSpan span)
{
    private const int FenPerYuan = 100;
    private const long Hour = 3_600_000;
    private readonly WorkCalendar _calendar = new(new SimDuration((long)(span.Start - span.Start.Date.AddDays(-(((int)span.Start.DayOfWeek + 6) % 7))).TotalMilliseconds));
    private readonly Dictionary<long, CareCase> _open = [];
    private readonly List<CareCase> _all = [];

    /// <summary>Services asked for after the warm-up.</summary>
    public IReadOnlyList<CareCase> All => _all;

    public Samples Travel { get; } = new();

    /// <summary>On the way and at work, by provider, in ms after the warm-up.</summary>
    public long[] BusyOf { get; } = new long[city.Care.Providers.Length];

    public long[] VisitsOf { get; } = new long[city.Care.Providers.Length];

    public long SubsidyFen { get; private set; }

    public long PaidFen { get; private set; }

    public long Satisfied { get; private set; }

    public long Rated { get; private set; }

    public DayCareBook DayCare { get; } = new();

    public AidBook Aids { get; } = new();

    public double SubsidyYuan => (double)SubsidyFen / FenPerYuan;

    public void Add(in Outcome outcome)
    {
        var isMeasured = outcome.Time >= span.WarmUp.Milliseconds;
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.CareAsked:
                Ask(in outcome, isMeasured);
                break;
            case OutcomeKind.CareMatched when _open.TryGetValue(outcome.A, out var matched) && matched.Matched < 0:
                matched.Matched = outcome.Time;
                break;
            case OutcomeKind.CareWaits when _open.TryGetValue(outcome.A, out var waiting):
                waiting.Waited = true;
                break;
            case OutcomeKind.CareArrived when _open.TryGetValue(outcome.A, out var reached) && reached.Arrived < 0:
                reached.Arrived = outcome.Time;
                break;
            case OutcomeKind.CareServed:
                Serve(in outcome, isMeasured);
                break;
            case OutcomeKind.CarePaid when isMeasured:
                SubsidyFen += outcome.B;
                PaidFen += outcome.B + outcome.C;
                break;
            case OutcomeKind.CareRated when isMeasured:
                Rated++;
                Satisfied += outcome.Code;
                break;
            case OutcomeKind.DayCareDay or OutcomeKind.DayCareAdmitted or OutcomeKind.DayCareGivenUp when isMeasured:
                DayCare.Add(in outcome);
                break;
            case OutcomeKind.AidDay or OutcomeKind.AidAsked or OutcomeKind.AidGivenUp or OutcomeKind.AidDelivered or OutcomeKind.AidFetched when isMeasured:
                Aids.Add(in outcome);
                break;
        }
    }

    /// <summary>Workers' time on duty at a provider after the warm-up: its hours of every day, half days counted by their hours.</summary>
    public long OnDuty(int provider)
    {
        var site = city.Care.Providers[provider];
        var hours = 0L;
        for (var at = span.WarmUp.Milliseconds; at < span.Duration.Milliseconds; at += Hour)
        {
            var hour = _calendar.HourOf(new SimTime(at));
            if (hour >= site.Opens && hour < site.Closes) hours++;
        }

        return hours * Hour * site.Workers.Sum();
    }

    private void Ask(in Outcome outcome, bool isMeasured)
    {
        var matter = city.Matters[city.Care.Services[outcome.Code].Matter];
        var asked = new CareCase(outcome.Code, outcome.Who, outcome.Time, _calendar.Due(outcome.At, matter.CloseWithin).Milliseconds);
        // Numbers of incidents repeat only after tens of thousands; the later one counts.
        _open[outcome.A] = asked;
        if (isMeasured) _all.Add(asked);
    }

    private void Serve(in Outcome outcome, bool isMeasured)
    {
        if (_open.TryGetValue(outcome.A, out var served) && served.Served < 0) served.Served = outcome.Time;
        if (!isMeasured) return;
        Travel.Add(outcome.C);
        var provider = (int)outcome.B;
        BusyOf[provider] += outcome.C + outcome.D;
        VisitsOf[provider]++;
    }
}
