using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Screens;

/// <summary>What the world can do to a command, in words; errors of the program are not among them.</summary>
public static class UserErrors
{
    /// <summary>The words, a text for each thing that is wrong; none for an error of the program.</summary>
    public static IReadOnlyList<Text> Explain(Exception error) =>
        error is DefinitionException definition ? [.. definition.All.Select(At)] : One(error) is { } text ? [text] : [];

    private static Text? One(Exception error) => error switch
    {
        RecordingException recording => recording.Text,
        UnknownIndicatorException indicator => indicator.Text,
        RunFailedException failed => failed.Text,
        OperationCanceledException => new Text("已取消，没有留下记录。", "Cancelled; no recording was kept."),
        UnauthorizedAccessException => new Text("没有权限：" + error.Message, "No permission: " + error.Message),
        IOException => new Text("读写失败：" + error.Message, "Reading or writing failed: " + error.Message),
        _ => null,
    };

    private static Text At(DefinitionException error) => new(error.Where + ": " + error.Zh, error.Where + ": " + error.En);
}

/// <summary>A run could not go on, or was asked for something it does not have.</summary>
public sealed class RunFailedException(Text text) : Exception(text.En)
{
    /// <summary>Why, in both languages.</summary>
    public Text Text { get; } = text;
}
