using System.Globalization;
using System.Text;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Recording;

/// <summary>The rows of recorded files that were not taken, as <c>rejected.csv</c>: file, line, device, and the reason in both languages.</summary>
internal static class RejectedFile
{
    /// <summary>Its name in a recording.</summary>
    public const string Name = "rejected.csv";

    /// <summary>RFC 4180 with a header, in the order of the files.</summary>
    public static string Csv(FeedJournal feed)
    {
        var csv = new StringBuilder("file,line,device,reason,zh,en\r\n");
        foreach (var rejection in feed.Rejected)
        {
            csv.Append(Quoted(rejection.File)).Append(',').Append(rejection.Line.ToString(CultureInfo.InvariantCulture)).Append(',').Append(Quoted(rejection.Device)).Append(',');
            csv.Append(Spelling.Kebab(rejection.Reason.ToString())).Append(',').Append(Quoted(rejection.Text.Zh)).Append(',').Append(Quoted(rejection.Text.En)).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
