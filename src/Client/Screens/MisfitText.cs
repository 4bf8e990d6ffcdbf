using Liandong.Client.Runs;
using Liandong.Scenarios.City;

namespace Liandong.Client.Screens;

/// <summary>Why a run cannot go on from the state that is stored, in the words of whoever asked for it.</summary>
internal static class MisfitText
{
    /// <summary>A fork whose changes are of a kind that no fork can make.</summary>
    /// <param name="changes">The changes, as they were written.</param>
    /// <param name="at">The local time at which the run was to be forked.</param>
    /// <param name="anew">The command that makes a run with these changes from its beginning.</param>
    public static Text OfFork(string changes, string at, string anew) => new(
        $"不能从 {at} 起改 {changes}：这改变了有谁、有什么（人员、设备、低洼点、系统），而那一刻已有的都定了。分叉能改天气、负载、规则、时限和种子。要做这项改动，请从头运行：{anew}",
        $"{changes} cannot be changed from {at} on: it changes who or what is there (staff, devices, low points, systems), and by then that is settled. A fork can change weather, load, rules, limits and the seed. For this change begin anew: {anew}");

    /// <summary>A state that was kept, and does not fit this program.</summary>
    /// <param name="keptBy">The build that kept it; none when that is not known.</param>
    /// <param name="detail">What does not fit.</param>
    public static Text OfKept(string? keptBy, Text detail) => keptBy is { } other && other != ThisBuild.Version
        ? new(
            $"保存的状态与这个程序对不上：它由构建 {other} 保存，这里是构建 {ThisBuild.Version}。请用前一个继续，或从头运行。{detail.Zh}",
            $"The state that was kept does not fit this program: build {other} kept it, and this is build {ThisBuild.Version}. Go on with that one, or begin anew. ({detail.En})")
        : new(
            $"保存的状态与这个程序对不上，多半由另一个构建保存（这里是 {ThisBuild.Version}）。请用那个构建继续，或从头运行。{detail.Zh}",
            $"The state that was kept does not fit this program; another build has probably kept it (this is {ThisBuild.Version}). Go on with that one, or begin anew. ({detail.En})");
}
