using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

/// <summary>A jurisdiction of two, with a link delay of 100 ms, whose twins have begun.</summary>
internal static class ToyJurisdiction
{
    public static readonly SimDuration LinkDelay = new(100);

    public static Jurisdiction Of(Twin twin, Limits? limits = null) => Of([twin], limits);

    public static Jurisdiction Of(Twin[] twins, Limits? limits = null)
    {
        var built = new Jurisdiction(0, 2, seed: 1, LinkDelay, limits ?? new Limits());
        foreach (var twin in twins) built.Join(twin);
        built.Begin();
        return built;
    }
}

/// <summary>Does what it is told at its first wake-up, at 5 ms.</summary>
internal sealed class ScriptTwin(Action<Twin, Jurisdiction> script) : Twin
{
    public override byte Kind => 3;

    public override void Begin(Jurisdiction here) => here.Wake(new SimDuration(5), kind: 1);

    public override void Handle(in Event received, Jurisdiction here) => script(this, here);

    public override void WriteState(StateWriter state) => state.Write("kind", Kind);
}

/// <summary>Has a number and nothing to do.</summary>
internal sealed class CountingTwin(long count) : Twin
{
    private long _count = count;

    public override byte Kind => 4;

    public override void Begin(Jurisdiction here)
    {
        // Nothing ever happens to it.
    }

    public override void Handle(in Event received, Jurisdiction here) => _count++;

    public override void WriteState(StateWriter state) => state.Write("count", _count);
}
