using System.Globalization;
using Spectre.Console;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>Shows how far work on many runs is: a bar for who watches, a line every half minute on the error output for a log, nothing for JSON.</summary>
internal sealed class ReplicationProgressScreen(Screen screen)
{
    private const int BarColumns = 20;

    /// <summary>Shows it while the work goes on.</summary>
    /// <param name="silent">Nothing is shown.</param>
    /// <param name="work">The work; it tells how many runs are done, of how many, and that in words.</param>
    public async Task<T> WatchAsync<T>(bool silent, Func<Action<int, int, Text>, Task<T>> work)
    {
        if (silent) return await work((_, _, _) => { });
        if (!screen.IsWatched) return await work(Seldom());
        T? results = default;
        await AnsiConsole.Progress().AutoClear(enabled: true).HideCompleted(enabled: false)
            .Columns(new ProgressBarColumn { Width = BarColumns }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("");
                results = await work((done, all, standing) => (bar.MaxValue, bar.Value, bar.Description) = (all, done, Markup.Escape(screen.Words.Of(standing))));
            });
        return results!;
    }

    private Action<int, int, Text> Seldom()
    {
        var last = TimeProvider.System.GetTimestamp();
        return (done, all, standing) =>
        {
            if (TimeProvider.System.GetElapsedTime(last) < SeldomProgress.Every) return;
            last = TimeProvider.System.GetTimestamp();
            screen.Aside(((double)done / all).ToString("P0", CultureInfo.InvariantCulture) + " " + screen.Words.Of(standing));
        };
    }
}
