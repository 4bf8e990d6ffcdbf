using System.Text.Json;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Workloads;
using Liandong.Twins.Time;

namespace Liandong.Silo.Workloads;

/// <summary>Builds the benchmark workloads. A definition's content is the workload's record as JSON; empty content takes the defaults.</summary>
public sealed class WorkloadRunBuilder : IRunBuilder
{
    /// <summary>The models it builds.</summary>
    public static IReadOnlyList<string> Models => [Phold.Model, HotlineYear.Model, VehicleDay.Model];

    /// <summary>The definition of a run of this workload.</summary>
    public static RunDefinition Definition<T>(string model, T workload, ulong seed) =>
        new() { Model = model, Content = JsonSerializer.Serialize(workload), Seed = seed };

    /// <inheritdoc/>
    public RunShape Shape(RunDefinition definition) => definition.Model switch
    {
        Phold.Model when Read<Phold>(definition) is var phold => new RunShape { Jurisdictions = phold.Jurisdictions, LinkDelay = Phold.LinkDelay, End = phold.End },
        // Seventeen events a window: a grain call each would cost more than the work.
        HotlineYear.Model => new RunShape { Jurisdictions = HotlineYear.Desks, LinkDelay = HotlineYear.LinkDelay, End = SimTime.Latest, SuggestedPartitions = 1 },
        VehicleDay.Model when Read<VehicleDay>(definition) is var day => new RunShape { Jurisdictions = day.Jurisdictions, LinkDelay = VehicleDay.LinkDelay, End = day.End },
        _ => throw Unknown(definition),
    };

    /// <inheritdoc/>
    public IReadOnlyList<Jurisdiction> Build(RunDefinition definition, IReadOnlyList<int> jurisdictions)
    {
        var limits = Shape(definition).Limits;
        Func<int, Jurisdiction> build = definition.Model switch
        {
            Phold.Model when Read<Phold>(definition) is var phold => index => phold.Build(index, definition.Seed, limits),
            HotlineYear.Model when Read<HotlineYear>(definition) is var year => index => year.Build(index, definition.Seed, limits),
            VehicleDay.Model when Read<VehicleDay>(definition) is var day => index => day.Build(index, definition.Seed, limits),
            _ => throw Unknown(definition),
        };
        return [.. jurisdictions.Select(build)];
    }

    private static T Read<T>(RunDefinition definition)
        where T : new()
    {
        if (definition.Content.Length == 0) return new T();
        try
        {
            return JsonSerializer.Deserialize<T>(definition.Content) ?? new T();
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The content of a '{definition.Model}' run is not its record as JSON: {error.Message}", nameof(definition), error);
        }
    }

    private static ArgumentException Unknown(RunDefinition definition) =>
        new($"There is no workload '{definition.Model}'; there are {string.Join(", ", Models)}.", nameof(definition));
}
