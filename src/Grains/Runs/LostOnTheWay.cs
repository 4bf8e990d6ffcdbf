using Orleans.Serialization;

namespace Liandong.Grains.Runs;

/// <summary>
/// A call that Orleans itself cancels was lost on its way: its directory breaks lookups off while members come and go. No call of ours carries a
/// token, so nobody else can have cancelled it; its caller hears what every lost call tells, that nobody answered. So it does where what Orleans' own
/// parts throw meanwhile cannot be told from member to member: all that ours throw can.
/// </summary>
public sealed class LostOnTheWay : IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (OperationCanceledException cancelled) when (context.Grain is IGrain and not ISystemTarget)
        {
            throw new TimeoutException($"No way to {context.TargetId} was found while members came or went.", cancelled);
        }
        catch (CodecNotFoundException untold) when (context.Grain is IGrain and not ISystemTarget)
        {
            throw new TimeoutException($"No way to {context.TargetId} was found ({untold.Message}).", untold);
        }
    }
}
