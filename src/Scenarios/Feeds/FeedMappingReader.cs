using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Reads the small YAML beside a recorded file; every default stands here or in <see cref="FeedMapping"/>.</summary>
internal static class FeedMappingReader
{
    private const int MostSkipped = 1_000;
    private static readonly SimDuration MostLateness = SimDuration.FromDays(3_660);

    /// <summary>The mapping of a recorded file: the one that is named, else the one beside it, else none is needed.</summary>
    /// <exception cref="DefinitionException">It cannot be read.</exception>
    public static FeedMapping Of(FeedSource source)
    {
        var beside = Path.ChangeExtension(source.File, ".yaml");
        var path = source.Mapping ?? (File.Exists(beside) ? beside : null);
        if (path is null) return new FeedMapping { File = source.File };
        var problems = new Problems();
        FeedMapping? mapping = null;
        problems.Try(() => mapping = Read(path, problems));
        problems.ThrowIfAny();
        return mapping!;
    }

    private static FeedMapping Read(string path, Problems problems)
    {
        var root = StrictYaml.Parse(StrictYaml.ReadFile(path), path);
        var map = new StrictMap(root, new SourcePlaces(path), problems);
        var mapping = Times(map, new FeedMapping
        {
            File = path,
            Kind = map.Has("kind") ? map.Choice<FeedKind>("kind") : null,
            Device = map.Text("device", "device"),
            DeviceIs = map.TextOrNull("device-is"),
            Sequence = map.TextOrNull("sequence"),
            Lateness = map.Has("lateness") ? map.DurationWithin("lateness", SimDuration.Zero, MostLateness) : FeedMapping.OrdinaryLateness,
            Align = map.Has("align") ? map.LocalDateTime("align") : null,
            Coordinates = CoordinatesOf(map),
            Separator = SeparatorOf(map),
            Encoding = EncodingOf(map),
            SkipLines = map.Whole("skip-lines", 0, MostSkipped, 0),
            HasHeader = map.Flag("header", absent: true),
            Columns = Pairs(map, "columns", FeedValues.Names),
            Units = Pairs(map, "units", FeedValues.Names),
            Devices = Pairs(map, "devices", known: null),
            Matters = Pairs(map, "matters", known: null),
            Sites = Pairs(map, "sites", known: null),
            States = Pairs(map, "states", known: null),
            Canonical = CanonicalYaml.Write(root),
            Places = map.Places,
        });
        if (mapping.DeviceIs is not null && map.Has("device")) map.Refuse("device-is", "与 device 只能写一个", "write either this or device");
        map.Done();
        return mapping;
    }

    private static FeedMapping Times(StrictMap map, FeedMapping mapping)
    {
        if (map.MapOrNull("time") is not { } time) return mapping;
        var several = time.Has("columns");
        ImmutableArray<string> columns = several ? [.. time.Words("columns")] : [time.Text("column", "time")];
        if (several && time.Has("column")) time.Refuse("columns", "与 column 只能写一个", "write either this or column");
        if (several && columns.IsEmpty && !time.IsWrong("columns")) time.Refuse("columns", "至少要有一列", "at least one column is needed");
        mapping = mapping with { Time = columns, TimeForm = time.TextOrNull("format"), Zone = ZoneOf(time) };
        time.Done();
        return mapping;
    }

    private static TimeSpan ZoneOf(StrictMap time)
    {
        if (time.TextOrNull("zone") is not { } text) return FeedMapping.OrdinaryZone;
        if (text is "Z" or "UTC" or "utc") return TimeSpan.Zero;
        if (text.Length > 1 && text[0] is '+' or '-' && TimeSpan.TryParseExact(text[1..], [@"hh\:mm", @"h\:mm"], CultureInfo.InvariantCulture, out var zone) && zone <= TimeSpan.FromHours(14)) return text[0] == '-' ? -zone : zone;
        time.Refuse("zone", $"应是与 UTC 的差，如 +08:00（北京时间）或 Z，实际是 '{text}'", $"expected the difference from UTC, such as +08:00 or Z, found '{text}'");
        return FeedMapping.OrdinaryZone;
    }

    private static char SeparatorOf(StrictMap map)
    {
        if (map.TextOrNull("separator") is not { } text) return ',';
        if (text is "tab" or "\t") return '\t';
        if (text.Length == 1 && text[0] != '"') return text[0];
        map.Refuse("separator", "应是一个字符或 tab", "expected one character or tab");
        return ',';
    }

    private static Coordinates CoordinatesOf(StrictMap map)
    {
        string[] known = ["wgs-84", "gcj-02"];
        var text = map.Text("coordinates", known[0]).ToLowerInvariant();
        if (Array.IndexOf(known, text) is var place and >= 0) return (Coordinates)place;
        var (zh, en) = Spelling.Hint(text, known);
        map.Refuse("coordinates", $"不认识 '{text}'；{zh}", $"unknown '{text}'; {en}");
        return Coordinates.Wgs84;
    }

    private static string EncodingOf(StrictMap map)
    {
        string[] known = ["utf-8", "gb18030"];
        var text = map.Text("encoding", known[0]).ToLowerInvariant();
        if (known.Contains(text, StringComparer.Ordinal)) return text;
        var (zh, en) = Spelling.Hint(text, known);
        map.Refuse("encoding", $"不认识 '{text}'；{zh}", $"unknown '{text}'; {en}");
        return known[0];
    }

    // With names that are known, others are refused with the nearest right one.
    private static ImmutableSortedDictionary<string, string> Pairs(StrictMap outer, string key, IReadOnlyCollection<string>? known)
    {
        if (outer.MapOrNull(key) is not { } map) return ImmutableSortedDictionary<string, string>.Empty;
        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in known ?? map.Keys)
        {
            if (map.Has(name)) pairs[name] = map.Text(name);
        }

        map.Done();
        return pairs.ToImmutable();
    }
}
