using System.Text.Json;

namespace Liandong.Scenarios.Yaml;

/// <summary>The paths that a JSON Schema knows: <c>staff.crews</c>, <c>rain[].kind</c>, <c>matters.*.work</c>.</summary>
internal sealed class SchemaPaths
{
    private readonly JsonElement _root;

    /// <param name="json">The schema's text; what it refers to stands in its <c>$defs</c>.</param>
    public SchemaPaths(string json)
    {
        using var document = JsonDocument.Parse(json);
        _root = document.RootElement;
        Walk(_root, "");
    }

    /// <summary>Every path that is named.</summary>
    public SortedSet<string> Paths { get; } = new(StringComparer.Ordinal);

    /// <summary>The elements of lists.</summary>
    public SortedSet<string> Elements { get; } = new(StringComparer.Ordinal);

    /// <summary>The paths of mappings with keys of the file's own choice, such as codes.</summary>
    public SortedSet<string> Free { get; } = new(StringComparer.Ordinal);

    private void Walk(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/$defs/".Length..];
            Walk(_root.GetProperty("$defs").GetProperty(name), path);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            foreach (var choice in choices.EnumerateArray()) Walk(choice, path);
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Elements.Add(path + "[]");
            Walk(items, path + "[]");
        }

        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
        {
            Free.Add(path);
            Walk(others, path + ".*");
        }

        if (!schema.TryGetProperty("properties", out var properties)) return;
        foreach (var property in properties.EnumerateObject())
        {
            var inner = path.Length == 0 ? property.Name : path + "." + property.Name;
            Paths.Add(inner);
            Walk(property.Value, inner);
        }
    }
}
