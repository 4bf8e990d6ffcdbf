using static Liandong.Twins.Orders.OrderCommand;
using static Liandong.Twins.Orders.OrderState;

namespace Liandong.Twins.Orders;

/// <summary>The life of an order (GB/T 30428: report, file, dispatch, handle, check, close) as one table of what each state allows.</summary>
public static class OrderMachine
{
    /// <summary>The state after a command, or nothing when the state refuses it.</summary>
    public static OrderState? Next(OrderState state, OrderCommand command) => (state, command) switch
    {
        (Reported, OrderCommand.File) => Filed,
        (Filed, Dispatch) => Dispatched,
        (Dispatched, Accept) => Accepted,
        (Dispatched or Accepted or OnScene, Return) => Filed,
        (Accepted, Arrive) => OnScene,
        (Accepted or OnScene, Finish) => Handled,
        (Filed or Dispatched or Accepted, CallOff) => Handled,
        (Handled, Pass) => Verified,
        (Handled or Verified, Fail) => Dispatched,
        (Verified, Pass) => Verified,
        (Verified, Close) => Closed,
        (Dispatched or Accepted or OnScene, Assist) => state,
        (Filed or Dispatched or Accepted or OnScene or Handled or Verified, Defer or Escalate or Supervise or Merge or Urge) => state,
        _ => null,
    };
}
