using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>When an outfall lets foul water go.</summary>
public readonly record struct NightDischarge(SimTime From, SimTime To);

/// <summary>What sets an outfall apart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number in the run, behind those of the vessels.</param>
/// <param name="At">Metres along the shore.</param>
/// <param name="CityCell">The cell where it lies, by its index in the city.</param>
/// <param name="Discharges">When it discharges what is forbidden unless somebody stops it; in order, without overlap.</param>
public sealed record SeaOutfallFacts(string Name, int Number, int At, int CityCell, ImmutableArray<NightDischarge> Discharges);

/// <summary>
/// A registered outfall to the sea (入海排污口): the truth, of which stations see foul water alone. Samples prove a discharge while it lasts and
/// for some hours after; then the outfall is sealed.
/// </summary>
/// <param name="shore">The shore.</param>
/// <param name="facts">What sets it apart.</param>
public sealed class SeaOutfall(Shore shore, SeaOutfallFacts facts) : Twin
{
    private static readonly SimDuration Flow = SimDuration.FromMinutes(2);
    private static readonly SimDuration Proven = SimDuration.FromHours(4);

    private int _next;
    private bool _flows;
    private SimTime _flowedLast = SimTime.Never;
    private bool _sealed;
    private SimTime _arrivesLast = SimTime.Start;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.SeaOutfall;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => AwaitNext(here);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        if (received.Kind == MessageKind.SampleTaken) BeSampled(here);
        else if (received.Kind == MessageKind.Wake) LetGo(here);
        else throw new InvalidOperationException($"An outfall does not know the message {received.Kind}.");
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("outfallFlows", _flows);
        state.Write("outfallFlowedLast", _flowedLast);
        state.Write("outfallSealed", _sealed);
        state.Write("foulArrivesLast", _arrivesLast);
        state.Write("outfallNext", _next);
    }

    private void AwaitNext(Jurisdiction here)
    {
        if (_next < facts.Discharges.Length) here.Wake(SimTime.Max(here.Now, facts.Discharges[_next].From) - here.Now, MessageKind.Wake);
    }

    private void LetGo(Jurisdiction here)
    {
        if (_sealed) return;
        if (!_flows) here.Record((int)OutcomeKind.OffenceBegan, (int)Errand.Outfall, facts.Number, facts.At, facts.CityCell, (int)shore.Kind);
        _flows = here.Now < facts.Discharges[_next].To;
        if (!_flows)
        {
            here.Record((int)OutcomeKind.OffenceEnded, (int)Errand.Outfall, facts.Number, facts.At, d: _arrivesLast.Milliseconds);
            _next++;
            AwaitNext(here);
            return;
        }

        _flowedLast = here.Now;
        _arrivesLast = SimTime.Max(_arrivesLast, Current.Carry(shore, facts.At, 0, facts.Number, here));
        here.Wake(Flow, MessageKind.Wake);
    }

    private void BeSampled(Jurisdiction here)
    {
        if (_sealed || _flowedLast == SimTime.Never || here.Now - _flowedLast > Proven) return;
        here.Record((int)OutcomeKind.OffenderBoarded, (int)Errand.Outfall, facts.Number, facts.At, _flows ? 1 : 0);
        (_sealed, _flows) = (true, false);
    }
}
