namespace Liandong.Scenarios.Report;

/// <summary>A word of a command that people copy into a shell.</summary>
public static class ShellWord
{
    private const string Plain = "-_./=+%:,";

    /// <summary>The word, in quotes where a shell would take it for more than that.</summary>
    public static string Quoted(string word) => word.Length > 0 && word.All(character => char.IsLetterOrDigit(character) || Plain.Contains(character, StringComparison.Ordinal))
        ? word
        : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
