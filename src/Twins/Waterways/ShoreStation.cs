using System.Collections.Immutable;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>What sets a shore station apart.</summary>
/// <param name="Number">Of its reach, counted over all shores.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">Under which its noise is drawn.</param>
/// <param name="Reach">What it watches.</param>
/// <param name="Matters">The matter of each suspicion.</param>
/// <param name="Sources">Readings of the water and names of vessels, by what they are for; one that is not there is the station's own.</param>
/// <param name="Tells">Whether it tells of missing sources for all stations.</param>
public sealed record ShoreStationFacts(int Number, string Name, ulong Key, Reach Reach, ImmutableArray<int> Matters, ImmutableArray<ServingSource> Sources, bool Tells)
{
    /// <summary>Where the vessels' twins begin, for what is asked at the next port.</summary>
    public required TwinId Vessels { get; init; }

    /// <summary>How often a day its gauge reads murk for foul water.</summary>
    public required double MurksADay { get; init; }
}

/// <summary>
/// A station on the bank (岸基感知站): radar, AIS and a water-quality gauge. Its rules know echoes and readings alone: a vessel that lies in the
/// fairway outside anchorages, a slow boat near the bank at night that does not say who it is, foul water and which registered outfall lies up the
/// current or which ships were where it drifted from.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="shore">The shore.</param>
/// <param name="facts">What sets it apart.</param>
public sealed partial class ShoreStation(CommandSystem system, Shore shore, ShoreStationFacts facts) : Twin
{
    private static readonly ulong GaugePurpose = StableHash.Of("water-quality gauge");

    /// <summary>How long after one reading of the water the next one comes.</summary>
    public static readonly SimDuration BetweenReadings = SimDuration.FromMinutes(10);

    private static readonly SimDuration Lies = SimDuration.FromMinutes(24);
    private static readonly SimDuration LiesLong = SimDuration.FromMinutes(60);
    private static readonly SimDuration Slow = SimDuration.FromMinutes(20);

    /// <summary>For how long radar expects a vessel that it does not see.</summary>
    internal static readonly SimDuration Lost = SimDuration.FromMinutes(30);

    /// <summary>For how long a station keeps what it saw: foul water that is read now can have been let go that long ago.</summary>
    internal static readonly SimDuration Keeps = Lost + Current.LongestDrift + (BetweenReadings * 2);
    private const int StayMetres = 130;
    private const int FairwayMetres = 450;
    private const int SlowMillimetresPerSecond = 1_400;
    private const int Background = 100;
    private const int Noise = 12;
    private const int FoulAbove = 160;
    private const int SourceDown = 1;

    private readonly SortedDictionary<int, Track> _tracks = [];

    // The alarms that are not filed yet, and whom they are about: a track or an outfall.
    private readonly SortedDictionary<long, int> _open = [];
    private readonly Murk _murk = new(facts.Key, facts.MurksADay);
    private Chance _gauge;
    private long _slick;
    private int _foulInARow;
    private SimTime _mutedUntil;
    private int _alarms;
    private long _outfallAlarms;

    /// <summary>How many tracks it keeps.</summary>
    internal int Followed => _tracks.Count;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.ShoreStation;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _gauge = new Chance(here.Seed, facts.Key, GaugePurpose);
        here.Wake(BetweenReadings, MessageKind.Wake);
        if (!facts.Tells) return;
        for (var number = 0; number < facts.Sources.Length; number++)
        {
            var (role, source) = facts.Sources[number];
            if (!source.Permitted) here.Record((int)OutcomeKind.RiverSourceMissing, (int)role, -1, (int)shore.Kind);
            else foreach (var outage in source.Outages) here.Wake(SimTime.Max(here.Now, outage.From) - here.Now, MessageKind.Wake, SourceDown, (int)role, outage.To.Milliseconds);
        }
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Echo:
                See(in received, here);
                break;
            case MessageKind.AskTrack:
                TellTrack(in received, here);
                break;
            case MessageKind.Slick:
                _slick += received.A;
                _kept.Add((int)received.B, here.Now);
                break;
            case MessageKind.Progress when (OrderState)received.Stamp == OrderState.Filed:
                Pursue(received.C, here);
                break;
            case MessageKind.Progress when (OrderState)received.Stamp == OrderState.OnScene:
                Sample(received.C, here);
                break;
            case MessageKind.Progress:
                break;
            case MessageKind.Wake when received.Stamp == SourceDown:
                here.Record((int)OutcomeKind.RiverSourceMissing, (int)received.A, received.B, (int)shore.Kind);
                break;
            case MessageKind.Wake:
                ReadGauge(here);
                break;
            default:
                throw new InvalidOperationException($"A shore station does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("riverAlarms", _alarms);
        state.Write("slick", _slick);
        state.Write("foulInARow", _foulInARow);
        state.Write("foulMutedUntil", _mutedUntil);
        state.Write("gauge", _gauge);
        state.Write("tracks", _tracks, static (item, track) =>
        {
            item.Write("vesselNumber", track.Key);
            track.Value.WriteState(item);
        });
        state.Write("outfallAlarms", _outfallAlarms);
        WriteTraced(state);
        state.Write("pursued", _open, static (item, alarm) =>
        {
            item.Write("alarmNumber", alarm.Key);
            item.Write("suspect", alarm.Value);
        });
    }

    private bool IsNight(SimTime now) => system.Calendar.HourOf(now) is >= 20 or < 5;

    private void See(in Event echo, Jurisdiction here)
    {
        var (vessel, at, off) = ((int)echo.A, (int)echo.B, (int)echo.C);
        // While nobody passes on what vessels say, that one is silent cannot be told.
        var ais = echo.Stamp == 1 || !Answers(SourceRole.Vessels, here.Now);
        if (!_tracks.TryGetValue(vessel, out var track) || here.Now - track.Seen > Lost) track = new Track { StaysAt = at, StaysSince = here.Now, SlowFrom = at, SlowSince = here.Now, Came = here.Now, CameAt = at, Reported = track.Reported };
        (track.At, track.Off, track.Seen) = (at, off, here.Now);
        track.Named |= echo.Stamp == 1 && Answers(SourceRole.Vessels, here.Now);
        if (Math.Abs(at - track.StaysAt) > StayMetres) (track.StaysAt, track.StaysSince) = (at, here.Now);
        var seconds = Math.Max(1, (here.Now - track.SlowSince).Milliseconds / 1_000);
        if (ais || off > FairwayMetres || Math.Abs(at - track.SlowFrom) * 1_000L / seconds > SlowMillimetresPerSecond) (track.SlowFrom, track.SlowSince) = (at, here.Now);
        _tracks[vessel] = track;
        var lies = here.Now - track.StaysSince;
        var suspicious = (IsNight(here.Now) ? 1 : 0) + (ais ? 0 : 1) + (lies >= LiesLong ? 1 : 0);
        if (off > FairwayMetres && !shore.IsAnchorage(at) && lies >= Lies && suspicious >= 2) Report(vessel, Suspicion.Dredging, here);
        if (IsNight(here.Now) && here.Now - track.SlowSince >= Slow) Report(vessel, Suspicion.Fishing, here);
    }

    private void ReadGauge(Jurisdiction here)
    {
        var reading = Background + (int)(_gauge.NextNormal() * Noise) + _murk.At(here.Now, here.Seed) + (int)Math.Min(_slick, 100_000);
        _slick = 0;
        _kept.KeepSince(new SimTime(here.Now.Milliseconds - (2 * BetweenReadings.Milliseconds)));
        Forget(here.Now);
        _foulInARow = reading > FoulAbove && Answers(SourceRole.WaterQuality, here.Now) ? _foulInARow + 1 : 0;
        if (_foulInARow >= 2 && here.Now >= _mutedUntil) Accuse(here);
        here.Wake(BetweenReadings, MessageKind.Wake);
    }

    // Whoever was not seen for so long is nobody's any more.
    private void Forget(SimTime now)
    {
        foreach (var track in _tracks.Where(track => now - track.Value.Seen > Keeps).Select(track => track.Key).ToArray()) _tracks.Remove(track);
    }

    private long Report(int vessel, Suspicion suspicion, Jurisdiction here)
    {
        var track = _tracks[vessel];
        var bit = 1 << (int)suspicion;
        if ((track.Reported & bit) != 0) return 0;
        track.Reported |= bit;
        _tracks[vessel] = track;
        return Raise(vessel, suspicion, track.At, here);
    }

    // The incident.
    private long Raise(int number, Suspicion suspicion, int at, Jurisdiction here)
    {
        _alarms++;
        // One alarm a track and suspicion, and the outfalls' own count: what boats do renumbers no other's.
        var alarm = TrackNumbers.AlarmOf(suspicion == Suspicion.Outfall ? ++_outfallAlarms : number, suspicion);
        var incident = SubjectIncident.Of(TwinKind.ShoreStation, facts.Number, alarm);
        _open.Add(alarm, number);
        var suspect = suspicion == Suspicion.Outfall ? number : TrackNumbers.VesselOf(number);
        var about = new AlarmAbout(suspect, shore.Kind, suspicion >= Suspicion.Discharge ? _kept.Behind(suspect) : FoulWater.None);
        here.Record((int)OutcomeKind.RiverAlarm, (int)suspicion, incident, about.Packed, at, facts.Reach.CityCell);
        var matter = facts.Matters[(int)suspicion];
        var centre = CommandSystem.Centre(system.Responsible(facts.Reach.Cell.Jurisdiction, system.Matters[matter].Tier));
        here.Record((int)OutcomeKind.IncidentHappened, matter, incident, (long)facts.Reach.Cell.Value);
        var delay = DelayOf(suspicion >= Suspicion.Discharge ? SourceRole.WaterQuality : SourceRole.Vessels);
        if (delay <= here.LinkDelay) delay = centre.Jurisdiction == here.Index ? SimDuration.Zero : here.LinkDelay;
        here.Send(centre, delay, MessageKind.File, matter | ((int)Channel.Sensor << 16), 0, (long)facts.Reach.Cell.Value, incident);
        return incident;
    }

    private DataSource? SourceOf(SourceRole role)
    {
        foreach (var own in facts.Sources)
        {
            if (own.Role == role) return own.Source;
        }

        return null;
    }

    private bool Answers(SourceRole role, SimTime now) => SourceOf(role) is not { } source || DataSources.Reach(source, now).State == SourceState.Up;

    private SimDuration DelayOf(SourceRole role) => SourceOf(role)?.Delay ?? SimDuration.Zero;

    // The centre has filed it: the county's boats go after where the track is now.
    private void Pursue(long incident, Jurisdiction here)
    {
        var alarm = SubjectIncident.CountOf(incident);
        var suspicion = TrackNumbers.SuspicionOf(alarm);
        if (suspicion == Suspicion.Outfall || !_open.Remove(alarm, out var vessel) || AskedAtPort(alarm, incident, here)) return;
        var at = _tracks.TryGetValue(vessel, out var track) ? track.At : facts.Reach.Middle;
        here.Send(facts.Reach.Post, MessageKind.Pursue, (int)suspicion, vessel, at, incident, here.Now.Milliseconds);
    }

    // The squad is at the outfall and takes samples.
    private void Sample(long incident, Jurisdiction here)
    {
        var alarm = SubjectIncident.CountOf(incident);
        if (!_open.Remove(alarm, out var suspect) || TrackNumbers.SuspicionOf(alarm) != Suspicion.Outfall) return;
        foreach (var outfall in shore.Outfalls)
        {
            if (outfall.Number == suspect) here.Send(outfall.Twin, MessageKind.SampleTaken);
        }
    }
}
