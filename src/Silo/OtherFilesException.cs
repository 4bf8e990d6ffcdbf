using Liandong.Grains;

namespace Liandong.Silo;

/// <summary>A run was defined with other files than the ones here, under the same name: computing it would give something else.</summary>
/// <param name="message">Which, in English.</param>
/// <param name="zh">Which, in Chinese.</param>
public sealed class OtherFilesException(string message, string zh) : ArgumentException(message), IBilingual
{
    /// <inheritdoc/>
    public string Zh { get; } = zh;
}
