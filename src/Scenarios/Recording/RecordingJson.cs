using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Recording;

/// <summary>How recordings write JSON: Chinese stays readable; what could end a script element or a tag is escaped.</summary>
internal static class RecordingJson
{
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static readonly JsonSerializerOptions Indented = new() { Encoder = Readable, WriteIndented = true };

    public static readonly JsonSerializerOptions Compact = new() { Encoder = Readable };

    /// <summary>A text in both languages.</summary>
    public static JsonObject Both(Text text) => new() { ["zh"] = text.Zh, ["en"] = text.En };
}
