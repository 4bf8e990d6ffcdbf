using Liandong.Scenarios.Analysis;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;
using static Liandong.Scenarios.Tests.Indicators.OutcomeStream;

namespace Liandong.Scenarios.Tests.Analysis;

/// <summary>The analysis sees what the city was told, as its clerks took it down.</summary>
public class MatterLogTests
{
    private const int Noise = 2;

    [Fact]
    public void Requests_that_clerks_merged_are_one_sighting_and_one_that_they_overlooked_is_a_second() =>
        Seen(Asked(1, incident: 7).At(2, OutcomeKind.RequestMade, Town(), a: 2, b: 7, c: Noise, d: Cell).At(3, OutcomeKind.RequestMade, Town(), a: 3, b: 7, c: Noise, d: Cell)
            .Filed(4, 1, Noise, request: 1, incident: 7).At(5, OutcomeKind.RequestMerged, Town(), 1, 2, (long)Order(1).Value).Filed(6, 2, Noise, request: 3, incident: 7))
            .ShouldBe([Noise, Noise]);

    [Fact]
    public void Two_things_that_clerks_took_for_one_are_one_sighting() =>
        Seen(Asked(1, incident: 7).At(2, OutcomeKind.RequestMade, Town(), a: 2, b: 8, c: Noise, d: Cell).Filed(3, 1, Noise, request: 1, incident: 7).At(4, OutcomeKind.RequestMerged, Town(), 0, 2, (long)Order(1).Value))
            .ShouldBe([Noise]);

    [Theory]
    [InlineData(OutcomeKind.CallAbandoned)]
    [InlineData(OutcomeKind.CallBlocked)]
    [InlineData(OutcomeKind.RecordingHeard)]
    public void A_call_that_nobody_took_tells_nothing(OutcomeKind end) => Seen(Asked(1, incident: 7).At(2, end, Town(), a: 1)).ShouldBeEmpty();

    [Fact]
    public void Calls_of_one_day_that_were_answered_without_an_order_are_taken_for_one_and_those_of_another_day_are_not() =>
        Seen(Asked(1, incident: 7).Answered(2, 1, Noise).At(3, OutcomeKind.RequestMade, Town(), a: 2, b: 8, c: Noise, d: Cell).Answered(4, 2, Noise).At(1_441, OutcomeKind.RequestMade, Town(), a: 3, b: 9, c: Noise, d: Cell).Answered(1_442, 3, Noise))
            .ShouldBe([Noise, Noise]);

    [Fact]
    public void An_order_is_seen_under_the_matter_that_it_was_filed_under() => Seen(Asked(1, incident: 7).Filed(2, 1, matter: 3, request: 1, incident: 7)).ShouldBe([3]);

    [Fact]
    public void A_service_that_somebody_orders_is_no_trouble_that_was_seen() =>
        Seen(Asked(1, incident: 7).Filed(2, 1, Noise, request: 1, incident: 7), SampleCity.WithServices(Noise)).ShouldBeEmpty();

    private static long Cell { get; } = (long)CommandSystem.Cell(2, 0).Value;

    private static OutcomeStream Asked(int request, int incident) => new OutcomeStream().At(1, OutcomeKind.RequestMade, Town(), a: request, b: incident, c: Noise, d: Cell);

    private static int[] Seen(OutcomeStream stream, CityDefinition? city = null)
    {
        var log = new MatterLog(city ?? SampleCity.Small, Span(3 * 1_440));
        foreach (var outcome in stream.InOrder) log.Add(in outcome);
        return [.. log.Sightings.ToArray().Select(sighting => sighting.Matter)];
    }
}
