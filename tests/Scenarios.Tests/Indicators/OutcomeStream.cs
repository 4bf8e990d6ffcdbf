using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Indicators;

/// <summary>Outcomes written down by hand, in minutes from the run's start; sorted into canonical order when read.</summary>
internal sealed class OutcomeStream
{
    public const long Minute = 60_000;

    private readonly List<Outcome> _outcomes = [];

    public IEnumerable<Outcome> InOrder => _outcomes.OrderBy(outcome => outcome.Time);

    public static TwinId Order(int number, int jurisdiction = 2) => new((byte)TwinKind.Order, jurisdiction, number);

    public static TwinId Town(int town = 0, int counties = 1) => new((byte)TwinKind.TownLife, 1 + counties + town, 1);

    public OutcomeStream At(double minute, OutcomeKind kind, TwinId twin, int code = 0, long a = 0, long b = 0, long c = 0, long d = 0)
    {
        _outcomes.Add(new Outcome { Time = (long)(minute * Minute), Twin = twin.Value, Kind = (int)kind, Code = code, A = a, B = b, C = c, D = d });
        return this;
    }

    /// <summary>An order that is filed when it is reported.</summary>
    public OutcomeStream Filed(double minute, int order, int matter = 0, long request = 0, long incident = 0, int jurisdiction = 2, int town = 0, int firstTown = 2) =>
        At(minute, OutcomeKind.OrderFiled, Order(order, jurisdiction), matter, request, (long)CommandSystem.Cell(firstTown + town, 0).Value, (long)(minute * Minute), incident);

    /// <summary>A request that is answered without an order.</summary>
    public OutcomeStream Answered(double minute, int request, int matter) => At(minute, OutcomeKind.AnsweredDirectly, Town(), 0, request, matter);

    public OutcomeStream Closed(double minute, int order, bool onTime = true, int jurisdiction = 2, int department = 0) =>
        At(minute, OutcomeKind.OrderClosed, Order(order, jurisdiction), onTime ? 1 : 0, d: department);

    public RunIndicators Indicators(double minutes, double warmUpMinutes = 0, CityDefinition? city = null) =>
        IndicatorPass.Over(city ?? SampleCity.Small, Span(minutes, warmUpMinutes), InOrder);

    public static RunSpan Span(double minutes, double warmUpMinutes = 0) =>
        new(new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Unspecified), SimDuration.FromMinutes(minutes), SimDuration.FromMinutes(warmUpMinutes));
}
