using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>What a figure that lies in its band is evidence of.</summary>
internal enum Basis
{
    /// <summary>Nothing: it was put in.</summary>
    Input,

    /// <summary>Nothing but that fitting worked: parameters were chosen so.</summary>
    Fitted,

    /// <summary>That the model says what it was not told.</summary>
    Tested,

    /// <summary>Little: no record of it was found, the band is a suggested value.</summary>
    Assumed,

    /// <summary>That the engine computes what theory says.</summary>
    Exact,
}

/// <summary>The words for it.</summary>
internal static class BasisWords
{
    public static Text Of(Basis basis) => basis switch
    {
        Basis.Input => new("输入", "input"),
        Basis.Fitted => new("拟合", "fitted"),
        Basis.Tested => new("检验", "tested"),
        Basis.Assumed => new("假定", "assumed"),
        Basis.Exact => new("理论", "exact"),
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "There are no words for this basis."),
    };
}
