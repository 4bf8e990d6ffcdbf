namespace Liandong.Twins.Centers;

/// <summary>What a desk does with its one kind of attention.</summary>
public enum DeskWork
{
    /// <summary>受理、立案与派遣: reading a request, filing it, sending it on.</summary>
    File = 0,

    /// <summary>核查结案: checking what was done.</summary>
    Verify = 1,

    /// <summary>会商: a commander's or resident's part in a consultation.</summary>
    Consult = 2,

    /// <summary>办理: a department's handling.</summary>
    Handle = 3,

    /// <summary>督办: looking into an order that another tier raised.</summary>
    Supervise = 4,

    /// <summary>回访: calling a person back.</summary>
    CallBack = 5,

    /// <summary>审办: a step of an approval or a case.</summary>
    Examine = 6,
}
