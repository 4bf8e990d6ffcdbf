using Orleans.Runtime.Placement;

namespace Liandong.Grains.Runs;

/// <summary>Says where a run's partitions are to be activated, by the hint that every placement strategy of Orleans honours.</summary>
internal sealed class PartitionPlacer(ILocalSiloDetails here, ISiloStatusOracle silos)
{
    /// <summary>Makes the calls started inside <paramref name="call"/> place a new activation of this partition where it belongs.</summary>
    public Task<T> Place<T>(int partition, PartitionPlacement placement, Func<Task<T>> call)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, SiloFor(partition, placement));
        try
        {
            return call();
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }

    private SiloAddress SiloFor(int partition, PartitionPlacement placement)
    {
        if (placement == PartitionPlacement.BesideTheClock) return here.SiloAddress;
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Order().ToArray();
        return active.Length == 0 ? here.SiloAddress : active[partition % active.Length];
    }
}
