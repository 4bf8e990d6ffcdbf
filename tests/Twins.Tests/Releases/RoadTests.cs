using Liandong.Twins.Geography;
using Liandong.Twins.Releases;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Releases;

/// <summary>A neighbourhood's road is closed as long as a cordon stands, and no longer.</summary>
public sealed class RoadTests
{
    private const long First = 1;
    private const long Second = 2;

    [Theory]
    [InlineData("closed by the cordon", "yes", 0)]
    [InlineData("opened when it is lifted", "no", 0)]
    [InlineData("police that come after the all-clear turn round", "no", 1)]
    [InlineData("closed by the next cordon", "yes", 1)]
    public void A_road_is(string what, string closed, int tooLate)
    {
        var city = new TinyCity();
        city.AlsoInTown.Add(_ => Neighbourhood());
        var steps = new (string What, ushort Kind, long Incident)[]
        {
            ("closed by the cordon", MessageKind.RoadClosed, First),
            ("opened when it is lifted", MessageKind.RoadOpened, First),
            ("police that come after the all-clear turn round", MessageKind.RoadClosed, First),
            ("closed by the next cordon", MessageKind.RoadClosed, Second),
        };
        for (var minute = 0; minute <= Array.FindIndex(steps, step => step.What == what); minute++) city.Send(minute + 1, Id(city), steps[minute].Kind, a: steps[minute].Incident);

        city.RunTo(10);

        city.State(Id(city), "roadClosed").ShouldBe(closed);
        city.State(Id(city), "closedTooLate").ShouldBe(tooLate.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static TwinId Id(TinyCity city) => new((byte)TwinKind.Neighbourhood, TinyCity.Town, city.Officer(city.Officers.Count).Index);

    private static Neighbourhood Neighbourhood() => new(new NeighbourhoodFacts
    {
        Name = "路边",
        Cell = 0,
        Population = 100,
        Points = [new PlanePoint(0, 0)],
        Plume = new Plume
        {
            Begins = TinyCity.Minute(60),
            EmptyAt = TinyCity.Minute(90),
            GramsPerSecond = 8_000,
            HeightMetres = 0,
            Source = new PlanePoint(0, 0),
            Stability = Stability.D,
            Drifts = [.. Enumerable.Range(0, 60).Select(minute => new Drift(minute * 180.0, 0, minute * 180.0))],
        },
        Substance = SubstanceFacts.Of(Substance.Ammonia),
        Command = TwinId.None,
        RoadPeopleAMinute = 25,
        HasLoudspeakers = true,
        ByDay = true,
        Habits = new ProtectionHabits(),
    });
}
