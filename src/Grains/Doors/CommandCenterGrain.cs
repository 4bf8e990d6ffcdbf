using Liandong.Grains.Runs;
using Liandong.Twins;
using Liandong.Twins.Centers;
using Liandong.Twins.Time;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("command-center"), PreferLocalPlacement]
internal sealed class CommandCenterGrain(DoorPorts ports) : EntityDoor(TwinKind.CommandCenter, ports), ICommandCenterGrain
{
    /// <inheritdoc/>
    public async Task<InputReceipt> Command(long number, Decision decision, long what)
    {
        if (number < 0) throw new InputRefusedException($"The number {number} must not be below 0.", $"序号 {number} 应不小于 0");
        if (decision is Decision.None || !Enum.IsDefined(decision)) throw new InputRefusedException($"There is no decision {decision}.", $"没有指令 {decision}");
        // A run without this centre is told now, not when the input has reached nobody.
        await Ask();
        return await Run.Report(InputBatch.Of(new Event { To = Twin, Kind = MessageKind.Decide, Stamp = (int)decision, A = what, D = number }));
    }
}
