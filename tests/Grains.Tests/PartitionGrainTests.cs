using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class PartitionGrainTests(SiloFixture silo)
{
    private static readonly int[] Owners = [.. Enumerable.Repeat(0, ToyCity.Jurisdictions)];

    [Fact]
    public async Task The_same_order_again_gets_the_same_answer_and_steps_nothing()
    {
        var partition = await Opened("again/0", epoch: 1);

        var first = await partition.Advance(Order(1, 1, 10));
        var digests = await partition.Digests();
        var again = await partition.Advance(Order(1, 1, 10));

        first.Handled.ShouldBeGreaterThan(0);
        (again.Reached, again.Handled, again.Windows, again.NextDue).ShouldBe((first.Reached, first.Handled, first.Windows, first.NextDue));
        (await partition.Digests()).ShouldBe(digests);
        (await partition.Advance(Order(1, 2, 20))).Handled.ShouldBeGreaterThan(first.Handled);
    }

    [Fact]
    public async Task A_lower_epoch_is_refused()
    {
        var partition = await Opened("lower/0", epoch: 5);

        await Should.ThrowAsync<PartitionRefusedException>(() => partition.Advance(Order(4, 1, 10)));
        await Should.ThrowAsync<PartitionRefusedException>(() => partition.Open(Plan(4)));
        (await partition.Advance(Order(5, 1, 10))).Reached.ShouldBe(SimTime.Start + SimDuration.FromSeconds(10));
    }

    [Fact]
    public async Task A_higher_epoch_starts_anew()
    {
        var partition = await Opened("higher/0", epoch: 1);
        var first = await partition.Advance(Order(1, 1, 10));

        await partition.Open(Plan(2));
        var second = await partition.Advance(Order(2, 1, 10));

        second.Handled.ShouldBe(first.Handled);
        await Should.ThrowAsync<PartitionRefusedException>(() => partition.Advance(Order(1, 2, 20)));
    }

    [Fact]
    public async Task A_partition_that_was_never_opened_answers_no_empty_window()
    {
        var partition = silo.Grains.GetGrain<IPartitionGrain>("never/0");

        (await Should.ThrowAsync<PartitionRefusedException>(() => partition.Advance(Order(1, 1, 10)))).Message.ShouldContain("never/0 is not open");
    }

    [Fact]
    public async Task An_order_out_of_turn_is_refused()
    {
        var partition = await Opened("turn/0", epoch: 1);

        await Should.ThrowAsync<PartitionRefusedException>(() => partition.Advance(Order(1, 2, 10)));
        await partition.Advance(Order(1, 1, 10));
        await Should.ThrowAsync<PartitionRefusedException>(() => partition.Advance(Order(1, 3, 30)));
        await Should.ThrowAsync<PartitionRefusedException>(() => partition.Open(Plan(1)));
    }

    private async Task<IPartitionGrain> Opened(string key, int epoch)
    {
        var partition = silo.Grains.GetGrain<IPartitionGrain>(key);
        var opened = await partition.Open(Plan(epoch));
        opened.NextDue.ShouldBe(SimTime.Start);
        opened.Failure.ShouldBeNull();
        return partition;
    }

    private static PartitionPlan Plan(int epoch) => new() { Run = new RunIncarnation("toy", "1"), Epoch = epoch, Number = 0, Owners = Owners, Definition = ToyCity.Definition() };

    private static Advance Order(int epoch, long number, int untilSeconds) =>
        new()
        {
            Epoch = epoch,
            Number = number,
            First = Window.Around(SimTime.Start + SimDuration.FromSeconds(untilSeconds - 10), ToyCity.LinkDelay, ToyCity.LinkDelay),
            Length = ToyCity.LinkDelay,
            Until = SimTime.Start + SimDuration.FromSeconds(untilSeconds),
            Mail = [],
        };
}
