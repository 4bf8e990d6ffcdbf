using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators.Elders;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Elders;

/// <summary>Who should get the next wristbands: reckoned by hand, and from which runs it is not reckoned.</summary>
public class ElderAllocationTests
{
    private const int Day = 24 * 60;
    private static readonly CityDefinition Toytown = CityFiles.Load("toytown");

    [Fact]
    public void What_a_group_is_expected_to_tell_of_in_a_year_is_what_it_told_of_in_its_wearers_time()
    {
        var book = Book(30, ElderGroup.LivingAlone, 4);
        var rows = new ElderAllocation(Toytown, book).Groups();
        var wearers = Toytown.Homes.Elders.Count(elder => elder.Group == ElderGroup.LivingAlone);
        var years = wearers * 30 / 365.0;
        var row = rows[(int)ElderGroup.LivingAlone];
        (row.Devices, row.Told).ShouldBe((wearers, 4));
        row.Expected.ShouldBe(4 / years * 1_000, 1e-6);
        // Garwood's exact limits of a count of four: 1.09 and 10.24.
        row.Low.ShouldBe(1.09 / years * 1_000, 0.05 / years * 1_000);
        row.High.ShouldBe(10.24 / years * 1_000, 0.05 / years * 1_000);
        rows[(int)ElderGroup.EmptyNest].Expected.ShouldBe(0);
    }

    [Fact]
    public void A_town_with_few_cases_is_drawn_towards_the_city()
    {
        var book = Book(30, ElderGroup.LivingAlone, 4);
        var towns = new ElderAllocation(Toytown, book).Towns();
        var all = 4 / (Toytown.Homes.Elders.Length * 30 / 365.0) * 1_000;
        towns.Select(town => town.Row.Told).Sum().ShouldBe(4);
        foreach (var (_, row) in towns)
        {
            // A gamma prior that weighs as much as five events at the city's rate.
            var (years, prior) = (row.Devices * 30 / 365.0, 5 / all * 1_000);
            row.Expected.ShouldBe((row.Told + 5) / (years + prior) * 1_000, 1e-6);
            var own = row.Told / years * 1_000;
            row.Expected.ShouldBeInRange(Math.Min(own, all) - 1e-6, Math.Max(own, all) + 1e-6);
        }

        towns.Select(town => town.Row.Expected).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData(27.9, false, "at least 28 are needed")]
    [InlineData(28, false, null)]
    [InlineData(90, true, "presses out of the ordinary")]
    public void A_year_is_reckoned_only_from_four_weeks_without_a_surge(double days, bool surge, string? why)
    {
        var refusal = ElderAllocation.Refusal(OutcomeStream.Span(days * Day) with { HasPressSurge = surge });
        if (why is null) refusal.ShouldBeNull();
        else refusal.ShouldNotBeNull().En.ShouldContain(why);
    }

    [Fact]
    public void A_short_run_says_not_from_this_run_and_expects_nothing_of_anybody()
    {
        var section = new ElderSection(Toytown, OutcomeStream.Span(Day), Book(1, ElderGroup.LivingAlone, 4)).Make();
        section.Finding.En.ShouldNotContain("next thousand");
        section.Notes[0].En.ShouldBe("Who should get the next thousand wristbands: not from this run, because it lasts 1 days, and at least 28 are needed.");
        section.Tables.SelectMany(table => table.Columns).ShouldAllBe(column => !column.Heading.En.Contains("Expected"));

        var fourWeeks = new ElderSection(Toytown, OutcomeStream.Span(28 * Day), Book(28, ElderGroup.LivingAlone, 4)).Make();
        fourWeeks.Finding.En.ShouldContain("next thousand");
        fourWeeks.Notes.ShouldAllBe(note => !note.En.Contains("not from this run"));
        fourWeeks.Tables.SelectMany(table => table.Columns).Count(column => column.Heading.En.Contains("Expected")).ShouldBe(2);
    }

    [Fact]
    public void The_bundled_surge_and_cold_wave_do_not_answer_it()
    {
        foreach (var scenario in (string[])["sos-surge", "cold-wave-elders"])
        {
            var definition = ScenarioFiles.Load(scenario).Definition;
            ElderAllocation.Refusal(new CityRun(CityFiles.Load("nantong"), definition, 1).Span).ShouldNotBeNull();
        }
    }

    [Fact]
    public void The_bundled_month_answers_it()
    {
        var definition = ScenarioFiles.Load("elders-month").Definition;
        ElderAllocation.Refusal(new CityRun(CityFiles.Load("nantong"), definition, 1).Span).ShouldBeNull();
        (definition.Duration - definition.WarmUp).Milliseconds.ShouldBe(ElderAllocation.LeastDays * SimDuration.FromDays(1).Milliseconds, "as much is measured, too");
    }

    private static ElderBook Book(int days, ElderGroup group, int told)
    {
        var book = new ElderBook(Toytown);
        var of = Toytown.Homes.Elders.Where(elder => elder.Group == group).ToArray();
        for (var i = 0; i < told; i++)
        {
            var elder = of[i % of.Length].Index;
            Add(i * 10, OutcomeKind.ElderBefell, (int)Trouble.Fall, i + 1, elder, (int)DeviceState.Worn);
            Add((i * 10) + 1, OutcomeKind.ElderAlarm, (int)AlarmCause.Sos, 100 + i, elder, i + 1);
            Add((i * 10) + 5, OutcomeKind.ElderReached, (int)Rescuer.Guardian, 100 + i, 4 * OutcomeStream.Minute);
        }

        foreach (var wearer in Toytown.Homes.Elders) Add(days * Day, OutcomeKind.ElderWear, 0, 0, 0, days * Day * OutcomeStream.Minute, wearer.Index);
        return book;

        void Add(double minute, OutcomeKind kind, int code, long a, long b = 0, long c = 0, long d = 0) =>
            book.Add(new Outcome { Time = (long)(minute * OutcomeStream.Minute), Kind = (int)kind, Code = code, A = a, B = b, C = c, D = d });
    }
}
