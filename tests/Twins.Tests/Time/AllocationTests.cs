using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class AllocationTests
{
    [Fact]
    public void A_wake_up_a_message_and_a_mail_allocate_nothing_in_the_steady_state()
    {
        int[] owners = [0, 0];
        Jurisdiction[] jurisdictions = [.. owners.Select((_, index) => new Jurisdiction(index, 2, 1, ToyJurisdiction.LinkDelay, new Limits()))];
        foreach (var jurisdiction in jurisdictions)
        {
            for (var i = 0; i < 50; i++) jurisdiction.Join(new BusyTwin());
        }

        var partition = new Partition(0, owners, jurisdictions);
        partition.Begin();
        Step(partition, to: 2_000);
        // A collection that other threads bring about charges a thread with what is left of its allocation buffer; it does not do so every time.
        var stretches = Enumerable.Range(2, 4).Select(stretch => AllocatedIn(partition, 1_000 * (stretch + 1))).ToArray();

        stretches.Min().ShouldBe(0);
    }

    private static long AllocatedIn(Partition partition, int to)
    {
        var (handled, before) = (partition.Handled, GC.GetAllocatedBytesForCurrentThread());
        Step(partition, to);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        (partition.Handled - handled).ShouldBeGreaterThan(50_000);
        return allocated;
    }

    private static void Step(Partition partition, int to)
    {
        for (var end = new SimTime(to * ToyJurisdiction.LinkDelay.Milliseconds); partition.NextDue < end;) partition.StepNext(ToyJurisdiction.LinkDelay, end);
    }

    /// <summary>Wakes itself, tells its neighbour here and one over there, in periods.</summary>
    private sealed class BusyTwin : Twin
    {
        private Chance _chance;

        public override byte Kind => 7;

        public override void Begin(Jurisdiction here)
        {
            _chance = new Chance(here.Seed, Id.Value, 1);
            here.Wake(new SimDuration(Id.Index * 3), kind: 1);
        }

        public override void Handle(in Event received, Jurisdiction here)
        {
            if (received.Kind != 1) return;
            // Periods repeat, so that the fullest moment lies in the first half.
            here.Wake(new SimDuration(100 * (1 + (Id.Index % 4))), kind: 1);
            here.Send(new TwinId(Kind, here.Index, _chance.NextBelow(50)), kind: 2);
            here.Send(new TwinId(Kind, 1 - here.Index, _chance.NextBelow(50)), kind: 2);
        }

        public override void WriteState(StateWriter state) => state.Write("chance", in _chance);
    }
}
