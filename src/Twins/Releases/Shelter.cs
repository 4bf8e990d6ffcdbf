using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>What sets a shelter apart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cell">Its cell, by its index in the city.</param>
/// <param name="Capacity">How many people it holds.</param>
/// <param name="Next">The shelter to which it sends those whom it cannot take; none when there is no other.</param>
/// <param name="NextTravel">The way there.</param>
public sealed record ShelterFacts(string Name, int Cell, int Capacity, TwinId Next, SimDuration NextTravel);

/// <summary>A public shelter (避难场所): takes people in until it is full and sends the others on; after three full ones they look for themselves.</summary>
/// <param name="facts">What sets it apart.</param>
public sealed class Shelter(ShelterFacts facts) : Twin
{
    private const int MostTried = 3;

    private int _inside;
    private int _sentOn;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Shelter;

    /// <summary>How many people are inside.</summary>
    public int Inside => _inside;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        if (received.Kind != MessageKind.AtShelter) throw new InvalidOperationException($"A shelter does not know the message {received.Kind}.");
        var home = new TwinId((ulong)received.B);
        var people = (int)received.A;
        var taken = Math.Min(people, facts.Capacity - _inside);
        var left = people - taken;
        if (taken > 0)
        {
            _inside += taken;
            here.Send(home, MessageKind.TakenIn, 1, taken);
            if (_inside == facts.Capacity) here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.ShelterFull, facts.Cell, facts.Capacity);
        }

        if (left == 0) return;
        _sentOn += left;
        if (facts.Next == TwinId.None || received.Stamp + 1 >= MostTried) here.Send(home, MessageKind.TakenIn, 0, left);
        else here.Send(facts.Next, facts.NextTravel > here.LinkDelay ? facts.NextTravel : here.LinkDelay, MessageKind.AtShelter, received.Stamp + 1, left, received.B);
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (_inside > 0) here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.InShelter, facts.Cell, _inside, facts.Capacity);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("capacity", facts.Capacity);
        state.Write("inside", _inside);
        state.Write("sentOn", _sentOn);
    }
}
