using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <summary>A system of the city that goes on where orders end: an illegal building that was found becomes a case.</summary>
public interface IClosureListener
{
    /// <summary>The twin to tell that an order of this matter at this cell was closed; null when nobody wants to know. A function of its arguments alone.</summary>
    TwinId? WhoHears(int matter, TwinId cell);
}
