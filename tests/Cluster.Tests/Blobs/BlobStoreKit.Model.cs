using CsCheck;

namespace Liandong.Cluster.Tests.Blobs;

public abstract partial class BlobStoreKit
{
    private static readonly Gen<BlobModel.Step> AnyStep =
        from act in Gen.Enum<BlobModel.Act>()
        from name in Gen.Int[0, 2]
        from tag in Gen.Enum<BlobModel.TagChoice>()
        from content in Gen.String[Gen.Char['a', 'd'], 1, 3]
        select new BlobModel.Step(act, name, tag, content);

    private int _model;

    /// <summary>How many random sequences are tried.</summary>
    protected abstract int Sequences { get; }

    [Fact]
    public async Task Whatever_is_done_it_is_as_in_a_dictionary() => await AnyStep.List[1, 12].SampleAsync(async steps =>
    {
        var model = new BlobModel(Store, $"m{Interlocked.Increment(ref _model)}/");
        foreach (var step in steps) await model.Take(step, Stop);
        await model.Compare(Stop);
    }, iter: Sequences, threads: 2);
}
