using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Analysis;

/// <summary>The topics that a run is analysed by (专题分析), each with its finding, map, chart and numbers.</summary>
internal sealed class ThematicAnalysis
{
    private ThematicAnalysis(CityDefinition city, RunSpan span, MatterLog log)
    {
        (City, Span, Log) = (city, span, log);
        var sightings = log.Sightings;
        HotSpots = Analysis.HotSpots.Find(city, sightings, log.Days);
        Repeats = RepeatMatters.Find(city, sightings);
        Departments = WeakDepartments.Rank(log.Answered);
        Signals = EarlySignals.Find(city, sightings, log.Days);
    }

    public CityDefinition City { get; }

    public RunSpan Span { get; }

    public MatterLog Log { get; }

    public ImmutableArray<HotSpot> HotSpots { get; }

    public ImmutableArray<RepeatMatter> Repeats { get; }

    public ImmutableArray<DepartmentStanding> Departments { get; }

    public ImmutableArray<EarlySignal> Signals { get; }

    /// <summary>Its indicators, in the order of reports.</summary>
    public static ImmutableArray<IndicatorDefinition> Definitions { get; } =
    [
        new("analysis.hot-spots", new Text("热点", "Hot spots"), IndicatorUnit.Count),
        new("analysis.repeat-matters", new Text("重复事项", "Repeat matters"), IndicatorUnit.Count),
        new("analysis.weak-departments", new Text("薄弱部门（县级与市级分别计）", "Weak departments (of counties and of the city)"), IndicatorUnit.Count),
        new("analysis.early-signals", new Text("早期信号", "Early signals"), IndicatorUnit.Count),
    ];

    public static ThematicAnalysis Of(CityDefinition city, RunSpan span, MatterLog log) => new(city, span, log);

    public void Report(IndicatorValues values)
    {
        values.Set("analysis.hot-spots", HotSpots.Length);
        values.Set("analysis.repeat-matters", Repeats.Length);
        values.Set("analysis.weak-departments", Departments.Count(one => one.IsWeak));
        values.Set("analysis.early-signals", Signals.Length);
    }

    /// <summary>The topics as sections of a report; none when hardly anything was seen.</summary>
    public ImmutableArray<Section> Sections() => Log.Sightings.Length == 0
        ? []
        : [HotSpotTopic.Of(this), RepeatTopic.Of(this), DepartmentTopic.Of(this), SignalTopic.Of(this)];
}
