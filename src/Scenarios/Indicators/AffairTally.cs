using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Affairs;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>
/// How approvals and cases fared. Decisions, closures and what befell are of what happened after the warm-up, whenever it was received;
/// shares of applications are of those received after it. The on-time share is of all that should have been decided: decided ones and
/// those open past their limit.
/// </summary>
internal sealed class AffairTally : SystemTally
{
    private readonly CityDefinition _city;
    private readonly RunSpan _span;
    private readonly Dictionary<ulong, Followed> _open = [];
    private readonly AffairCounts[][] _byDepartment;
    private readonly AffairCounts[][] _byItem;
    private readonly AffairCounts[] _all = [new(), new()];
    private readonly long[] _askedOpinions;
    private readonly long[] _silentOpinions;
    private long _reviews;
    private long _overturned;

    public AffairTally(CityDefinition city, RunSpan span)
    {
        (_city, _span) = (city, span);
        _byDepartment = [Counts(city.Departments.Length), Counts(city.Departments.Length)];
        _byItem = [Counts(city.Affairs.Approvals.Length), Counts(city.Affairs.Cases.Length)];
        _askedOpinions = new long[city.Departments.Length];
        _silentOpinions = new long[city.Departments.Length];
    }

    /// <summary>Its indicators, in the order of reports.</summary>
    public static ImmutableArray<IndicatorDefinition> Definitions { get; } = AffairIndicators.Definitions;

    public override OutcomeKind First => OutcomeKind.AffairReceived;

    public override OutcomeKind Last => OutcomeKind.AffairCauseBack;

    /// <summary>Whether there were any.</summary>
    public bool IsEmpty => _all[0].Received + _all[1].Received == 0 && _open.Count == 0;

    /// <summary>All approvals and all cases.</summary>
    public AffairCounts All(bool isCase) => _all[isCase ? 1 : 0];

    /// <summary>A department's as the lead.</summary>
    public AffairCounts Of(bool isCase, int department) => _byDepartment[isCase ? 1 : 0][department];

    /// <summary>An item's.</summary>
    public AffairCounts OfItem(bool isCase, int item) => _byItem[isCase ? 1 : 0][item];

    /// <summary>How often a department was asked for its word, and how often it was silent.</summary>
    public (long Asked, long Silent) Opinions(int department) => (_askedOpinions[department], _silentOpinions[department]);

    public (long Decided, long Overturned) Reviews => (_reviews, _overturned);

    public override void Add(in Outcome outcome)
    {
        if ((OutcomeKind)outcome.Kind == OutcomeKind.AffairReceived)
        {
            var isNewCase = outcome.Who.Kind == (byte)TwinKind.Case;
            var followed = new Followed(isNewCase ? 1 : 0, outcome.Code, outcome.Time >= _span.WarmUp.Milliseconds);
            _open[outcome.Twin] = followed;
            if (!followed.Measured) return;
            Each(followed, (int)outcome.D, counts => counts.Received++);
            if (outcome.C != 0) Each(followed, (int)outcome.D, counts => counts.FromOrders++);
            return;
        }

        if (!_open.TryGetValue(outcome.Twin, out var known)) throw new InvalidDataException($"An outcome of {outcome.Who} at {outcome.At} comes before it was received.");
        Follow(known, in outcome);
    }

    public override void Report(IndicatorValues values)
    {
        if (!IsEmpty) AffairIndicators.Report(this, values, _askedOpinions.Sum(), _silentOpinions.Sum());
    }

    public override Section? Section() => IsEmpty ? null : AffairSection.Of(_city, this);

    private static AffairCounts[] Counts(int count) => [.. Enumerable.Range(0, count).Select(_ => new AffairCounts())];

    private void Follow(Followed known, in Outcome outcome)
    {
        var kind = (OutcomeKind)outcome.Kind;
        if (kind == OutcomeKind.AffairOpenAtEnd)
        {
            var isOverdue = outcome.Code < (int)AffairState.Decided && outcome.B > 0 && outcome.B <= _span.Duration.Milliseconds;
            Each(known, (int)outcome.D, counts =>
            {
                counts.Open++;
                if (isOverdue) counts.Overdue++;
            });
            return;
        }

        if (outcome.Time < _span.WarmUp.Milliseconds)
        {
            if (kind == OutcomeKind.AffairDecided) known.IsDecided = true;
            return;
        }

        switch (kind)
        {
            case OutcomeKind.AffairDecided: Decide(known, in outcome); break;
            case OutcomeKind.OpinionAsked: _askedOpinions[outcome.Code]++; break;
            case OutcomeKind.OpinionSilent: _silentOpinions[outcome.Code]++; break;
            case OutcomeKind.AppealDecided:
                _reviews++;
                _overturned += outcome.Code;
                break;
            default: Befall(known, in outcome); break;
        }
    }

    private void Befall(Followed known, in Outcome outcome)
    {
        var code = outcome.Code;
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.AffairAccepted: Each(known, -1, counts => { counts.Accepted++; counts.Silent += 1 - code; }); break;
            case OutcomeKind.CorrectionsAsked: Each(known, -1, counts => counts.Corrected++); break;
            case OutcomeKind.AffairExtended: Each(known, -1, counts => counts.Extended++); break;
            case OutcomeKind.HearingHeld: Each(known, -1, counts => counts.Hearings++); break;
            case OutcomeKind.AffairSupervised: Each(known, (int)outcome.A, counts => counts.Supervised++); break;
            case OutcomeKind.AffairTransferred: Each(known, code, counts => counts.Transferred++); break;
            case OutcomeKind.AffairAppealed: Each(known, (int)outcome.A, counts => counts.Appealed++); break;
            case OutcomeKind.AffairCarriedOut: Each(known, -1, counts => { counts.CarriedOut++; counts.Willing += code; }); break;
            case OutcomeKind.AffairClosed: Each(known, (int)outcome.D, counts => counts.Closed++); break;
            case OutcomeKind.AffairRated: Each(known, (int)outcome.A, counts => { counts.Rated++; counts.Satisfied += code; }); break;
            case OutcomeKind.AffairRechecked:
                var isFound = outcome.B > 0 && code == 0 ? 1 : 0;
                Each(known, (int)outcome.A, counts => { counts.Rechecked++; counts.CameBack += 1 - code; counts.ReturnsFound += isFound; });
                break;
            case OutcomeKind.AffairCauseBack: Each(known, code, counts => counts.Returns++); break;
        }
    }

    // The decision that counts is the first: what a review orders comes later and is the review's.
    private void Decide(Followed known, in Outcome outcome)
    {
        if (known.IsDecided) return;
        known.IsDecided = true;
        var (isOnTime, taken, isAgainst) = (outcome.Time <= outcome.B, outcome.Time - outcome.A, outcome.Code == 0);
        Each(known, (int)outcome.D, counts =>
        {
            counts.Decided++;
            if (isOnTime) counts.OnTime++;
            if (isAgainst) counts.Against++;
            counts.Times.Add(taken);
        });
    }

    private void Each(Followed known, int department, Action<AffairCounts> count)
    {
        count(_all[known.Kind]);
        count(_byItem[known.Kind][known.Item]);
        if (department >= 0) count(_byDepartment[known.Kind][department]);
    }

    private sealed record Followed(int Kind, int Item, bool Measured)
    {
        public bool IsDecided { get; set; }
    }
}
