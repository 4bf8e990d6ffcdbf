using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Outages;

/// <summary>How people without water behave, and how long a water company takes. All of it is assumed.</summary>
public sealed record OutageHabits
{
    /// <summary>How long until somebody at home turns a tap, by day (6 to 23 o'clock): exponential mean.</summary>
    public SimDuration NoticeByDay { get; init; } = SimDuration.FromMinutes(30);

    /// <summary>The same by night.</summary>
    public SimDuration NoticeByNight { get; init; } = SimDuration.FromHours(4);

    /// <summary>How long until somebody who would call does: lognormal.</summary>
    public WorkTime Ponder { get; init; } = new(20, 0.8);

    /// <summary>Share of those who hung up or found the line busy that call again.</summary>
    public double CallsAgain { get; init; } = 0.75;

    /// <summary>How much later: exponential mean.</summary>
    public SimDuration CallsAgainAfter { get; init; } = SimDuration.FromMinutes(8);

    /// <summary>Share of those who were answered, and are still without water, that ask again.</summary>
    public double AsksAgain { get; init; } = 0.25;

    /// <summary>How much later: exponential mean.</summary>
    public SimDuration AsksAgainAfter { get; init; } = SimDuration.FromHours(3);

    /// <summary>Share of homes whose number the company has, so that its text message comes.</summary>
    public double Texted { get; init; } = 0.8;

    /// <summary>Share of those who were told and call all the same.</summary>
    public double CallsAnyway { get; init; } = 0.15;

    /// <summary>When the company's control room believes its pressure gauges: lognormal, after the burst.</summary>
    public WorkTime GaugesBelieved { get; init; } = new(15, 0.5);

    /// <summary>Complaints from so many cells, filed by the command centre, tell the company as well.</summary>
    public int ComplaintsBelieved { get; init; } = 5;

    /// <summary>Getting a repair crew together.</summary>
    public WorkTime Mobilise { get; init; } = new(15, 0.4);

    /// <summary>Finding and shutting the valves: minutes of one crew.</summary>
    public WorkTime ShutValves { get; init; } = new(80, 0.35);

    /// <summary>Digging out, cutting and joining: minutes of one crew; no more than <see cref="CrewsAtMost"/> find room.</summary>
    public WorkTime Mend { get; init; } = new(600, 0.25);

    /// <summary>How many crews can work at one hole.</summary>
    public int CrewsAtMost { get; init; } = 3;

    /// <summary>Filling and flushing before water is let in again.</summary>
    public WorkTime Refill { get; init; } = new(45, 0.3);

    /// <summary>Share of the cells, the farthest ones, that get water another way once the valves are shut.</summary>
    public double FedAnotherWay { get; init; } = 0.5;

    /// <summary>How far apart in time neighbouring cells lose water and get it back.</summary>
    public SimDuration FromCellToCell { get; init; } = SimDuration.FromSeconds(40);
}
