using System.Text.Json;

namespace Liandong.Scenarios.Definition;

/// <summary>The JSON Schema of scenario files, which editors complete with: its text and the paths it knows.</summary>
public static class ScenarioSchema
{
    private static readonly SortedSet<string> Elements = new(StringComparer.Ordinal);
    private static readonly SortedSet<string> Free = new(StringComparer.Ordinal);

    /// <summary>The schema's text.</summary>
    public static string Json { get; } = ReadText();

    /// <summary>Every path of a scenario: <c>staff.crews</c>, <c>rain[].kind</c>, <c>matters.*.work</c>.</summary>
    public static IReadOnlyCollection<string> Paths { get; } = ReadPaths();

    /// <summary>Whether the pattern is a path, or the element of a list.</summary>
    internal static bool IsKnown(string pattern) => Paths.Contains(pattern, StringComparer.Ordinal) || Elements.Contains(pattern);

    /// <summary>Whether what stands at the path has keys of the file's own choice, such as codes.</summary>
    internal static bool HasKeysOfItsOwn(string pattern) => Paths.Count > 0 && Free.Contains(pattern);

    private static string ReadText()
    {
        using var stream = typeof(ScenarioSchema).Assembly.GetManifestResourceStream("scenario.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static SortedSet<string> ReadPaths()
    {
        using var document = JsonDocument.Parse(Json);
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Walk(document.RootElement, document.RootElement, "", paths);
        return paths;
    }

    private static void Walk(JsonElement root, JsonElement schema, string path, SortedSet<string> paths)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/$defs/".Length..];
            Walk(root, root.GetProperty("$defs").GetProperty(name), path, paths);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            foreach (var choice in choices.EnumerateArray()) Walk(root, choice, path, paths);
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Elements.Add(path + "[]");
            Walk(root, items, path + "[]", paths);
        }

        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
        {
            Free.Add(path);
            Walk(root, others, path + ".*", paths);
        }

        if (!schema.TryGetProperty("properties", out var properties)) return;
        foreach (var property in properties.EnumerateObject())
        {
            var inner = path.Length == 0 ? property.Name : path + "." + property.Name;
            paths.Add(inner);
            Walk(root, property.Value, inner, paths);
        }
    }
}
