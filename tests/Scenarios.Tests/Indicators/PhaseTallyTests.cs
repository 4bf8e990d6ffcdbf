using Liandong.Twins;

namespace Liandong.Scenarios.Tests.Indicators;

/// <summary>What counts as looking again whether a cause is gone, and what only as asking.</summary>
public class PhaseTallyTests
{
    [Fact]
    public void A_call_back_asks_and_a_recheck_looks_and_they_are_counted_apart()
    {
        var stream = new OutcomeStream();
        for (var order = 0; order < 4; order++) stream.Filed(10 + order, order, request: order + 1, incident: order + 1).At(60 + order, OutcomeKind.OrderVerified, OutcomeStream.Order(order), 1).Closed(61 + order, order);
        // Two are called back, one is checked a second time, one of them both.
        stream.At(100, OutcomeKind.CalledBack, OutcomeStream.Town(), 1, 1, (long)OutcomeStream.Order(0).Value);
        stream.At(101, OutcomeKind.CalledBack, OutcomeStream.Town(), 1, 2, (long)OutcomeStream.Order(1).Value);
        stream.At(102, OutcomeKind.OrderVerified, OutcomeStream.Order(1), 1);
        var run = stream.Indicators(24 * 60);
        run["phases.orders.called-back.share"].Value.ShouldBe(0.5);
        run["phases.orders.followed.share"].Value.ShouldBe(0.25);
    }

    [Fact]
    public void Services_that_people_order_have_no_phases()
    {
        const int Service = 2;
        var stream = new OutcomeStream().Filed(10, 0, matter: 3, request: 1, incident: 1).Closed(61, 0).Filed(11, 1, Service, request: 2, incident: 2).Closed(62, 1);
        stream.At(100, OutcomeKind.CalledBack, OutcomeStream.Town(), 1, 1, (long)OutcomeStream.Order(0).Value);
        stream.Indicators(24 * 60, city: SampleCity.WithServices(Service))["phases.orders.called-back.share"].ShouldSatisfyAllConditions(share => share.Value.ShouldBe(1), share => share.Samples.ShouldBe(1));
    }
}
