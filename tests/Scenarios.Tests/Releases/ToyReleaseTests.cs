using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Releases;

public class ToyReleaseTests
{
    [Theory]
    [InlineData("release.action=evacuate")]
    [InlineData("release.action=shelter-in-place")]
    [InlineData("release.shelter-places=5%")]
    [InlineData("release.shelter-places=0%")]
    public void Nobody_appears_or_vanishes(string change)
    {
        var run = BareRun.Of(ToyRelease.With(change), 3);
        run.Value("leak.people.unaccounted").ShouldBe(0);
        run.Value("leak.people.near").ShouldBe(run.Run.City.Cells.Sum(cell => cell.Population));
        var told = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.PeopleWhere).ToArray();
        told.Length.ShouldBeGreaterThanOrEqualTo(run.Run.City.Cells.Length);
        told.ShouldAllBe(where => where.A + where.B + where.C + where.D == run.Run.City.Cells[where.Code].Population);
        told.ShouldAllBe(where => where.A >= 0 && where.B >= 0 && where.C >= 0 && where.D >= 0);
    }

    [Fact]
    public void Those_who_are_in_shelters_are_those_whom_the_neighbourhoods_sent_there_and_no_shelter_is_overfull()
    {
        var run = BareRun.Of(ToyRelease.With("release.shelter-places=30%"), 2);
        var twins = run.Partition.Jurisdictions.SelectMany(there => Enumerable.Range(0, there.TwinCount).Select(index => there[index])).ToArray();
        var inside = twins.OfType<Shelter>().Sum(shelter => shelter.Inside);
        inside.ShouldBe(twins.OfType<Neighbourhood>().Sum(neighbourhood => neighbourhood.People.Sheltered));
        inside.ShouldBeGreaterThan(0);
        inside.ShouldBeLessThanOrEqualTo((int)(0.3 * run.Run.City.Emergency.Shelters.Sum(shelter => shelter.Capacity)) + 4);
        run.Value("leak.shelters.full").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Partitions_and_windows_change_nothing()
    {
        var whole = BareRun.Of(ToyRelease.With(), 5).Digest;
        foreach (var (partitions, window) in new[] { (1, 200), (2, 2_000), (4, 700), (3, 200) }) Digest(5, partitions, new SimDuration(window)).ShouldBe(whole, $"{partitions} partitions, {window} ms");
    }

    [Fact]
    public void Two_detectors_are_believed_and_the_order_brings_the_cordon()
    {
        var run = BareRun.Of(ToyRelease.With("release.sensors-drifting=0%"), 1);
        var confirmed = run.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.ReleaseConfirmed);
        confirmed.Code.ShouldBe(1);
        var filed = run.Outcomes.Single(outcome => outcome.Kind == (int)OutcomeKind.OrderFiled && outcome.D == confirmed.A);
        var cordon = run.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.CordonSet);
        confirmed.Time.ShouldBeLessThan(filed.Time);
        filed.Time.ShouldBeLessThan(cordon.Time);
    }

    [Fact]
    public void Without_detectors_people_who_smell_it_call_and_it_takes_longer()
    {
        var blind = BareRun.Of(ToyRelease.With("release.sensors=0%"), 1);
        blind.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.ReleaseConfirmed).Code.ShouldBe(2);
        blind.Value("leak.detected").ShouldBeGreaterThan(BareRun.Of(ToyRelease.With(), 1).Value("leak.detected") + 300_000);
    }

    [Fact]
    public void Without_entry_teams_it_ends_when_the_vessel_is_empty()
    {
        var run = BareRun.Of(ToyRelease.With("release.teams=0%"), 1);
        run.Value("leak.closed").ShouldBe(SimDuration.FromHours(2).Milliseconds);
        run.Value("leak.released").ShouldBe(8.0 * 7_200);
        BareRun.Of(ToyRelease.With(), 1).Value("leak.released").ShouldBeLessThan(8.0 * 7_200);
    }

    [Fact]
    public void Teams_that_a_false_alarm_brought_close_the_leak_of_a_later_one()
    {
        var run = FalseAlarm();

        var confirmed = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.ReleaseConfirmed).ToArray();
        confirmed.Length.ShouldBe(2);
        var leak = SimTime.Start + SimDuration.FromHours(3);
        (confirmed[0].Time < leak.Milliseconds, confirmed[1].Time > leak.Milliseconds).ShouldBe((true, true));
        Steps(run, ResponseStep.TeamEntered).ShouldContain(step => step.Time > leak.Milliseconds);
        run.Value("leak.closed").ShouldBeLessThan(SimDuration.FromHours(2).Milliseconds);
        Steps(run, ResponseStep.AllClear).Count().ShouldBe(2);
    }

    [Fact]
    public void Roads_that_a_false_alarm_closed_are_open_when_gas_escapes_and_whoever_passes_breathes_it()
    {
        var run = FalseAlarm("release.kilograms-per-second=30");
        var leak = SimDuration.FromHours(3).Milliseconds;
        var closedBefore = Steps(run, ResponseStep.RoadClosed).Where(step => step.Time < leak).Select(step => (int)step.A).ToArray();

        closedBefore.ShouldNotBeEmpty();
        run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.Exposure && closedBefore.Contains(outcome.Code)).Sum(outcome => outcome.C).ShouldBeGreaterThan(0);
        Roads(run).ShouldAllBe(closed => closed == "no");
    }

    [Fact]
    public void The_cordon_of_a_false_alarm_knows_no_later_wind_and_not_how_stable_the_air_truly_is()
    {
        const string Model = "release.cordon=model";
        var cordon = FirstCordon("[{from-degrees: 100, metres-per-second: 3}]", "d");
        FirstCordon("[{from-degrees: 100, metres-per-second: 3}, {at: 2h 50min, from-degrees: 280, metres-per-second: 6}]", "f").ShouldBe(cordon);
        FirstCordon("[{from-degrees: 280, metres-per-second: 3}]", "d").ShouldNotBe(cordon);

        static (long, long, long, long) FirstCordon(string wind, string stability)
        {
            var run = FalseAlarm(Model, "release.wind=" + wind, "release.stability=" + stability);
            var first = run.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.CordonSet);
            first.Time.ShouldBeLessThan(SimDuration.FromHours(1).Milliseconds);
            return (first.A, first.B, first.C, first.D);
        }
    }

    private static readonly string[] Late = ["release.start=3h", "duration=7h", "release.sensors-drifting=0%"];

    // Two detectors alarm ten minutes after the start; the leak begins three hours after it.
    private static BareRun FalseAlarm(params string[] changes)
    {
        var scenario = ToyRelease.With([.. Late, .. changes]);
        var city = new CityRun(CityFiles.Load(scenario.City), scenario, 1);
        var command = Enumerable.Range(0, city.City.Jurisdictions).SelectMany(index => city.Build(index, new Limits()) is var there ? Enumerable.Range(0, there.TwinCount).Select(twin => there[twin].Id) : []).Single(id => id.Kind == (byte)TwinKind.IncidentCommand);
        return BareRun.Of(city, Alarm(1), Alarm(2));

        Event Alarm(uint number) => new()
        {
            Due = SimDuration.FromMinutes(10).Milliseconds,
            Source = 1,
            Number = number,
            To = command,
            Kind = (ushort)MessageKind.GasAlarm,
            Stamp = 1,
            B = number,
        };
    }

    private static IEnumerable<string> Roads(BareRun run) => run.Partition.Jurisdictions.SelectMany(there => Enumerable.Range(0, there.TwinCount).Select(index => there[index])).OfType<Neighbourhood>().Select(neighbourhood =>
    {
        var state = new TextStateWriter();
        neighbourhood.WriteState(state);
        return state.Fields.Single(field => field.Key == "roadClosed").Value;
    });

    [Fact]
    public void Roads_for_which_there_was_no_police_are_closed_when_the_squad_frees_some()
    {
        var run = BareRun.Of(ToyRelease.With("release.traffic-posts=0%"), 1);
        var closed = Steps(run, ResponseStep.RoadClosed).ToArray();
        closed.Length.ShouldBe(2);
        foreach (var road in closed) Steps(run, ResponseStep.NoPolice).ShouldContain(wanted => wanted.A == road.A && wanted.Time <= road.Time);
        run.Value("leak.roads.closed.share").ShouldBe(2.0 / Steps(run, ResponseStep.NoPolice).Select(step => step.A).Distinct().Count());
    }

    private static IEnumerable<Outcome> Steps(BareRun run, ResponseStep step) => run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.ResponseStep && outcome.Code == (int)step);

    [Fact]
    public void Staying_behind_closed_windows_moves_nobody()
    {
        var run = BareRun.Of(ToyRelease.With("release.action=shelter-in-place"), 1);
        run.Value("leak.people.told").ShouldBeGreaterThan(0);
        run.Value("leak.people.left").ShouldBe(0);
    }

    [Fact]
    public void The_report_has_its_section_with_maps_that_show_the_plume()
    {
        var section = BareRun.Of(ToyRelease.With(), 1).Indicators.Sections.Single(one => one.Id == "release");
        section.Maps.Length.ShouldBeGreaterThan(1);
        section.Maps.ShouldAllBe(map => map.Areas.Length > 0);
        section.Finding.En.ShouldContain("ammonia");
        section.Charts.ShouldAllBe(chart => chart.Series.All(series => series.Values.Length == chart.Categories.Length));
    }

    private static Digest Digest(ulong seed, int partitions, SimDuration length)
    {
        var scenario = ToyRelease.With();
        var run = new CityRun(CityFiles.Load(scenario.City), scenario, seed);
        int[] owners = [.. Enumerable.Range(0, run.City.Jurisdictions).Select(index => index % partitions)];
        Partition[] all = [.. Enumerable.Range(0, partitions).Select(part => new Partition(part, owners, [.. Enumerable.Range(0, owners.Length).Where(index => owners[index] == part).Select(index => run.Build(index, new Limits()))]))];
        Everywhere(partition => partition.Begin());
        while (all.Select(partition => partition.NextDue).Aggregate(SimTime.Min) is var due && due < run.End)
        {
            var window = Window.Around(due, length, run.City.LinkDelay);
            var clipped = window with { End = SimTime.Min(window.End, run.End) };
            Everywhere(partition => partition.Step(clipped));
        }

        foreach (var partition in all) partition.Finish(run.End);
        return Liandong.Twins.Time.Digest.Combine(all.SelectMany(partition => partition.Jurisdictions).OrderBy(jurisdiction => jurisdiction.Index).Select(jurisdiction => jurisdiction.Fingerprint()));

        void Everywhere(Action<Partition> act)
        {
            foreach (var partition in all) act(partition);
            foreach (var from in all)
            {
                for (var to = 0; to < all.Length; to++) all[to].Deliver(from.TakeOutgoing(to));
            }
        }
    }
}
