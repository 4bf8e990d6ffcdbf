using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Care;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Care;

/// <summary>Home care in the toy town; the scenario as it is stands in <see cref="ScenarioRows"/>.</summary>
public class CareScenarioTests
{
    private static readonly CityDefinition Qinhuangdao = CityFiles.Load("qinhuangdao");
    private static readonly string[] Toy = ["city=toytown", "duration=3d", "warm-up=0s", "care.waves=[{start: 1d, duration: 1d, demand: 3, workers-ill: 30%}]"];

    [Fact]
    public void Without_providers_nothing_is_done()
    {
        var run = BareRun.Of("care-services", 1, [.. Toy, "care.providers=0%"]);
        Of(run, OutcomeKind.CareAsked).Length.ShouldBeGreaterThan(20);
        Of(run, OutcomeKind.CareServed).ShouldBeEmpty();
        run.Value("care.response.2h.share").ShouldBe(0);
        run.Value("care.open-at-end").ShouldBe(Of(run, OutcomeKind.CareAsked).Length);
    }

    [Fact]
    public void Whatever_was_asked_for_is_done_or_open_and_paid_once()
    {
        var run = BareRun.Of("care-services", 2, Toy);
        var asked = Of(run, OutcomeKind.CareAsked).Select(one => one.A).ToArray();
        var paid = Of(run, OutcomeKind.CarePaid);
        asked.ShouldBeUnique();
        paid.Select(one => one.A).Concat(Of(run, OutcomeKind.CareOpenAtEnd).Select(one => one.A)).ShouldBe(asked, ignoreOrder: true);
        foreach (var one in paid) (one.B + one.C).ShouldBe(run.Run.City.Care.Services[one.Code].PriceYuan * 100);
        run.Value("orders.unaccounted").ShouldBe(0);
    }

    [Fact]
    public void No_worker_is_in_two_homes_at_once()
    {
        var run = BareRun.Of("care-services", 3, Toy);
        foreach (var done in Of(run, OutcomeKind.CareServed).GroupBy(one => (Provider: (int)one.B, one.Code)))
        {
            var steps = done.SelectMany(one => new[] { (At: one.Time - one.C - one.D, Change: 1), (At: one.Time, Change: -1) }).OrderBy(step => step.At).ThenBy(step => step.Change);
            var (busy, most) = (0, 0);
            foreach (var step in steps) most = Math.Max(most, busy += step.Change);
            most.ShouldBeLessThanOrEqualTo(run.Run.City.Care.Providers[done.Key.Provider].Workers[done.Key.Code]);
        }
    }

    [Fact]
    public void Nobody_is_sent_for_what_the_provider_cannot_do_or_outside_its_hours()
    {
        var run = BareRun.Of("care-services", 4, Toy);
        var matched = Of(run, OutcomeKind.CareMatched);
        matched.Length.ShouldBeGreaterThan(50);
        foreach (var one in matched)
        {
            var site = run.Run.City.Care.Providers[(int)one.B];
            site.Workers[one.Code].ShouldBeGreaterThan(0);
            run.Run.System.Calendar.HourOf(one.At).ShouldBeInRange(site.Opens, site.Closes - 1);
        }
    }

    [Fact]
    public void Whoever_signs_up_for_day_care_comes_waits_or_gives_up_and_no_place_is_taken_twice()
    {
        var run = BareRun.Of("care-services", 7, [.. Toy, "duration=20d", "care.demand=3"]);
        var mornings = Of(run, OutcomeKind.DayCareDay).GroupBy(one => one.Twin).ToArray();
        mornings.Length.ShouldBe(run.Run.City.Care.Stations.Length);
        foreach (var station in mornings)
        {
            var admitted = Of(run, OutcomeKind.DayCareAdmitted).Count(one => one.Twin == station.Key);
            var gaveUp = Of(run, OutcomeKind.DayCareGivenUp).Count(one => one.Twin == station.Key);
            station.Sum(day => day.C).ShouldBe(admitted + gaveUp + station.Last().B);
            station.ShouldAllBe(day => day.A <= day.Code && (day.B == 0 || day.A == day.Code));
        }

        run.Value("care.day-care.gave-up").ShouldBeGreaterThan(0);
        run.Value("care.day-care.occupied.share").ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void More_day_care_places_leave_fewer_elders_without_one()
    {
        string[] crowded = [.. Toy, "duration=20d", "care.demand=2"];
        var (few, many) = (BareRun.Of("care-services", 8, crowded), BareRun.Of("care-services", 8, [.. crowded, "care.day-care-places=1000%"]));
        many.Value("care.day-care.admitted.share").ShouldBe(1);
        many.Value("care.day-care.gave-up").ShouldBe(0);
        few.Value("care.day-care.admitted.share").ShouldBeLessThan(0.8);
        // The same elders sign up: only what becomes of them differs.
        Of(many, OutcomeKind.DayCareDay).Select(one => (one.Time, one.Twin, one.C)).ShouldBe(Of(few, OutcomeKind.DayCareDay).Select(one => (one.Time, one.Twin, one.C)), ignoreOrder: true);
    }

    [Fact]
    public void No_more_aids_are_out_than_there_are_and_whatever_comes_back_was_out()
    {
        var run = BareRun.Of("care-services", 9, [.. Toy, "duration=40d", "care.demand=2"]);
        var mornings = Of(run, OutcomeKind.AidDay).GroupBy(one => one.Twin).ToArray();
        mornings.Length.ShouldBe(run.Run.City.Care.Stations.Length);
        mornings.ShouldAllBe(station => station.All(day => day.A + day.B <= day.Code));
        foreach (var station in mornings)
        {
            // Nobody waits in front of a shelf that is full.
            station.ShouldAllBe(day => day.C == 0 || day.A + day.B > 0);
            var (first, last) = (station.First(), station.Last());
            var brought = Of(run, OutcomeKind.AidDelivered).Count(one => one.Twin == station.Key);
            var fetched = Of(run, OutcomeKind.AidFetched).Count(one => one.Twin == station.Key);
            fetched.ShouldBeGreaterThan(0);
            // Whatever came back was brought in the run or was out when it began.
            fetched.ShouldBeLessThanOrEqualTo(brought + (int)first.A);
            last.A.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void At_any_time_each_kind_of_aid_is_free_out_or_cleaned_and_nobody_waits_for_a_kind_of_which_one_is_free()
    {
        var run = Feeds.Fed.Run("care-services", 9, [.. Toy, "duration=40d", "care.demand=2"]);
        var (samples, waited, cleaned) = (0, new long[3], new long[3]);
        foreach (var shelf in EveryHour(run))
        {
            samples++;
            var site = run.City.Care.Stations.Single(station => station.Name.Zh == shelf.Station);
            var stock = Allotment.Share(site.Aids, [.45, .25, .30]);
            for (var kind = 0; kind < stock.Length; kind++)
            {
                var what = $"{site.Code}, {(AidKind)kind}, sample {samples}";
                (shelf.Free[kind] + shelf.Out[kind] + shelf.Cleaning[kind]).ShouldBe(stock[kind], what);
                Math.Min(shelf.Free[kind], shelf.Cleaning[kind]).ShouldBeGreaterThanOrEqualTo(0, what);
                if (shelf.Free[kind] > 0) shelf.Waiting[kind].ShouldBe(0, what);
                (waited[kind], cleaned[kind]) = (waited[kind] + shelf.Waiting[kind], cleaned[kind] + shelf.Cleaning[kind]);
            }
        }

        samples.ShouldBeGreaterThan(900);
        waited.Concat(cleaned).ShouldAllBe(seen => seen > 0, "each kind is waited for, and cleaned, at some time");
    }

    [Fact]
    public void A_rental_is_two_visits_and_lasts_two_weeks()
    {
        var run = BareRun.Of("care-services", 10, [.. Toy, "duration=90d", "care.aids=500%", "care.waves=[]"]);
        var (brought, fetched) = (Of(run, OutcomeKind.AidDelivered), Of(run, OutcomeKind.AidFetched));
        Of(run, OutcomeKind.AidAsked).ShouldAllBe(one => one.B == 0);
        // After a rental's length as many are fetched as are brought; each is a visit that somebody made and that is paid for.
        ((double)brought.Length).ShouldBe(fetched.Length, 4 * Math.Sqrt(fetched.Length));
        Of(run, OutcomeKind.CarePaid).Count(one => one.Code == (int)CareService.Rental).ShouldBe(brought.Length + fetched.Length);
        var rented = fetched.Where(one => one.Time - one.A > 0).Select(one => one.A / 86_400_000.0).ToArray();
        // 14 days, the wait for the visit that fetches (up to two), and those that last beyond the run left out.
        rented.Average().ShouldBeInRange(11, 17);
    }

    [Fact]
    public void Without_aids_everybody_waits_gives_up_and_nobody_is_visited()
    {
        var run = BareRun.Of("care-services", 11, [.. Toy, "duration=20d", "care.aids=0%"]);
        var waits = Of(run, OutcomeKind.AidAsked).Length;
        Of(run, OutcomeKind.AidAsked).ShouldAllBe(one => one.B == 1);
        waits.ShouldBeGreaterThan(20);
        Of(run, OutcomeKind.CareAsked).ShouldNotContain(one => one.Code == (int)CareService.Rental);
        run.Value("care.aids.at-once.share").ShouldBe(0);
        var left = Of(run, OutcomeKind.AidDay).GroupBy(one => one.Twin).Sum(station => station.Last().C);
        // Patience is three days in the mean: of those of twenty days few wait still, and all others gave up.
        (Of(run, OutcomeKind.AidGivenUp).Length + left).ShouldBeInRange(waits * 9 / 10, waits);
        Of(run, OutcomeKind.AidGivenUp).Average(one => one.A / 86_400_000.0).ShouldBe(3, 1.2);
    }

    [Fact]
    public void More_aids_let_fewer_elders_wait_and_the_same_elders_ask()
    {
        string[] scarce = [.. Toy, "duration=30d", "care.demand=2"];
        var (few, many) = (BareRun.Of("care-services", 12, scarce), BareRun.Of("care-services", 12, [.. scarce, "care.aids=300%"]));
        many.Value("care.aids.at-once.share").ShouldBeGreaterThan(few.Value("care.aids.at-once.share"));
        many.Value("care.aids.gave-up").ShouldBeLessThan(few.Value("care.aids.gave-up"));
        many.Value("care.aids.out.share").ShouldBeLessThan(few.Value("care.aids.out.share"));
        Of(many, OutcomeKind.AidAsked).Select(one => (one.Time, one.Twin, one.Code, one.A)).ShouldBe(Of(few, OutcomeKind.AidAsked).Select(one => (one.Time, one.Twin, one.Code, one.A)), ignoreOrder: true);
    }

    [Fact]
    public void Whoever_waited_gets_an_aid_that_was_fetched_and_cleaned_before()
    {
        var run = BareRun.Of("care-services", 13, [.. Toy, "duration=40d", "care.demand=3"]);
        var delivered = Of(run, OutcomeKind.AidDelivered).Where(one => one.A > 0).ToArray();
        var waited = Of(run, OutcomeKind.AidAsked).Where(one => one.B == 1).ToLookup(one => (one.Twin, one.Code, Elder: one.A), one => one.Time);
        var served = 0;
        foreach (var kind in delivered.GroupBy(one => (one.Twin, one.Code)))
        {
            var lined = kind.Where(one => waited[(one.Twin, one.Code, one.B)].Contains(one.Time - one.A)).ToArray();
            served += lined.Length;
            var fetched = Of(run, OutcomeKind.AidFetched).Where(one => one.Twin == kind.Key.Twin && one.Code == kind.Key.Code).ToArray();
            foreach (var one in lined) fetched.ShouldContain(back => back.Time < one.Time && back.Time + (4 * 3_600_000) < one.Time, "an aid was cleaned for hours before it went out again");
        }

        served.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void An_elder_gets_no_more_than_the_allowance()
    {
        var run = BareRun.Of("care-services", 5, [.. Toy, "care.demand=20"]);
        var elders = Of(run, OutcomeKind.CareAsked).ToDictionary(one => one.A, one => (one.Twin, one.C));
        var paid = Of(run, OutcomeKind.CarePaid).GroupBy(one => elders[one.A]).Select(group => group.Sum(one => one.B)).ToArray();
        paid.Max().ShouldBe(run.Run.City.Care.AllowanceYuan * 100);
    }

    [Fact]
    public void A_wave_changes_nothing_that_was_asked_for_anyway()
    {
        var (wave, calm) = (BareRun.Of("care-services", 6, Toy), BareRun.Of("care-services", 6, [.. Toy, "care.waves=[]"]));
        Asked(calm).Except(Asked(wave)).ShouldBeEmpty();
        Asked(wave).Length.ShouldBeGreaterThan(Asked(calm).Length + 20);

        // An aid is asked for when it is asked for; when its visits are filed hangs on who else has one.
        static (long, int, ulong, long)[] Asked(BareRun run) =>
        [
            .. Of(run, OutcomeKind.CareAsked).Where(one => one.Code != (int)CareService.Rental).Select(one => (one.Time, one.Code, one.Twin, one.C)),
            .. Of(run, OutcomeKind.AidAsked).Select(one => (one.Time, 100 + one.Code, one.Twin, one.A)),
        ];
    }

    [Theory]
    [InlineData(2, 2_000)]
    [InlineData(4, 2_000)]
    [InlineData(3, 200)]
    public void Neither_partitions_nor_windows_change_a_result(int partitions, int windowMilliseconds)
    {
        var one = SplitRun.DigestOf("care-services", 3, 1, SimDuration.FromSeconds(2), Toy);
        SplitRun.DigestOf("care-services", 3, partitions, new SimDuration(windowMilliseconds), Toy).ShouldBe(one);
    }

    [Fact]
    public void Stations_and_providers_are_as_many_as_is_known()
    {
        Qinhuangdao.Care.Stations.Length.ShouldBe(192);
        Qinhuangdao.Care.Providers.Length.ShouldBe(50);
        Qinhuangdao.Care.Stations.ShouldAllBe(station => station.OrdersADay >= 5 && station.OrdersADay <= 15);
        Qinhuangdao.Care.Services.Select(service => service.Share).ShouldBe([0.25, 0.40, 0.20, 0.15]);
        Enum.GetValues<CareService>().Length.ShouldBe(HomeCare.ServiceNames.Length);
    }

    // Each station's aids at every hour of the run. What is reserved is among what is out.
    private static IEnumerable<Shelf> EveryHour(CityRun run)
    {
        var owners = new int[run.City.Jurisdictions];
        var partition = new Partition(0, owners, [.. Enumerable.Range(0, owners.Length).Select(index => run.Build(index, new Limits()))]);
        partition.Begin();
        var stations = partition.Jurisdictions.SelectMany(there => Enumerable.Range(0, there.TwinCount).Select(index => there[index])).OfType<CareStation>().ToArray();
        for (var hour = SimTime.Start + SimDuration.FromHours(1); hour <= run.End; hour += SimDuration.FromHours(1))
        {
            while (partition.NextDue < hour) partition.StepNext(run.City.LinkDelay, hour);
            foreach (var station in stations)
            {
                var shelf = new Shelf();
                station.WriteState(shelf);
                yield return shelf;
            }
        }
    }

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];

    /// <summary>Reads a station's aids off its state, by kind.</summary>
    private sealed class Shelf : StateWriter
    {
        private string _list = "";

        public string Station { get; private set; } = "";

        public List<long> Free { get; } = [];

        public List<long> Cleaning { get; } = [];

        public long[] Out { get; } = new long[3];

        public long[] Waiting { get; } = new long[3];

        public override void BeginList(string name, int count) => _list = name;

        public override void Write(string name, long value)
        {
            if (name == "aidsOfKindFree") Free.Add(value);
            if (name == "aidsOfKindInCleaning") Cleaning.Add(value);
            if (name == "aid") (_list == "aidsOut" ? Out : Waiting)[value]++;
        }

        public override void Write(string name, string value)
        {
            if (name == "station") Station = value;
        }
    }
}
