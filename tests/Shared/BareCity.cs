using Liandong.Grains.Runs;
using Liandong.Silo;
using Liandong.Twins.Time;

namespace Liandong.Tests;

/// <summary>A city stepped in one loop, without clock, grains or silo: what every other way to run it has to come to.</summary>
internal static class BareCity
{
    public static Digest DigestOf(RunDefinition definition)
    {
        var builder = new CityRunBuilder();
        var shape = builder.Shape(definition);
        var partition = new Partition(0, new int[shape.Jurisdictions], builder.Build(definition, [.. Enumerable.Range(0, shape.Jurisdictions)]));
        partition.Begin();
        while (partition.NextDue < shape.End) partition.StepNext(shape.LinkDelay, shape.End);
        partition.Finish(shape.End);
        return Digest.Combine(partition.Jurisdictions.Select(jurisdiction => jurisdiction.Fingerprint()));
    }
}
