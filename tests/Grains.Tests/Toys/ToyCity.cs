using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests.Toys;

/// <summary>A city of echo twins, noisy twins and, where a test asks for one, a twin that misbehaves in jurisdiction 3.</summary>
internal sealed class ToyCity : IRunBuilder
{
    public const int Jurisdictions = 8;

    public static readonly SimDuration LinkDelay = SimDuration.FromSeconds(2);

    public static RunDefinition Definition(string content = "", ulong seed = 7) => new() { Model = "toy", Content = content, Seed = seed };

    /// <summary>How often what "bad disk" is made of cannot be read before it can.</summary>
    private const int BadReads = 2;

    private int _reads;

    public RunShape Shape(RunDefinition definition) => definition.Content == "bad disk" && Interlocked.Increment(ref _reads) <= BadReads
        ? throw new InvalidOperationException("A toy city that cannot be read.", new IOException("Input/output error"))
        : definition.Content == "no shape"
        ? throw new ArgumentException("A toy city without a shape.")
        : definition.Content == "odd shape" ? throw new InvalidOperationException("A toy city with a fault in its shape.")
        : new()
        {
            Jurisdictions = Jurisdictions,
            LinkDelay = LinkDelay,
            End = definition.Content == "endless" ? SimTime.Latest : SimTime.Start + SimDuration.FromMinutes(10),
            Limits = new Limits { EventsPerSpan = 20_000 },
        };

    public IReadOnlyList<Jurisdiction> Build(RunDefinition definition, IReadOnlyList<int> jurisdictions) =>
        [.. jurisdictions.Select(index => BuildOne(definition, index))];

    private Jurisdiction BuildOne(RunDefinition definition, int index)
    {
        var shape = Shape(definition);
        var built = new Jurisdiction(index, shape.Jurisdictions, definition.Seed, shape.LinkDelay, shape.Limits);
        built.Join(new EchoTwin());
        built.Join(new NoisyTwin());
        if (index == 3 && Misfit(definition.Content) is { } misfit) built.Join(misfit);
        if (definition.Content == "sensors") built.Join(new ToySensor());
        if (definition.Content == "several") built.Join(new FragileTwin());
        return built;
    }

    private static Twin? Misfit(string content) => content switch
    {
        "greedy" => new GreedyTwin(),
        "hasty" => new HastyTwin(),
        "throwing" => new ThrowingTwin(),
        "lost" => new LostTwin(),
        _ => null,
    };
}
