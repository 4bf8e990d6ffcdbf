using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Liandong.Scenarios.Tests.Definition;

/// <summary>What an editor says of a value: the part of JSON Schema that the scenario's schema uses for quantities.</summary>
internal static class JsonVerdict
{
    /// <summary>The schema of a path such as <c>rain[].hours[]</c>.</summary>
    public static JsonElement At(JsonElement root, string path)
    {
        var at = root;
        foreach (var key in path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.'))
        {
            at = Resolved(root, at);
            at = key == "[]" ? Items(at) : key == "*" ? at.GetProperty("additionalProperties") : at.GetProperty("properties").GetProperty(key);
        }

        return at;
    }

    /// <summary>Whether the schema allows a plain YAML scalar: one that looks like a number is a number.</summary>
    public static bool Allows(JsonElement root, JsonElement schema, string scalar)
    {
        schema = Resolved(root, schema);
        if (schema.TryGetProperty("oneOf", out var choices)) return choices.EnumerateArray().Count(choice => Allows(root, choice, scalar)) == 1;
        if (schema.TryGetProperty("const", out var only)) return only.GetString() == scalar;
        var isNumber = double.TryParse(scalar, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return schema.GetProperty("type").GetString() switch
        {
            "number" => isNumber && IsWithin(schema, number),
            "integer" => isNumber && number == Math.Truncate(number) && IsWithin(schema, number),
            "string" => !isNumber && (!schema.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(scalar, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))),
            _ => false,
        };
    }

    private static bool IsWithin(JsonElement schema, double number) =>
        (!schema.TryGetProperty("minimum", out var least) || number >= least.GetDouble())
        && (!schema.TryGetProperty("exclusiveMinimum", out var above) || number > above.GetDouble())
        && (!schema.TryGetProperty("maximum", out var most) || number <= most.GetDouble());

    private static JsonElement Resolved(JsonElement root, JsonElement at) =>
        at.TryGetProperty("$ref", out var reference) ? root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]) : at;

    private static JsonElement Items(JsonElement at) => at.TryGetProperty("oneOf", out var choices)
        ? choices.EnumerateArray().First(choice => choice.TryGetProperty("items", out _)).GetProperty("items")
        : at.GetProperty("items");
}
