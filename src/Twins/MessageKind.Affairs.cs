namespace Liandong.Twins;

/// <content>Approvals and cases: 260–289.</content>
public static partial class MessageKind
{
    /// <summary>ServiceHall of a county → ServiceHall of the city: an application or case of its tier. Stamp item | 1 &lt;&lt; 16 for a case, A incident, B the town's jurisdiction, C when it began.</summary>
    public const ushort Apply = 260;

    /// <summary>Approval or Case → Department: a step for one of its handlers. Stamp step | priority &lt;&lt; 16, A the approval or case, B service in ms, C incident.</summary>
    public const ushort Examine = 261;

    /// <summary>Department → Approval or Case: the step is done. Stamp step.</summary>
    public const ushort Examined = 262;

    /// <summary>Order → whoever listens for its matter: closed. Stamp matter, A order, B cell, C incident.</summary>
    public const ushort OrderSettled = 263;

    /// <summary>Case → the Order that gave cause → CommandCenter: is something of this kind open there again? A the case; from the order also Stamp matter, B cell, C incident.</summary>
    public const ushort AskWhetherItStands = 264;

    /// <summary>CommandCenter → Case: Stamp 1 when an order of that kind is open in that cell, 0 when none is.</summary>
    public const ushort StandsAgain = 265;
}
