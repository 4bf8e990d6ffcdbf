using System.Globalization;

namespace Liandong.Scenarios.Yaml;

/// <summary>Definition files cannot be used: says where, what was found and what to write instead, in both languages.</summary>
public sealed class DefinitionException : Exception
{
    /// <param name="file">The file, or what the text came from.</param>
    /// <param name="line">The line, counted from 1; 0 when the whole file is meant.</param>
    /// <param name="zh">The message in Chinese.</param>
    /// <param name="en">The message in English.</param>
    /// <param name="inner">What the system reported, if anything.</param>
    public DefinitionException(string file, int line, string zh, string en, Exception? inner = null)
        : base($"{Place(file, line)}: {zh} / {en}", inner)
    {
        (File, Line, Zh, En) = (file, line, zh, en);
        All = [this];
    }

    /// <summary>The file, or what the text came from.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1; 0 when the whole file is meant.</summary>
    public int Line { get; }

    /// <summary>What is wrong, in Chinese.</summary>
    public string Zh { get; }

    /// <summary>What is wrong, in English.</summary>
    public string En { get; }

    /// <summary>Everything that was found wrong, file by file and line by line, the first of which this is.</summary>
    public IReadOnlyList<DefinitionException> All { get; private init; }

    /// <summary>Where it is: the file and, when one line is meant, its number.</summary>
    public string Where => Place(File, Line);

    /// <summary>Several problems as one; the first speaks for all.</summary>
    internal static DefinitionException Of(IReadOnlyList<DefinitionException> all) =>
        all.Count == 1 ? all[0] : new(all[0].File, all[0].Line, all[0].Zh, all[0].En, all[0]) { All = all };

    /// <summary>Whether both say the same about the same place.</summary>
    internal bool Says(DefinitionException other) => other.Line == Line && other.File == File && other.En == En;

    private static string Place(string file, int line) => line > 0 ? file + ":" + line.ToString(CultureInfo.InvariantCulture) : file;
}
