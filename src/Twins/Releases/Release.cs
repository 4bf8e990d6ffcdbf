using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>What sets a release apart.</summary>
public sealed record ReleaseFacts
{
    public required string Name { get; init; }

    public required Substance Substance { get; init; }

    public required Plume Plume { get; init; }

    /// <summary>The cell of the plant, by its index in the city.</summary>
    public required int Cell { get; init; }

    /// <summary>Everybody whom the gas can reach, and the command: they notice when it ends.</summary>
    public required ImmutableArray<TwinId> Reached { get; init; }
}

/// <summary>A gas escapes from a vessel (泄漏) until it is empty or somebody closes the leak: the truth, of which nobody is told but by the gas itself.</summary>
/// <param name="facts">What sets it apart.</param>
public sealed class Release(ReleaseFacts facts) : Twin
{
    private static readonly SimDuration BetweenPictures = SimDuration.FromMinutes(15);
    private const int MostPictures = 24;

    private SimTime _ended = SimTime.Never;
    private long _gramsBeforeKnown;
    private int _pictures;

    private enum Alarm
    {
        Begins = 1,
        Empty = 2,
        Picture = 3,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Release;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        here.Wake(facts.Plume.Begins - here.Now, MessageKind.Wake, (int)Alarm.Begins);
        here.Wake(facts.Plume.EmptyAt - here.Now, MessageKind.Wake, (int)Alarm.Empty);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            // A false alarm, or one about what is over: the team finds nothing to close.
            case MessageKind.CloseLeak when here.Now < facts.Plume.Begins || _ended != SimTime.Never:
                here.Send(received.Sender, MessageKind.ReleaseEnded, a: here.Now.Milliseconds);
                break;
            case MessageKind.CloseLeak:
                End(stopped: 1, new SimTime(received.A), here);
                break;
            case MessageKind.Wake:
                Wake((Alarm)received.Stamp, here);
                break;
            default:
                throw new InvalidOperationException($"A release does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("substance", facts.Substance);
        state.Write("gramsPerSecond", facts.Plume.GramsPerSecond);
        state.Write("begins", facts.Plume.Begins);
        state.Write("emptyAt", facts.Plume.EmptyAt);
        state.Write("releaseEnded", _ended);
        state.Write("gramsBeforeKnown", _gramsBeforeKnown);
        state.Write("pictures", _pictures);
    }

    private void Wake(Alarm alarm, Jurisdiction here)
    {
        switch (alarm)
        {
            case Alarm.Begins:
                here.Record((int)OutcomeKind.ReleaseBegan, (int)facts.Substance, facts.Plume.GramsPerSecond, facts.Cell, facts.Plume.EmptyAt.Milliseconds);
                here.Wake(BetweenPictures, MessageKind.Wake, (int)Alarm.Picture);
                break;
            case Alarm.Empty when _ended == SimTime.Never:
                End(stopped: 0, facts.Plume.EmptyAt, here);
                break;
            case Alarm.Picture when _pictures < MostPictures && facts.Plume.Covers(here.Now):
                _pictures++;
                Picture(here);
                here.Wake(BetweenPictures, MessageKind.Wake, (int)Alarm.Picture);
                break;
        }
    }

    private void End(int stopped, SimTime known, Jurisdiction here)
    {
        _ended = here.Now;
        _gramsBeforeKnown = facts.Plume.GramsUntil(known, _ended);
        here.Record((int)OutcomeKind.ReleaseEnded, stopped, facts.Plume.GramsUntil(here.Now, _ended), _gramsBeforeKnown);
        foreach (var reached in facts.Reached) here.Send(reached, MessageKind.ReleaseEnded, a: _ended.Milliseconds);
    }

    // The outline for the map: half widths where the axis is above the level, from the shape of the bell curve.
    private void Picture(Jurisdiction here)
    {
        var substance = SubstanceFacts.Of(facts.Substance);
        foreach (var (middle, acrossEast, acrossNorth, path) in facts.Plume.Sections(here.Now, _ended))
        {
            var onAxis = facts.Plume.ConcentrationAt(middle, here.Now, _ended);
            for (var level = 2; level <= 3; level++)
            {
                var bound = substance.Micrograms(level == 2 ? substance.HarmPpm : substance.LifePpm);
                if (onAxis <= bound) continue;
                var half = 1_000 * Dispersion.Across(facts.Plume.Stability, path) * Math.Sqrt(2 * PortableMath.Log(onAxis / (double)bound));
                here.Record((int)OutcomeKind.PlumeSection, level, middle.EastMillimetres, middle.NorthMillimetres, (long)(acrossEast * half), (long)(acrossNorth * half));
            }
        }
    }
}
