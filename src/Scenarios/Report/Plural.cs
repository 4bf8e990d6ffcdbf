using System.Globalization;

namespace Liandong.Scenarios.Report;

/// <summary>Numbers of things in English: <c>1 county</c>, <c>12 cells</c>.</summary>
public static class Plural
{
    /// <param name="number">How many.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for none or several; with an s unless given.</param>
    public static string Of(long number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");
}
