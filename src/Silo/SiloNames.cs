namespace Liandong.Silo;

/// <summary>Names under which silos know each other.</summary>
public static class SiloNames
{
    /// <summary>The service, the same in every cluster.</summary>
    public const string Service = "liandong";

    /// <summary>The cluster of a silo that is alone in its process.</summary>
    public const string Embedded = "embedded";
}
