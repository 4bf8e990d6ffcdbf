using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Yaml;

/// <summary>
/// Reads YAML definitions without guessing: one document, a mapping at its root, no anchors, no tabs, no duplicate keys.
/// Everything that is wrong is a <see cref="DefinitionException"/>.
/// </summary>
public static class StrictYaml
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestFile = 10_000_000;

    private const int DeepestNesting = 32;

    /// <summary>The root mapping of a file.</summary>
    public static StrictMap LoadFile(string path) => LoadText(ReadFile(path), path);

    /// <summary>The root mapping of a text; <paramref name="name"/> stands for the file in messages.</summary>
    public static StrictMap LoadText(string text, string name) => new(Parse(text, name), new SourcePlaces(name));

    /// <summary>A file's text (UTF-8).</summary>
    public static string ReadFile(string path)
    {
        if (Directory.Exists(path)) throw new DefinitionException(path, 0, "这是文件夹，请给出 YAML 文件", "this is a directory; name a YAML file");
        if (!File.Exists(path)) throw new DefinitionException(path, 0, "文件不存在", "no such file");
        try
        {
            var length = new FileInfo(path).Length;
            if (length > LargestFile) throw TooLarge(path, length);
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>The node tree of a text, for those who change it before it is read.</summary>
    internal static YamlMappingNode Parse(string text, string name)
    {
        if (text.Length > LargestFile) throw TooLarge(name, text.Length);
        if (string.IsNullOrWhiteSpace(text)) throw new DefinitionException(name, 0, "文件是空的", "the file is empty");
        RefuseTabs(text, name);
        var parser = new Parser(new StringReader(text));
        try
        {
            RefuseTricks(parser, name);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return Root(stream, name);
        }
        catch (YamlException error)
        {
            throw Syntax(name, (int)error.Start.Line, error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // YamlDotNet's scanner gives up this way on some texts, such as a list that is never closed; the last good place is the best hint.
            throw Syntax(name, (int)(parser.Current?.End.Line ?? 1), error);
        }
    }

    /// <summary>What the system's refusal to let us read means to the reader.</summary>
    internal static DefinitionException Unreadable(string path, Exception error) => error switch
    {
        UnauthorizedAccessException => new DefinitionException(path, 0, "没有读取权限", "no permission to read it", error),
        DecoderFallbackException => new DefinitionException(path, 0, "不是 UTF-8 文本，请另存为 UTF-8", "it is not UTF-8 text; save it as UTF-8", error),
        _ => new DefinitionException(path, 0, $"读不出来：{error.Message}", $"it cannot be read: {error.Message}", error),
    };

    private static DefinitionException TooLarge(string path, long length)
    {
        var size = Spelling.Number(length / 1_000_000.0);
        return new DefinitionException(path, 0, $"文件有 {size} MB，最大 10 MB；大表请放到 CSV", $"the file has {size} MB, at most 10 MB are read; put long tables into CSV files");
    }

    private static void RefuseTabs(string text, string name)
    {
        var line = 1;
        var indenting = true;
        foreach (var character in text)
        {
            if (indenting && character == '\t') throw new DefinitionException(name, line, "缩进用了制表符，请用空格", "a tab in the indentation; use spaces");
            if (character == '\n') line++;
            indenting = character == '\n' || (indenting && character == ' ');
        }
    }

    // The parser's events come without recursion: depth and anchors are refused before a tree (or a cycle) is built.
    private static void RefuseTricks(Parser parser, string name)
    {
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
                throw new DefinitionException(name, (int)current.Start.Line, "不支持 YAML 锚点与别名（& 和 *），请写出全文", "YAML anchors and aliases (& and *) are not allowed; write the content out");
            if (depth > DeepestNesting)
                throw new DefinitionException(name, (int)current.Start.Line, "嵌套太深", "nested too deeply");
        }
    }

    private static YamlMappingNode Root(YamlStream stream, string name)
    {
        if (stream.Documents.Count == 0) throw new DefinitionException(name, 0, "文件里只有注释", "the file has only comments");
        if (stream.Documents.Count > 1) throw new DefinitionException(name, (int)stream.Documents[1].RootNode.Start.Line, "一个文件只能有一个 YAML 文档（去掉 ---）", "one YAML document a file (remove the ---)");
        var root = stream.Documents[0].RootNode;
        return root as YamlMappingNode
            ?? throw new DefinitionException(name, (int)root.Start.Line, "最外层应是“key: value”", "the outermost level must be 'key: value' pairs");
    }

    private static DefinitionException Syntax(string name, int line, Exception error)
    {
        const string Duplicate = "Duplicate key ";
        return error.Message.Contains(Duplicate, StringComparison.Ordinal)
            ? new DefinitionException(name, line, "键重复了：" + error.Message[(error.Message.IndexOf(Duplicate, StringComparison.Ordinal) + Duplicate.Length)..], "the same key twice: " + error.Message, error)
            : new DefinitionException(name, line, "YAML 语法错误：" + error.Message, "YAML syntax error: " + error.Message, error);
    }
}
