using Liandong.Grains.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Liandong.Grains.Runs;

/// <summary>What a run's clock needs of its silo.</summary>
/// <param name="Builder">The models.</param>
/// <param name="Paces">The paces.</param>
/// <param name="Placer">Says where partitions belong.</param>
/// <param name="Eviction">Declares members dead that do not answer.</param>
/// <param name="Grains">The way to other grains.</param>
/// <param name="Store">Where journals and checkpoints are kept.</param>
/// <param name="Here">The runs that this silo carries.</param>
/// <param name="Silos">The cluster of this silo.</param>
/// <param name="Time">The wall clock.</param>
/// <param name="Log">For what the operator should know.</param>
internal sealed record RunPorts(IRunBuilder Builder, IPaceBuilder Paces, PartitionPlacer Placer, MemberEviction Eviction, IGrainFactory Grains, IBlobStore Store, RunsHere Here, IOptions<ClusterOptions> Silos, TimeProvider Time, ILogger<RunPorts> Log)
{
    /// <summary>The name of this silo's cluster.</summary>
    public string Cluster => Silos.Value.ClusterId;
}
