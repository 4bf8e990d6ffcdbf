using Liandong.Scenarios.City;

namespace Liandong.Client.Screens;

/// <summary>The language that people are spoken to in: one of the two, or both.</summary>
public sealed class Words
{
    public static readonly Words Chinese = new(text => text.Zh);

    public static readonly Words English = new(text => text.En);

    public static readonly Words Both = new(text => string.Equals(text.Zh, text.En, StringComparison.Ordinal) ? text.Zh : text.Zh + " / " + text.En);

    private static readonly string[] LanguageVariables = ["LC_ALL", "LANG"];

    private readonly Func<Text, string> _of;

    private Words(Func<Text, string> of) => _of = of;

    /// <summary>A text as it is shown.</summary>
    public string Of(Text text) => _of(text);

    /// <summary>The language that was asked for; else Chinese where the system is set to it; else both.</summary>
    public static Words Choose(string? asked, Func<string, string?> environment) => asked switch
    {
        "zh" => Chinese,
        "en" => English,
        _ when LanguageVariables.Any(name => environment(name)?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true) => Chinese,
        _ => Both,
    };
}
