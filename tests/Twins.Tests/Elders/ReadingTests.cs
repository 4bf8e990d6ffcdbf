using Liandong.Twins.Elders;
using Liandong.Twins.Staff;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Elders;

public sealed class ReadingTests
{
    [Fact]
    public void A_reading_allocates_nothing()
    {
        var (town, partition) = TownOf(wearers: 200);
        partition.Begin();
        Step(partition, 0, 6);
        var (handled, before) = (partition.Handled, GC.GetAllocatedBytesForCurrentThread());
        Step(partition, 6, 12);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        (partition.Handled - handled).ShouldBeGreaterThan(200 * 12 * 5);
        allocated.ShouldBe(0);
        town.Outcomes.Count.ShouldBe(0);
    }

    [Fact]
    public void A_worn_wristband_reads_every_five_minutes()
    {
        var (town, partition) = TownOf(wearers: 20);
        partition.Begin();
        Step(partition, 0, 12);
        for (var wearer = 0; wearer < 20; wearer++)
        {
            var state = new TextStateWriter();
            town[wearer + 1].WriteState(state);
            int.Parse(state.Fields.Single(field => field.Key == "vitalReadings").Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(143, 144);
        }
    }

    private static void Step(Partition partition, int fromHour, int toHour)
    {
        for (var minute = fromHour * 60; minute < toHour * 60; minute++) partition.Step(new Window(SimTime.Start + SimDuration.FromMinutes(minute), SimTime.Start + SimDuration.FromMinutes(minute + 1)));
    }

    // From 08:00; none of the batteries is due, none of the readings raises an alarm with this seed.
    private static (Jurisdiction Town, Partition Partition) TownOf(int wearers)
    {
        var system = new CommandSystem([], [0], [[]], new WorkCalendar(SimDuration.FromHours(8)), TinyCity.Calm);
        var care = Wearer.Quiet([-1, 0, 0, 0, 0], 0);
        var town = new Jurisdiction(0, 1, 3, SimDuration.FromMinutes(1), new Limits());
        town.Join(new Nobody());
        for (var i = 0; i < wearers; i++) town.Join(new Elder(system, care, new Wearer().Plan() with { Key = StableHash.Of($"wearer {i}"), Baseline = VitalBaseline.Of(StableHash.Of($"wearer {i}")), Enrolment = Enrolment.Of(StableHash.Of($"wearer {i}")), Index = i }));
        return (town, new Partition(0, [0], [town]));
    }

    private sealed class Nobody : Twin
    {
        public override byte Kind => (byte)TwinKind.CommandCenter;

        public override void Begin(Jurisdiction here)
        {
        }

        public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException("Nothing is filed while nothing happens.");

        public override void WriteState(StateWriter state) => state.Write("nobody", true);
    }
}
