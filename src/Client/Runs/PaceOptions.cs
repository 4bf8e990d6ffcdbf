using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>How fast a run may go. No result follows from it, except that what reports while the run goes on needs a run that waits.</summary>
/// <param name="Pace">The name of a pace: <c>max</c>, or how many times as fast as life.</param>
/// <param name="Window">The length of a window; none takes what suits the pace.</param>
internal sealed record PaceOptions(string Pace, SimDuration? Window)
{
    // A report that comes in is due at the end of the window that is being stepped, at the latest.
    private static readonly SimDuration Live = new(200);

    /// <summary>Whether the run waits for wall time.</summary>
    public bool IsPaced => Pace != Unpaced.Name;

    /// <summary>How many times as fast as life; none as fast as the machine goes.</summary>
    public double? Times => TimesOf(Pace);

    /// <summary>How many times as fast as life a pace of this name is; none as fast as the machine goes.</summary>
    public static double? TimesOf(string pace) => double.TryParse(pace, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) ? times : null;

    /// <summary>Fails on what fits no run.</summary>
    /// <exception cref="RunFailedException">It fits none.</exception>
    public static void Require(string? pace, string? window)
    {
        var fastest = WallPaces.Fastest.ToString(CultureInfo.InvariantCulture);
        if (pace is not (null or Unpaced.Name) && TimesOf(pace) is not (> 0 and <= WallPaces.Fastest))
            throw new RunFailedException(new($"--pace 应是 max 或倍速（大于 0，不超过 {fastest}），实际是 {pace}", $"--pace must be max or how many times as fast as life, up to {fastest}; found {pace}"));
        if (window is not null && (!long.TryParse(window, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds < 1))
            throw new RunFailedException(new($"--window 应是正整数（毫秒），实际是 {window}", $"--window must be a whole number of milliseconds, at least 1; found {window}"));
    }

    /// <summary>Reads what was asked for.</summary>
    /// <exception cref="RunFailedException">It does not fit the run.</exception>
    public static PaceOptions Of(string? pace, string? window, CityRun run)
    {
        Require(pace, window);
        var asked = pace ?? Unpaced.Name;
        if (asked == Unpaced.Name && !run.Feed.Live.IsEmpty)
            throw new RunFailedException(new("--live 要与 --pace 一起用，如 --pace 1：不限速的运行在设备上报之前就结束了", "--live needs --pace, such as --pace 1: without it a run is over before a device has reported"));
        if (window is null) return new PaceOptions(asked, asked == Unpaced.Name ? null : SimTime.Start + Live < SimTime.Start + run.City.LinkDelay ? Live : run.City.LinkDelay);
        var delay = run.City.LinkDelay.Milliseconds;
        var milliseconds = long.Parse(window, CultureInfo.InvariantCulture);
        if (milliseconds > delay)
            throw new RunFailedException(new($"--window 应是 1 到 {delay} 的整数（毫秒），实际是 {window}", $"--window must be a whole number of milliseconds from 1 to {delay}, found {window}"));
        return new PaceOptions(asked, new SimDuration(milliseconds));
    }
}
