using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Hotline;

public class TownLifeTests
{
    [Fact]
    public void As_many_incidents_happen_as_rate_and_population_say()
    {
        var city = Lively(population: 50_000, days: 14);
        // 600 requests and 80 finds a day and 100,000 inhabitants: 4,200 and 560 in two weeks, within 3 σ.
        var happened = city.Of(OutcomeKind.IncidentHappened);
        happened.Count(incident => incident.Code < 2).ShouldBeInRange(4_200 - 195, 4_200 + 195);
        happened.Count(incident => incident.Code == 2).ShouldBeInRange(560 - 71, 560 + 71);
        happened.Count(incident => incident.Code == 0).ShouldBeInRange(2_800 - 159, 2_800 + 159);
        happened.Select(incident => incident.A).Distinct().Count().ShouldBe(happened.Length);
    }

    [Fact]
    public void They_happen_when_the_hours_of_the_day_say()
    {
        var hours = new double[24];
        (hours[10], hours[20]) = (.75, .25);
        var city = Lively(50_000, 14, hours: hours);
        var happened = city.Of(OutcomeKind.IncidentHappened).Select(incident => ((incident.Time / 3_600_000) + 9) % 24).ToArray();
        happened.Distinct().Order().ShouldBe([10, 20]);
        happened.Count(hour => hour == 10).ShouldBeInRange((int)(happened.Length * .73), (int)(happened.Length * .77));
    }

    [Fact]
    public void Every_citizens_incident_is_reported_and_what_others_see_may_be_reported_again()
    {
        var city = Lively(20_000, 3);
        var made = city.Of(OutcomeKind.RequestMade).GroupBy(request => request.B).ToDictionary(group => group.Key, group => group.Count());
        var happened = city.Of(OutcomeKind.IncidentHappened).Where(incident => incident.Code < 2).ToArray();
        happened.ShouldAllBe(incident => made[incident.A] >= 1 && made[incident.A] <= incident.C);
        happened.Where(incident => incident.Code == 1).ShouldAllBe(incident => incident.C == 1, "nobody else sees a private concern");
        happened.Where(incident => incident.Code == 0).Average(incident => incident.C).ShouldBe(1.3, .12);
        city.Of(OutcomeKind.RequestMade).Select(request => request.A).Distinct().Count().ShouldBe(made.Values.Sum());
    }

    [Fact]
    public void The_same_happens_whoever_is_there()
    {
        var one = Lively(30_000, 3);
        var many = Lively(30_000, 3, officers: 5);
        Facts(many).ShouldBe(Facts(one));

        static IEnumerable<(long, int, long, long, long)> Facts(TinyCity city) => city.Of(OutcomeKind.IncidentHappened).Select(incident => (incident.Time, incident.Code, incident.A, incident.B, incident.C));
    }

    [Fact]
    public void Officers_find_as_much_as_posts_on_shift_are_filled_and_others_find_what_they_always_do()
    {
        long[][] finds = [Finds(0), Finds(1), Finds(4), Finds(9)];
        // 560 in two weeks, seven tenths of them by officers; 3 σ.
        finds[0].Length.ShouldBeInRange(168 - 39, 168 + 39);
        finds[1].Length.ShouldBeInRange(266 - 49, 266 + 49);
        finds[2].Length.ShouldBeInRange(560 - 71, 560 + 71);
        finds[3].ShouldBe(finds[2]);
        finds[1].Except(finds[2]).ShouldBeEmpty();
        finds[0].Except(finds[1]).ShouldBeEmpty();

        static long[] Finds(int officers) => [.. Lively(50_000, 14, officers: officers, posts: 4).Of(OutcomeKind.IncidentHappened).Where(incident => incident.Code == 2).Select(incident => incident.A)];
    }

    [Fact]
    public void Who_tells_of_standing_water_does_not_hang_on_what_is_seen_elsewhere()
    {
        var (alone, among) = (Flooded(), Flooded());
        for (var sighting = 0; sighting < 12; sighting++)
        {
            for (var other = 2; other < 5; other++) See(among, (sighting * 20) - 1 + other, other, sighting);
            See(alone, sighting * 20, 1, sighting);
            See(among, sighting * 20, 1, sighting);
        }

        var requests = Told(among.RunTo(600));
        requests.Count(request => PondingIncident.LowPointOf(request.B) == 1).ShouldBeGreaterThan(5);
        requests.Select(request => request.A).ShouldBeUnique();
        requests.Where(request => PondingIncident.LowPointOf(request.B) == 1).ShouldBe(Told(alone.RunTo(600)));

        static TinyCity Flooded()
        {
            var city = new TinyCity();
            city.Habits = city.Habits with { PondingMatters = [city.Add(matter => matter with { DirectAnswer = 1 })] };
            return city;
        }

        static void See(TinyCity city, int minute, int lowPoint, int sighting) =>
            city.Send(minute, CommandSystem.TownLife(TinyCity.Town), MessageKind.PondingSeen, 2, sighting, 300, PondingIncident.Of(lowPoint));

        static (long Time, int Code, long A, long B)[] Told(TinyCity city) => [.. city.Of(OutcomeKind.RequestMade).Select(request => (request.Time, request.Code, request.A, request.B))];
    }

    [Fact]
    public void More_incidents_or_reports_than_there_are_numbers_for_are_refused_and_no_two_share_one()
    {
        var last = IncidentNumber.First(ushort.MaxValue, IncidentNumber.MostHours - 1, isFind: true, IncidentNumber.MostInAnHour) + IncidentNumber.MostInAnHour - 1;
        IncidentNumber.IsFind(last).ShouldBeTrue();
        long[] named = [last, IncidentNumber.First(1, 0, isFind: false, 0), IncidentNumber.OfFed(0), IncidentNumber.OfFed(uint.MaxValue), PondingIncident.Of(0)];
        named.ShouldAllBe(incident => !IncidentNumber.IsUntold(incident));
        long[] untold = [IncidentNumber.OfReported(0), IncidentNumber.OfReported(int.MaxValue), IncidentNumber.OfUntold(0), IncidentNumber.OfUntold(int.MaxValue)];
        untold.ShouldAllBe(incident => IncidentNumber.IsUntold(incident));
        untold.ShouldBeUnique();
        PondingIncident.IsPonding(last).ShouldBeFalse();
        IncidentNumber.IsFind(IncidentNumber.First(3, 5, isFind: false, 9) + IncidentNumber.MostInAnHour - 1).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => IncidentNumber.First(3, 5, isFind: false, IncidentNumber.MostInAnHour + 1)).Message.ShouldContain("1048577 incidents");
        Should.Throw<InvalidOperationException>(() => IncidentNumber.First(3, IncidentNumber.MostHours, isFind: false, 1)).Message.ShouldContain("Hour 65536");

        RequestNumber.OfReport(last, RequestNumber.MostReports - 1).ShouldBeLessThan(RequestNumber.OfSighting(PondingIncident.Of(0), 0, 0));
        Should.Throw<InvalidOperationException>(() => RequestNumber.OfReport(1, RequestNumber.MostReports)).Message.ShouldContain("reports of one incident");
        Should.Throw<InvalidOperationException>(() => RequestNumber.OfSighting(PondingIncident.Of(0), 0, RequestNumber.MostTellers)).Message.ShouldContain("tellers");
        var told = Enumerable.Range(0, 4 * 4 * 4 * 4).Select(i => RequestNumber.OfSighting(PondingIncident.Of(i % 4 * 133, 1 + (i / 4 % 4)), i / 16 % 4 * 40, i / 64 * 9)).ToArray();
        told.ShouldBeUnique();
    }

    private static TinyCity Lively(int population, int days, double[]? hours = null, int officers = 1, int? posts = null)
    {
        var city = new TinyCity { Population = population, Operators = [.. Enumerable.Repeat(40, 24)], Handlers = 40 };
        city.Add(matter => matter with { RequestsPer100K = 400, Work = new WorkTime(1, 0) });
        city.Add(matter => matter with { RequestsPer100K = 200, Executor = Executor.Desk, Work = new WorkTime(1, 0) });
        city.Add(matter => matter with { FindsPer100K = 80, Executor = Executor.Desk, Work = new WorkTime(1, 0) });
        if (posts is { } wanted) city.Posts = [.. Enumerable.Repeat(Roster.Always, wanted)];
        if (officers == 0) city.Officers.Clear();
        for (var i = 1; i < officers; i++) city.Officers.Add((i, Roster.Always));
        var demand = new Demand { HourWeights = hours ?? [.. Enumerable.Repeat(1 / 24.0, 24)], DayWeights = [1, 1, 1, 1, 1, 1, 1], DayVariation = 0 };
        city.Life = new LifeOfTowns(demand, new MatterMix(city.Matters, matter => matter.RequestsPer100K), new MatterMix(city.Matters, matter => matter.FindsPer100K));
        return city.RunTo(SimDuration.FromDays(days).Minutes);
    }
}
