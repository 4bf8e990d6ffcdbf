using Liandong.Scenarios.City;

namespace Liandong.Client.Screens;

/// <summary>The language that people are spoken to in: one of the two, or both.</summary>
public sealed class Words
{
    public static readonly Words Chinese = new(text => [text.Zh]) { Language = "zh" };

    public static readonly Words English = new(text => [text.En]) { Language = "en" };

    public static readonly Words Both = new(text => string.Equals(text.Zh, text.En, StringComparison.Ordinal) ? [text.Zh] : [text.Zh, text.En]);

    // In the order in which the system looks at them.
    private static readonly string[] LanguageVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private readonly Func<Text, string[]> _each;

    private Words(Func<Text, string[]> each) => _each = each;

    /// <summary>The one language that is spoken; null for both.</summary>
    public string? Language { get; private init; }

    /// <summary>A text on one line.</summary>
    public string Of(Text text) => string.Join(" / ", _each(text));

    /// <summary>A text in each language that is spoken.</summary>
    public IReadOnlyList<string> Each(Text text) => _each(text);

    /// <summary>The language that was asked for; else the system's if it is one of the two; else both.</summary>
    public static Words Choose(string? asked, Func<string, string?> environment) => asked switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => OfSystem(LanguageVariables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? ""),
    };

    private static Words OfSystem(string locale) => locale.Length < 2 ? Both : locale[..2].ToLowerInvariant() switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => Both,
    };
}
