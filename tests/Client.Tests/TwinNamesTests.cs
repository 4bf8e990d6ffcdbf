using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

public class TwinNamesTests
{
    private static readonly CityRun Run = new(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm").Definition, 1);

    private static readonly CityRun Elders = new(CityFiles.Load("toytown"), ScenarioFiles.Load("cold-wave-elders", [Override.Parse("city=toytown")]).Definition, 1);

    [Theory]
    [InlineData("hotline", TwinKind.Hotline, 0, "12345 hotline")]
    [InlineData("热线", TwinKind.Hotline, 0, "12345 hotline")]
    [InlineData("玩具城", TwinKind.CommandCenter, 0, "Toytown Command Centre")]
    [InlineData("玩具区", TwinKind.CommandCenter, 1, "Toy District Command Centre")]
    [InlineData("玩具区指挥中心", TwinKind.CommandCenter, 1, "Toy District Command Centre")]
    [InlineData("west subdistrict", TwinKind.CommandCenter, 2, "West Subdistrict Command Centre")]
    [InlineData("East Town Command Centre", TwinKind.CommandCenter, 3, "East Town Command Centre")]
    [InlineData("T1-E", TwinKind.CommandCenter, 3, "East Town Command Centre")]
    [InlineData("W-MARKET", TwinKind.GridCell, 2, "Market Grid (grid cell)")]
    [InlineData("码头网格", TwinKind.GridCell, 3, "Wharf Grid (grid cell)")]
    [InlineData("FARM-ESTATE", TwinKind.GridCell, 3, "Farm Grid (grid cell)")]
    [InlineData("Wharf Crossing", TwinKind.GridCell, 3, "Wharf Grid (grid cell)")]
    [InlineData("POND-WHARF", TwinKind.Sensor, 3, "Wharf Ponding Sensor")]
    [InlineData("西街道雨量站", TwinKind.Sensor, 2, "West Rain Gauge (sensor)")]
    [InlineData("CREW-W", TwinKind.Crew, 1, null)]
    [InlineData("玩具区联合执法1队", TwinKind.Squad, 1, null)]
    [InlineData("command-center", TwinKind.CommandCenter, 0, "Toytown Command Centre")]
    [InlineData("department/T1", TwinKind.Department, 1, null)]
    [InlineData("12/3/5", TwinKind.GridCell, 3, "Farm Grid (grid cell)")]
    public void A_twin_is_found_by_the_name_that_people_use(string text, TwinKind kind, int jurisdiction, string? name)
    {
        var found = new TwinNames(Run).Find(text);
        ((TwinKind)found.Twin.Kind, found.Twin.Jurisdiction).ShouldBe((kind, jurisdiction));
        Run.Build(jurisdiction, new Limits())[found.Twin.Index].Id.ShouldBe(found.Twin);
        if (name is not null) found.Name.En.ShouldBe(name);
    }

    [Theory]
    [InlineData("EL-00007", TwinKind.Elder)]
    [InlineData("PM-W-MARKET", TwinKind.PropertyGuard)]
    public void A_wearer_and_a_guard_are_found_by_name_and_code(string code, TwinKind kind)
    {
        var names = new TwinNames(Elders);
        var found = names.Find(code);
        ((TwinKind)found.Twin.Kind).ShouldBe(kind);
        names.Find(found.Name.Zh.Split(' ')[1]).Twin.ShouldBe(found.Twin);
        var state = new TextStateWriter();
        Elders.Build(found.Twin.Jurisdiction, new Limits())[found.Twin.Index].WriteState(state);
        found.Name.Zh.ShouldEndWith(state.Fields.Single(field => field.Key == "name").Value);
    }

    [Fact]
    public void Every_field_of_a_wearer_and_a_guard_has_a_name_for_people()
    {
        var homes = Elders.City.Jurisdictions - 1;
        var built = Elders.Build(homes, new Limits());
        var twins = Enumerable.Range(0, built.TwinCount).Select(index => built[index]).Where(twin => twin.Kind >= (byte)TwinKind.Elder).ToArray();
        twins.Length.ShouldBeGreaterThan(5);
        foreach (var twin in twins)
        {
            var state = new TextStateWriter();
            twin.WriteState(state);
            foreach (var (field, _) in state.Fields) FieldLabels.Of(field).ShouldNotBeNull($"{(TwinKind)twin.Kind}: {field}");
        }
    }

    [Fact]
    public void Nobody_is_found_while_the_system_is_off() => Should.Throw<DefinitionException>(() => new TwinNames(Run).Find("EL-00007"));

    [Theory]
    [InlineData("CREW-E", "东镇排水队")]
    [InlineData("West Drainage Crew", "西街道排水队")]
    public void A_crew_is_the_one_of_that_name(string text, string name)
    {
        var twin = new TwinNames(Run).Find(text).Twin;
        var state = new TextStateWriter();
        Run.Build(twin.Jurisdiction, new Limits())[twin.Index].WriteState(state);
        state.Fields.ShouldContain(new KeyValuePair<string, string>("name", name));
    }

    [Theory]
    [InlineData("玩具县", "did you mean '玩具区'?")]
    [InlineData("Market Estat", "did you mean 'Market Estate'?")]
    [InlineData("Beijing Olympic Park", "write the name or code of a county")]
    [InlineData("crews/1/4", "did you mean 'crew'?")]
    [InlineData("crew/atlantis/4", "there is no jurisdiction atlantis")]
    [InlineData("crew/1/x", "whole number")]
    [InlineData("crew/1/2/3", "kind/jurisdiction/number")]
    [InlineData("crew/1/2", "the numbers there are")]
    [InlineData("grid-cell", "Toytown has no grid cell")]
    public void A_wrong_name_of_a_twin_says_what_to_write(string text, string en) =>
        Should.Throw<DefinitionException>(() => new TwinNames(Run).Find(text)).En.ShouldContain(en);

    [Theory]
    [InlineData("crew/West Subdistrict")]
    [InlineData("officer/玩具区")]
    [InlineData("department/East Town")]
    [InlineData("hotline/T1-W")]
    public void The_place_that_is_named_instead_has_such_a_twin(string text)
    {
        var names = new TwinNames(Run);
        var error = Should.Throw<DefinitionException>(() => names.Find(text));
        foreach (var said in new[] { error.Zh.Split("如 ")[^1], error.En.Split("such as ")[^1] }) names.Find(said).Twin.Kind.ShouldBe(names.Find(text.Split('/')[0] + "/" + said.Split('/')[1]).Twin.Kind);
    }

    [Fact]
    public void A_vehicle_is_found_by_its_plate_and_every_field_of_it_has_a_name()
    {
        var file = ScenarioFiles.Load("toy-storm", [Override.Parse("hazmat={}")]);
        var run = new CityRun(CityFiles.Load("toytown"), file.Definition, 1);
        foreach (var vehicle in run.City.Hazmat.Vehicles)
        {
            var found = new TwinNames(run).Find(vehicle.Plate);
            found.Name.En.ShouldBe($"{vehicle.Plate} (hazardous-goods vehicle)");
            var state = new TextStateWriter();
            run.Build(found.Twin.Jurisdiction, new Limits())[found.Twin.Index].WriteState(state);
            state.Fields.ShouldContain(new KeyValuePair<string, string>("plate", vehicle.Plate));
            foreach (var (field, _) in state.Fields) FieldLabels.Of(field).ShouldNotBeNull(field);
        }
    }

    [Fact]
    public void Whoever_writes_nonsense_is_given_examples_of_places_vehicles_and_elders_that_are_found()
    {
        var file = ScenarioFiles.Load("toy-storm", [Override.Parse("hazmat={}"), Override.Parse("elders={}")]);
        var names = new TwinNames(new CityRun(CityFiles.Load("toytown"), file.Definition, 1));
        var error = Should.Throw<DefinitionException>(() => names.Find("Beijing Olympic Park"));
        foreach (var (said, such) in new[] { (error.Zh, "如 "), (error.En, "such as ") })
        {
            string[] examples = [.. said.Split(such).Skip(1).SelectMany(part => part.Split('；', ';')[0].Split(", "))];
            examples.Select(example => (TwinKind)names.Find(example).Twin.Kind).Distinct().ShouldBe([TwinKind.CommandCenter, TwinKind.Vehicle, TwinKind.Elder]);
        }
    }

    [Fact]
    public void Only_what_the_run_has_is_suggested()
    {
        var error = Should.Throw<DefinitionException>(() => new TwinNames(Run).Find("HV-0001"));
        foreach (var absent in new[] { "did you mean", "HV-00001", "vehicle", "elder" }) error.En.ShouldNotContain(absent);
    }

    [Fact]
    public void An_example_of_an_address_is_found()
    {
        var error = Should.Throw<DefinitionException>(() => new TwinNames(Run).Find("crew/1/2/3"));
        foreach (var said in new[] { error.Zh.Split("如 ")[1], error.En.Split("such as ")[1] }) new TwinNames(Run).Find(said).Name.En.ShouldBe("Toy District Command Centre");
    }

    [Fact]
    public void Every_example_of_the_help_is_understood_and_finds_the_twins_that_it_asks_for()
    {
        foreach (var example in HelpExamples.All.Values.SelectMany(examples => examples))
        {
            var parsed = CommandLine.Root().Parse(example["./liandong ".Length..].Split('>')[0]);
            parsed.Errors.ShouldBeEmpty(example);
            if (parsed.CommandResult.Command.Name != "run") continue;
            var request = new RunRequest { Scenario = parsed.GetRequiredValue<string>("scenario"), Set = [.. (parsed.GetValue<string[]>("--set") ?? []).Select(Override.Parse)] };
            var scenario = request.Load().Definition;
            var names = new TwinNames(new CityRun(CityFiles.Load(scenario.City), scenario, 1));
            foreach (var asked in parsed.GetValue<string[]>("--ask") ?? []) names.Find(asked).Asked.ShouldBe(asked);
        }
    }

    [Fact]
    public void An_elder_in_a_scenario_without_wristbands_is_an_error_that_says_so() =>
        Should.Throw<DefinitionException>(() => new TwinNames(Run).Find(Run.City.Homes.Elders[0].Code)).En.ShouldContain("leaves elders' wristbands out");

    [Fact]
    public void A_plate_in_a_scenario_without_vehicles_is_an_error_that_says_so() =>
        Should.Throw<DefinitionException>(() => new TwinNames(Run).Find(Run.City.Hazmat.Vehicles[0].Plate)).En.ShouldContain("leaves hazardous goods out");
}
