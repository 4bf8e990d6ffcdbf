using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <summary>What sets one unapproved place apart from the next.</summary>
public sealed record HiddenSiteFacts
{
    public required HiddenKind Kind { get; init; }

    public required PlanePoint Place { get; init; }

    /// <summary>Whose it is.</summary>
    public required int Ring { get; init; }

    /// <summary>Tanks that stand there.</summary>
    public required int Tanks { get; init; }

    /// <summary>Litres in them, and whatever stands about; an assumption, deliveries are not followed.</summary>
    public required long Litres { get; init; }

    /// <summary>People who run it.</summary>
    public required int Suspects { get; init; }

    /// <summary>The other places of the ring.</summary>
    public required ImmutableArray<TwinId> Others { get; init; }

    /// <summary>The tankers of the ring.</summary>
    public required ImmutableArray<TwinId> Tankers { get; init; }

    /// <summary>How long a warning takes by telephone.</summary>
    public required SimDuration WordTravels { get; init; }
}

/// <summary>An unapproved yard or tank group (黑加油点、黑油库): it is there until it is raided, or cleared because somebody warned it.</summary>
public sealed class HiddenSite(HiddenSiteFacts facts) : Twin
{
    private SiteState _state;

    /// <summary>How it stands.</summary>
    public enum SiteState
    {
        /// <summary>In business.</summary>
        Open = 0,

        /// <summary>Cleared after a warning.</summary>
        Cleared = 1,

        /// <summary>Raided while it was in business.</summary>
        Sealed = 2,

        /// <summary>Raided after it had been cleared.</summary>
        FoundEmpty = 3,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.HiddenSite;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => here.Record((int)OutcomeKind.HiddenSiteKnown, (int)facts.Kind, Vehicle.Packed(facts.Place), facts.Ring, facts.Tanks, facts.Litres);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.RaidBegins:
                BeRaided(here);
                break;
            case MessageKind.SiteWarned when _state == SiteState.Open:
                _state = SiteState.Cleared;
                here.Record((int)OutcomeKind.SiteCleared, (int)facts.Kind, d: facts.Ring);
                break;
            case MessageKind.SiteWarned:
                break;
            default:
                throw new InvalidOperationException($"A hidden site does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("siteKind", facts.Kind);
        state.Write("siteState", _state);
        state.Write("ring", facts.Ring);
        state.Write("tanks", facts.Tanks);
        state.Write("litres", facts.Litres);
    }

    // The tanks themselves cannot be carried away; what is in them and who runs them can be gone.
    private void BeRaided(Jurisdiction here)
    {
        if (_state is SiteState.Sealed or SiteState.FoundEmpty) return;
        var taken = _state == SiteState.Open;
        _state = taken ? SiteState.Sealed : SiteState.FoundEmpty;
        here.Record((int)OutcomeKind.SiteRaided, (int)facts.Kind, facts.Tanks, taken ? facts.Litres : 0, taken ? facts.Suspects : 0, facts.Ring);
        var word = facts.WordTravels > here.LinkDelay ? facts.WordTravels : here.LinkDelay;
        foreach (var other in facts.Others) here.Send(other, word, MessageKind.SiteWarned, facts.Ring);
        foreach (var tanker in facts.Tankers) here.Send(tanker, word, MessageKind.RingWarned, facts.Ring);
    }
}
