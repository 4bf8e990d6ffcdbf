using System.Globalization;
using Liandong.Client.Commands;
using Liandong.Scenarios.City;

namespace Liandong.Client.Screens;

/// <summary>An error of the program itself: one line for the user, the details into a file for those who repair it.</summary>
internal static class Crash
{
    public static Text Explain(Exception error)
    {
        var what = error.GetType().Name + ": " + error.Message.ReplaceLineEndings(" ");
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "liandong"));
            var name = string.Create(CultureInfo.InvariantCulture, $"error-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt");
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, string.Join(' ', WithoutKeys(Environment.GetCommandLineArgs())) + "\n\n" + error + "\n");
            return new Text($"程序出错（{what}）。详情已写入 {path}，请随问题一起提交。", $"The program failed ({what}). Details were written to {path}; please report it with them.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new Text($"程序出错（{what}），详情也无法写入：{refused.Message}", $"The program failed ({what}), and its details could not be written: {refused.Message}");
        }
    }

    // A store's location may hold a key.
    private static IEnumerable<string> WithoutKeys(string[] words) =>
        words.Select((word, place) => (place > 0 && words[place - 1] == HomeOptions.StoreName) || word.StartsWith(HomeOptions.StoreName + "=", StringComparison.Ordinal) ? "…" : word);
}
