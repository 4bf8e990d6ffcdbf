using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>How to read a recorded file: which column says what, in which unit, zone and code.</summary>
internal sealed record FeedMapping
{
    /// <summary>How long after a later report of the same device one may still stand in the file, unless the mapping says otherwise.</summary>
    public static readonly SimDuration OrdinaryLateness = SimDuration.FromMinutes(5);

    /// <summary>The zone of times that name none: China Standard Time.</summary>
    public static readonly TimeSpan OrdinaryZone = TimeSpan.FromHours(8);

    /// <summary>Stands for a site that the city does not list.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Stands for all names that a mapping does not list.</summary>
    public const string Others = "*";

    /// <summary>What every row reports; null when a column says so row by row.</summary>
    public FeedKind? Kind { get; init; }

    /// <summary>Where the mapping was written; the recorded file itself when it needs none.</summary>
    public required string File { get; init; }

    /// <summary>The columns that make up the time, in order.</summary>
    public ImmutableArray<string> Time { get; init; } = ["time"];

    /// <summary>The form of times; null for ISO 8601 and its common variants.</summary>
    public string? TimeForm { get; init; }

    public TimeSpan Zone { get; init; } = OrdinaryZone;

    /// <summary>The time in the file that is the run's start; null when the file's times are the run's.</summary>
    public DateTime? Align { get; init; }

    public string Device { get; init; } = "device";

    /// <summary>The one device that the whole file comes from; null when a column names it.</summary>
    public string? DeviceIs { get; init; }

    /// <summary>The column with the device's own numbering of its reports; null when a report is known by its time.</summary>
    public string? Sequence { get; init; }

    public SimDuration Lateness { get; init; } = OrdinaryLateness;

    /// <summary>The datum of longitudes and latitudes.</summary>
    public Coordinates Coordinates { get; init; }

    /// <summary>The separator of a CSV file.</summary>
    public char Separator { get; init; } = ',';

    public string Encoding { get; init; } = "utf-8";

    /// <summary>Lines before the header, or before the first row without one.</summary>
    public int SkipLines { get; init; }

    /// <summary>Whether a line names the columns; otherwise they are called 1, 2, 3 …</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The column of each value by the value's name; one that is not listed is in a column of its own name.</summary>
    public ImmutableSortedDictionary<string, string> Columns { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The unit of each value by the value's name.</summary>
    public ImmutableSortedDictionary<string, string> Units { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the city calls the devices of the file.</summary>
    public ImmutableSortedDictionary<string, string> Devices { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the catalogue calls the matters of the file.</summary>
    public ImmutableSortedDictionary<string, string> Matters { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the city calls the sites of the file; <see cref="Elsewhere"/> for one that it does not list, under <see cref="Others"/> for all that are not listed here.</summary>
    public ImmutableSortedDictionary<string, string> Sites { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the states of waybills in the file mean.</summary>
    public ImmutableSortedDictionary<string, string> States { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>One text for equal mappings: part of what defines a run.</summary>
    public string Canonical { get; init; } = "";

    /// <summary>Where its parts were written, for errors.</summary>
    internal SourcePlaces Places { get; init; } = new("");
}
