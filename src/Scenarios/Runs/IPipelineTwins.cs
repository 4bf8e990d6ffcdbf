using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>The twins of the order pipeline in one jurisdiction, in the order that <see cref="Twins.CommandSystem"/> assumes.</summary>
internal interface IPipelineTwins
{
    /// <summary>How many they are.</summary>
    int Count { get; }

    void JoinTo(Jurisdiction jurisdiction);
}
