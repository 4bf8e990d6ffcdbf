using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Releases;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Releases;

/// <summary>The fire service's teams come with the first order that is filed, and once: an alarm that ended before its order was filed brought nobody.</summary>
public sealed class FireTeamsTests
{
    private const int Teams = 2;
    private const int Drive = 5;
    private const int Outfit = 10;

    [Fact]
    public void After_a_first_alarm_that_ended_before_it_was_filed_the_second_one_calls_them()
    {
        var city = City(leakEnds: 11);
        Alarm(city, 10);
        Alarm(city, 60);
        city.RunTo(240);

        city.Minutes(OutcomeKind.ReleaseConfirmed).ShouldBe([10, 60]);
        var filed = city.Minutes(OutcomeKind.OrderFiled);
        filed.Length.ShouldBe(2);
        filed[0].ShouldBeGreaterThan(11, "the leak of the first alarm was over before");
        Entered(city).ShouldBe([filed[1] + Drive + Outfit], "nobody of the park's own could go in");
        Ready(city).ShouldBe(Teams);
    }

    [Fact]
    public void After_a_first_alarm_that_brought_them_the_second_one_finds_them_there_and_calls_no_others()
    {
        var city = City(leakEnds: 120);
        Alarm(city, 10);
        Alarm(city, 150);
        city.RunTo(300);

        var filed = city.Minutes(OutcomeKind.OrderFiled);
        Entered(city).ShouldBe([filed[0] + Drive + Outfit, 150 + Outfit]);
        Ready(city).ShouldBe(Teams);
    }

    [Theory]
    [InlineData(1, 0, "no", 1)]
    [InlineData(2, 2, "yes", 0)]
    public void A_squad_on_the_scene_of_an_earlier_alarm_frees_no_police_in_a_later_one(uint alarm, int posts, string squad, int moreStale)
    {
        var quiet = SecondAlarm().RunTo(200.5);
        var told = SecondAlarm();
        told.Send(200, Command(told), MessageKind.Progress, (int)OrderState.OnScene, c: SubjectIncident.Of(TwinKind.IncidentCommand, 0, alarm));
        told.RunTo(200.5);

        (Number(quiet, "postsFree"), quiet.State(Command(quiet), "squadThere")).ShouldBe((0, "no"));
        (Number(told, "postsFree"), told.State(Command(told), "squadThere")).ShouldBe((posts, squad));
        (Number(told, "toldOfEarlierIncidents") - Number(quiet, "toldOfEarlierIncidents")).ShouldBe(moreStale);

        static TinyCity SecondAlarm()
        {
            var city = City(leakEnds: 120);
            Alarm(city, 10);
            Alarm(city, 200);
            return city;
        }
    }

    private static TinyCity City(int leakEnds)
    {
        var city = new TinyCity();
        var matter = city.Add();
        var (command, release) = (Command(city), Release(city));
        var plume = new Plume
        {
            Begins = SimTime.Start,
            EmptyAt = TinyCity.Minute(leakEnds),
            GramsPerSecond = 8_000,
            HeightMetres = 0,
            Source = new PlanePoint(0, 0),
            Stability = Stability.D,
            Drifts = [.. Enumerable.Range(0, 400).Select(minute => new Drift(minute * 180.0, 0, minute * 180.0))],
        };
        city.AlsoInTown.Add(system => new IncidentCommand(new IncidentFacts
        {
            Name = "指挥部",
            System = system,
            Cell = CommandSystem.Cell(TinyCity.Town, 0),
            CityCell = 0,
            Matter = matter,
            Centre = CommandSystem.Centre(TinyCity.Town),
            Release = release,
            Mast = new WindMast { First = 0, Ways = plume.Drifts },
            Source = plume.Source,
            Substance = SubstanceFacts.Of(Substance.Ammonia),
            Vessel = Vessel.StorageTank,
            ReportedGramsPerSecond = plume.GramsPerSecond,
            Rule = CordonRule.Guidebook,
            Action = ProtectiveAction.Evacuate,
            Neighbours = [],
            Shelters = [],
            ParkTeams = 0,
            FireTeams = Teams,
            FireDrive = SimDuration.FromMinutes(Drive),
            TrafficPosts = 0,
            PoliceBase = plume.Source,
            Closing = new WorkTime(5, 0),
        }));
        city.AlsoInTown.Add(_ => new Release(new ReleaseFacts { Name = "泄漏", Substance = Substance.Ammonia, Plume = plume, Cell = 0, Reached = [command] }));
        return city;
    }

    // Two detectors agree.
    private static void Alarm(TinyCity city, double minute)
    {
        for (var detector = 1; detector <= 2; detector++) city.Send(minute, Command(city), MessageKind.GasAlarm, stamp: 1, b: detector);
    }

    private static int[] Entered(TinyCity city) =>
        [.. city.Of(OutcomeKind.ResponseStep).Where(step => step.Code == (int)ResponseStep.TeamEntered).Select(step => (int)Math.Round(step.Time / 60_000.0))];

    private static int Ready(TinyCity city) => Number(city, "teamsReady");

    private static int Number(TinyCity city, string field) => int.Parse(city.State(Command(city), field), System.Globalization.CultureInfo.InvariantCulture);

    private static TwinId Command(TinyCity city) => new((byte)TwinKind.IncidentCommand, TinyCity.Town, city.Officer(city.Officers.Count).Index);

    private static TwinId Release(TinyCity city) => new((byte)TwinKind.Release, TinyCity.Town, Command(city).Index + 1);
}
