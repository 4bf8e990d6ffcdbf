using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Indicators;

/// <summary>What one system of the city has to say in a report: a finding in plain words, then the figures, pictures and tables behind it.</summary>
/// <param name="Id">Lower case with hyphens: the section's anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Finding">One or two sentences that a reader in a hurry takes along.</param>
public sealed record Section(string Id, Text Title, Text Finding)
{
    /// <summary>Indicators shown as cards, by name.</summary>
    public ImmutableArray<string> Cards { get; init; } = [];

    public ImmutableArray<SectionMap> Maps { get; init; } = [];

    public ImmutableArray<SectionChart> Charts { get; init; } = [];

    public ImmutableArray<SectionTable> Tables { get; init; } = [];

    /// <summary>What a reader must know to judge it: assumptions, what is left out.</summary>
    public ImmutableArray<Text> Notes { get; init; } = [];
}

/// <summary>How a chart draws its series.</summary>
public enum ChartKind
{
    /// <summary>Lines over the categories.</summary>
    Line,

    /// <summary>Columns side by side.</summary>
    Column,

    /// <summary>Columns on top of each other.</summary>
    Stack,

    /// <summary>Horizontal bars, the first category on top: for long names.</summary>
    Bar,

    /// <summary>Points of the first series among the lines of the others; the categories are named in tips and in the data alone.</summary>
    Points,
}

/// <summary>A chart over categories (times of day, places, names).</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Kind">How.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="Categories">The names along the axis.</param>
/// <param name="Series">As many values each as there are categories; null leaves a gap.</param>
public sealed record SectionChart(Text Title, ChartKind Kind, Text Unit, ImmutableArray<Text> Categories, ImmutableArray<ChartSeries> Series);

/// <summary>One series of a chart.</summary>
public sealed record ChartSeries(Text Name, ImmutableArray<double?> Values);

/// <summary>Points on the map of the towns.</summary>
public sealed record SectionMap(Text Title, ImmutableArray<MapPoint> Points)
{
    /// <summary>Areas under the points, the first at the bottom.</summary>
    public ImmutableArray<MapArea> Areas { get; init; } = [];

    /// <summary>The part of the city that is drawn; null for all of it.</summary>
    public MapFocus? Focus { get; init; }
}

/// <summary>An area: its outline, what kind by colour (0 to 3), and what it is called.</summary>
public sealed record MapArea(ImmutableArray<GeoPoint> Ring, int Colour, Text Label);

/// <summary>A part of the map by its corners.</summary>
public sealed record MapFocus(GeoPoint SouthWest, GeoPoint NorthEast);

/// <summary>A point: where, how big among the others (0 to 1), what kind by colour (0 to 3), and what it is called.</summary>
public sealed record MapPoint(GeoPoint At, double Size, int Colour, Text Label);

/// <summary>A table; numbers are given as they are to be read.</summary>
/// <param name="Title">What it lists.</param>
/// <param name="Columns">Headings, and whether the column is text (left) or figures (right).</param>
/// <param name="Rows">As many cells each as there are columns.</param>
public sealed record SectionTable(Text Title, ImmutableArray<(Text Heading, bool IsText)> Columns, ImmutableArray<ImmutableArray<Text>> Rows);
