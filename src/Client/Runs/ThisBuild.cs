using System.Reflection;

namespace Liandong.Client.Runs;

/// <summary>Which build of the program this is.</summary>
internal static class ThisBuild
{
    /// <summary>The version; behind it, where the build knew it, a plus sign and the commit.</summary>
    public static string Version { get; } = VersionOf(typeof(ThisBuild).Assembly);

    /// <summary>The version that a part was built with.</summary>
    public static string VersionOf(Assembly part) => part.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";
}
