using System.Globalization;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Yaml;

/// <summary>Writes a tree so that equal content has equal text: keys sorted, every scalar in double quotes, no comments. Valid JSON too.</summary>
internal static class CanonicalYaml
{
    /// <summary>One line.</summary>
    public static string Write(YamlNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>One line, without quotes around a scalar that is plain enough to be typed so.</summary>
    public static string WriteShort(YamlNode node) =>
        node is YamlScalarNode { Value: { Length: > 0 } value } && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.' or '%')
            ? value
            : Write(node);

    /// <summary>One line for each key of the root, for people who compare two texts.</summary>
    public static string WriteRoot(YamlMappingNode root)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in Sorted(root))
        {
            Append(text, key);
            text.Append(": ");
            Append(text, value);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Sorted(YamlMappingNode map) =>
        map.Children.OrderBy(child => (child.Key as YamlScalarNode)?.Value, StringComparer.Ordinal);

    private static void Append(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode map:
                text.Append('{');
                var first = true;
                foreach (var (key, value) in Sorted(map))
                {
                    if (!first) text.Append(", ");
                    first = false;
                    Append(text, key);
                    text.Append(": ");
                    Append(text, value);
                }

                text.Append('}');
                break;
            case YamlSequenceNode list:
                text.Append('[');
                for (var i = 0; i < list.Children.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    Append(text, list.Children[i]);
                }

                text.Append(']');
                break;
            default:
                Quote(text, ((YamlScalarNode)node).Value ?? "");
                break;
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\': text.Append('\\').Append(character); break;
                case '\n': text.Append("\\n"); break;
                case < ' ' or '\x7f' or '\x85' or '\u2028' or '\u2029' or '\uFEFF': text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: text.Append(character); break;
            }
        }

        text.Append('"');
    }
}
