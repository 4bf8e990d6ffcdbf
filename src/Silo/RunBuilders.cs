using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Silo;

/// <summary>Several models in one silo: hands each definition to the builder of its model.</summary>
public sealed class RunBuilders(IReadOnlyDictionary<string, IRunBuilder> byModel) : IRunBuilder
{
    /// <inheritdoc/>
    public RunShape Shape(RunDefinition definition) => For(definition).Shape(definition);

    /// <inheritdoc/>
    public IReadOnlyList<Jurisdiction> Build(RunDefinition definition, IReadOnlyList<int> jurisdictions) => For(definition).Build(definition, jurisdictions);

    private IRunBuilder For(RunDefinition definition) => byModel.TryGetValue(definition.Model, out var builder)
        ? builder
        : throw new ArgumentException($"There is no model '{definition.Model}'; there are {string.Join(", ", byModel.Keys.Order(StringComparer.Ordinal))}.");
}
