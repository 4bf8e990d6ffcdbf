using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class InputReceiversTests
{
    private readonly List<int> _asked = [];

    [Fact]
    public async Task Who_was_found_once_is_not_asked_for_again_until_as_many_others_were_found_as_are_remembered()
    {
        var receivers = new InputReceivers("toy", TimeProvider.System, mostKnown: 2);

        foreach (var to in new[] { 0, 1, 0, 1, 2, 2, 0 }) await receivers.Require([new Event { To = new TwinId(1, 0, to) }], () => false, Ask);

        _asked.ShouldBe([0, 1, 2, 0]);
    }

    [Fact]
    public async Task Who_was_not_found_is_asked_for_again()
    {
        var receivers = new InputReceivers("toy", TimeProvider.System);
        Event[] input = [new Event { To = new TwinId(1, 0, 99) }];

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => receivers.Require(input, () => false, Missing));
        await receivers.Require(input, () => false, Ask);

        _asked.ShouldBe([99]);

        static Task Missing(TwinId twin) => throw new ArgumentOutOfRangeException(nameof(twin));
    }

    private Task Ask(TwinId twin)
    {
        _asked.Add(twin.Index);
        return Task.CompletedTask;
    }
}
