using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Liandong.Scenarios.Experiments;

/// <summary>Writes many numbers as one line of an indented file. They are read again to the bit.</summary>
internal sealed class NumbersOnOneLine : JsonConverter<ImmutableArray<double?>>
{
    /// <inheritdoc/>
    public override ImmutableArray<double?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list of numbers is expected.");
        var values = ImmutableArray.CreateBuilder<double?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) values.Add(reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble());
        return values.DrainToImmutable();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImmutableArray<double?> value, JsonSerializerOptions options) =>
        writer.WriteRawValue("[" + string.Join(',', value.Select(number => number?.ToString("R", CultureInfo.InvariantCulture) ?? "null")) + "]");
}
