using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Feeds;

/// <summary>Which of many things a name in a recorded file may have meant.</summary>
internal static class FeedHint
{
    private const int Examples = 3;

    /// <summary>The nearest, or a few examples when none is near.</summary>
    public static Text Of(string name, IReadOnlyCollection<(string Code, Text Name)> known)
    {
        if (Spelling.Nearest(name, known.SelectMany(one => (string[])[one.Code, one.Name.Zh, one.Name.En])) is { } near)
        {
            var (code, named) = known.First(one => near == one.Code || near == one.Name.Zh || near == one.Name.En);
            return new Text($"是不是“{Both(named.Zh, code)}”？", $"did you mean {Both(named.En, code)}?");
        }

        var some = known.Take(Examples).ToArray();
        return new Text($"有 {string.Join('、', some.Select(one => Both(one.Name.Zh, one.Code)))} 等 {known.Count} 个", $"known are {known.Count}, such as {string.Join(", ", some.Select(one => Both(one.Name.En, one.Code)))}");
    }

    private static string Both(string name, string code) => name == code ? code : $"{name} {code}";
}
