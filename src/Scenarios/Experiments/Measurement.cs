using System.Text.Json.Serialization;

namespace Liandong.Scenarios.Experiments;

/// <summary>What one run measured of an indicator; neither when it had nothing to measure it by.</summary>
/// <param name="Value">The value in the indicator's unit.</param>
/// <param name="MoreThan">What is awaited had not come about when the run ended: its time will be more than this. No number to reckon with.</param>
/// <param name="Samples">Of how many cases the value is taken; null where it is not taken of cases.</param>
public readonly record struct Measurement(double? Value, double? MoreThan, long? Samples)
{
    /// <summary>Whether what is awaited had not come about.</summary>
    [JsonIgnore]
    public bool IsAwaited => MoreThan is not null;
}
