using System.Globalization;

namespace Liandong.Scenarios.Yaml;

/// <summary>A definition file cannot be used: says where, what was found and what to write instead, in both languages.</summary>
/// <param name="file">The file, or what the text came from.</param>
/// <param name="line">The line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="zh">The message in Chinese.</param>
/// <param name="en">The message in English.</param>
/// <param name="inner">What the system reported, if anything.</param>
public sealed class DefinitionException(string file, int line, string zh, string en, Exception? inner = null)
    : Exception($"{Place(file, line)}: {zh} / {en}", inner)
{
    /// <summary>The file, or what the text came from.</summary>
    public string File { get; } = file;

    /// <summary>The line, counted from 1; 0 when the whole file is meant.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong, in Chinese.</summary>
    public string Zh { get; } = zh;

    /// <summary>What is wrong, in English.</summary>
    public string En { get; } = en;

    private static string Place(string file, int line) => line > 0 ? file + ":" + line.ToString(CultureInfo.InvariantCulture) : file;
}
