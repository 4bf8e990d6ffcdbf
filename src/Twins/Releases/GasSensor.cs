using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>What is wrong with a gas detector.</summary>
public enum GasSensorFault
{
    Well = 0,

    /// <summary>It reports nothing.</summary>
    Offline = 1,

    /// <summary>Its zero creeps upwards until it alarms without gas.</summary>
    Drifting = 2,
}

/// <summary>What sets a gas detector apart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number in the park.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Plume">What it can meet.</param>
/// <param name="Command">Whom it tells.</param>
/// <param name="AlarmAt">Its alarm in µg/m³.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="DriftPerHour">How fast its zero creeps when it drifts, in µg/m³ an hour.</param>
public sealed record GasSensorFacts(string Name, int Number, PlanePoint Place, Plume Plume, TwinId Command, long AlarmAt, GasSensorFault Fault, long DriftPerHour)
{
    /// <summary>The system that passes its alarms on; null when it is wired to the command.</summary>
    public DataSource? Platform { get; init; }
}

/// <summary>
/// A gas detector (气体探测器): it measures every 15 s, follows the gas with a lag, is noisy, and raises an alarm after two readings in a row
/// above its threshold. The alarm is over after four readings in a row below four fifths of it.
/// </summary>
/// <param name="facts">What sets it apart.</param>
public sealed class GasSensor(GasSensorFacts facts) : Twin
{
    private static readonly SimDuration BetweenReadings = SimDuration.FromSeconds(15);
    private static readonly ulong NoisePurpose = StableHash.Of("noise of a gas detector");
    private const int ReadingsToRaise = 2;
    private const int ReadingsToClear = 4;

    private Chance _noise;
    private SimTime _ended = SimTime.Never;
    private long _cell;
    private long _measured;
    private int _inARow;
    private bool _raised;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.GasSensor;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _noise = new Chance(here.Seed, StableHash.Of(facts.Name), NoisePurpose);
        if (facts.Fault != GasSensorFault.Offline) here.Wake(BetweenReadings, MessageKind.Wake);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake:
                Measure(here);
                here.Wake(BetweenReadings, MessageKind.Wake);
                break;
            case MessageKind.ReleaseEnded:
                _ended = new SimTime(received.A);
                break;
            default:
                throw new InvalidOperationException($"A gas detector does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("fault", facts.Fault);
        state.Write("measuredMicrograms", _measured);
        state.Write("inItsCellMicrograms", _cell);
        state.Write("raisedNow", _raised);
        state.Write("readingsInARow", _inARow);
        state.Write("releaseEnded", _ended);
        state.Write("noise", in _noise);
    }

    private void Measure(Jurisdiction here)
    {
        var truth = facts.Plume.Covers(here.Now) ? facts.Plume.ConcentrationAt(facts.Place, here.Now, _ended) : 0;
        // The gas in its measuring cell follows the air's by half in 15 s (T90 of about 50 s).
        _cell = (_cell + truth) / 2;
        var drift = facts.Fault == GasSensorFault.Drifting ? facts.DriftPerHour * here.Now.Milliseconds / 3_600_000 : 0;
        var error = _noise.NextNormal();
        _measured = Math.Max(0, _cell + drift + (long)(error * ((0.05 * _cell) + (0.03 * facts.AlarmAt))));
        Judge(here);
    }

    private void Judge(Jurisdiction here)
    {
        var turns = _raised ? _measured * 5 < facts.AlarmAt * 4 : _measured > facts.AlarmAt;
        _inARow = turns ? _inARow + 1 : 0;
        if (_inARow < (_raised ? ReadingsToClear : ReadingsToRaise)) return;
        (_raised, _inARow) = (!_raised, 0);
        here.Record((int)OutcomeKind.GasAlarm, _raised ? 1 : 0, _measured, facts.Number, (int)facts.Fault);
        Tell(here);
    }

    // While the platform is down alarms wait in it; what is not shared stays in the plant.
    private void Tell(Jurisdiction here)
    {
        var delay = facts.Command.Jurisdiction == here.Index ? SimDuration.Zero : here.LinkDelay;
        if (facts.Platform is { } platform)
        {
            var reach = DataSources.Reach(platform, here.Now);
            if (reach.State == SourceState.NotPermitted) return;
            if (reach.Delay > delay) delay = reach.Delay;
            delay += reach.BackAt - here.Now;
        }

        here.Send(facts.Command, delay, MessageKind.GasAlarm, _raised ? 1 : 0, _measured, facts.Number);
    }
}
