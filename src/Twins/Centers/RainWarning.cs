using Liandong.Twins.Orders;
using Liandong.Twins.Sensors;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// Rainstorm warnings of a county (暴雨预警): blue 50 mm in 12 h, yellow 50 mm in 6 h, orange 50 mm in 3 h, red 100 mm in 3 h, from what
/// the towns' gauges report; lifted six hours after the last report. From yellow on the county's drainage crews stand by; from the level of its
/// plan on they wait at the low points that it expects to flood, until the warning is lifted. Towns pass reports on to their county.
/// </summary>
internal sealed class RainWarning(CommandSystem system, PrePosition? plan)
{
    private static readonly SimDuration Lasting = SimDuration.FromHours(6);
    private int _level;
    private long _reports;

    /// <summary>The warning in force: 0 none, 1 blue to 4 red.</summary>
    public int Level => _level;

    /// <summary>A gauge's report: sums of the last 3, 6 and 12 hours in micrometres.</summary>
    public void Hear(in Event report, Jurisdiction here)
    {
        if (system.TierOf(here.Index) == Tier.Town)
        {
            here.Send(CommandSystem.Centre(system.Above(here.Index)), MessageKind.RainReport, 0, report.A, report.B, report.C);
            return;
        }

        var level = RainGauge.SignalOf(report.A, report.B, report.C);
        if (level == 0) return;
        here.Wake(Lasting, MessageKind.Wake, (int)CommandCenter.Alarm.WarningOver, ++_reports);
        if (level <= _level) return;
        Set(level, here);
    }

    /// <summary>People decide about the warning: it lasts as if a gauge had called for it; 0 lifts it.</summary>
    public void Decide(int level, Jurisdiction here)
    {
        // Whatever was reported before does not lift it any more.
        _reports++;
        if (level > 0) here.Wake(Lasting, MessageKind.Wake, (int)CommandCenter.Alarm.WarningOver, _reports);
        Set(level, here);
    }

    /// <summary>Lifts the warning unless something was reported since.</summary>
    public void End(long report, Jurisdiction here)
    {
        if (report != _reports) return;
        Set(0, here);
    }

    /// <summary>Writes the warning in force.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("warningLevel", _level);
        state.Write("rainReports", _reports);
    }

    // The county's crews hear of every change: from yellow on they stand by.
    private void Set(int level, Jurisdiction here)
    {
        var before = _level;
        _level = level;
        here.Record((int)OutcomeKind.WarningIssued, _level);
        here.Send(CommandSystem.Crews(here.Index), MessageKind.StandBy, _level);
        if (plan is null || before >= plan.Level || level < plan.Level) return;
        foreach (var post in plan.Posts) here.Send(CommandSystem.Crews(here.Index), MessageKind.Post, a: (long)post.Value);
    }
}
