using Liandong.Grains.Runs;
using Liandong.Twins.Centers;

namespace Liandong.Grains.Doors;

/// <summary>The front door of a command centre (指挥中心) in a run.</summary>
[Alias("ICommandCenterGrain")]
public interface ICommandCenterGrain : IEntityDoor
{
    /// <summary>
    /// A decision (指令) of the centre's people; answers when the journal has it. Whether the centre carried it out or refused it, and why, is an
    /// outcome of the run.
    /// </summary>
    /// <param name="number">Its number among the decisions of this centre, rising; a repeated one is dropped. 0 is not checked.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="what">About what: a level, or the <see cref="Twins.Time.TwinId"/> of a cell or an order.</param>
    /// <exception cref="InputRefusedException">It was not taken; the message says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such centre.</exception>
    [Alias("Command")]
    Task<InputReceipt> Command(long number, Decision decision, long what);
}
