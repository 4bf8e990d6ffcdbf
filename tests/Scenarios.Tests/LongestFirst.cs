using Liandong.Scenarios.Tests;
using Liandong.Scenarios.Tests.Checkpoints;
using Liandong.Scenarios.Tests.Credibility;
using Liandong.Scenarios.Tests.HazmatWatch;
using Liandong.Scenarios.Tests.Runs;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Liandong.Scenarios.Tests;

/// <summary>Begins with the classes that take longest, so that at the end no processor waits for the other.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long = [typeof(KeyResourceTests), typeof(FirstSeedTests), typeof(CredibilityTests), typeof(CheckpointTests), typeof(FurtherSeedsTests), typeof(NightBanTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(Place).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(Long, type => collection.TestCollectionDisplayName.Contains(type.FullName! + " ", StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
