namespace Liandong.Scenarios.Feeds;

/// <summary>A recorded file to feed a run with.</summary>
/// <param name="File">The file: CSV or Parquet.</param>
/// <param name="Mapping">The YAML that says which column is what; null for the one beside the file, if there is one.</param>
public sealed record FeedSource(string File, string? Mapping = null);
