using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Systems.Hazmat;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>One generated fortnight of the toy town: what truly went on and what the watch made of it.</summary>
internal sealed class RefuellingWorld(BareRun run)
{
    /// <summary>The run's indicators; what it recorded is not kept.</summary>
    public RunIndicators Indicators { get; } = run.Indicators;

    public int Outages { get; } = run.Run.Scenario.HazmatWatch!.Sources.Sum(source => source.Outages.Length);

    public int SourcesMissing { get; } = run.Outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.SourceMissing);

    public int Members { get; } = run.Outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.RingMember);

    public int Sales { get; } = HazmatRun.Stops(run).Count(stop => stop.Purpose == StopPurpose.IllegalSale);

    public int Rings { get; } = run.Run.Hazmat!.Secrets.Rings.Length;

    public int RingsFound => (int)Math.Round((this["rings.recall"] ?? 0) * Rings);

    public int Alarms => (int)(this["spots.alarms"] ?? 0);

    public int RightAlarms => (int)Math.Round((this["spots.precision"] ?? 0) * Alarms);

    public double? this[string indicator] => Indicators["hazmat." + indicator].Value;
}

/// <summary>Fortnights that the generator invents, one a seed, on the toy town: how many of the rings are found and how many of the alarms are right.</summary>
internal sealed record RefuellingTrial(IReadOnlyList<RefuellingWorld> Worlds)
{
    public const int Seeds = 200;

    public static readonly Lazy<RefuellingTrial> TwoHundred = new(() => Of(Seeds, scenario => scenario));

    public Proportion Recall => new(Worlds.Sum(world => world.RingsFound), Worlds.Sum(world => world.Rings));

    public Proportion Precision => new(Worlds.Sum(world => world.RightAlarms), Worlds.Sum(world => world.Alarms));

    public Proportion TracedFirst => new(Worlds.Count(world => world["source.rank"] == 1), Worlds.Count(world => world["source.rank"] is not null));

    /// <summary>Of the worlds in which the alarm came, the days from the first guilty stop to it.</summary>
    public double DaysToAlarm => Worlds.Select(world => world["alarm.after"]).OfType<double>().DefaultIfEmpty(double.NaN).Average() / HazmatRun.Day;

    public static RefuellingTrial Of(int seeds, Func<ScenarioDefinition, ScenarioDefinition> change)
    {
        var town = CityFiles.Load("toytown");
        var generator = new RefuellingGenerator(town, "toytown");
        return new([.. Enumerable.Range(0, seeds).Select(seed =>
        {
            var scenario = ScenarioFiles.Parse(generator.Generate(seed), "refuelling " + seed).Definition;
            var run = BareRun.Of(town, change(scenario with { Load = scenario.Load with { Requests = 0, Finds = 0 } }), (ulong)seed);
            return new RefuellingWorld(run);
        })]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"rings found {Recall}; alarms right {Precision}; true other end first {TracedFirst}; {DaysToAlarm:0.0} days to the alarm");
}
