using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Definition;

/// <summary>The JSON Schema of scenario files, which editors complete with: its text and the paths it knows.</summary>
public static class ScenarioSchema
{
    /// <summary>The schema's text.</summary>
    public static string Json { get; } = ReadText();

    /// <summary>Every path of a scenario: <c>staff.crews</c>, <c>rain[].kind</c>, <c>matters.*.work</c>.</summary>
    public static IReadOnlyCollection<string> Paths => Schema.Paths;

    private static SchemaPaths Schema { get; } = new(Json);

    /// <summary>Whether the pattern is a path, or the element of a list.</summary>
    internal static bool IsKnown(string pattern) => Schema.Paths.Contains(pattern) || Schema.Elements.Contains(pattern);

    /// <summary>Whether what stands at the path has keys of the file's own choice, such as codes.</summary>
    internal static bool HasKeysOfItsOwn(string pattern) => Schema.Free.Contains(pattern);

    private static string ReadText()
    {
        using var stream = typeof(ScenarioSchema).Assembly.GetManifestResourceStream("scenario.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
