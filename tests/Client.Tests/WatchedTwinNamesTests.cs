using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

public class WatchedTwinNamesTests
{
    [Fact]
    public void Every_field_of_the_twins_that_watch_vehicles_has_a_name_for_people()
    {
        var scenario = ScenarioFiles.Parse("name: x\ntitle: {zh: 甲, en: x}\nquestion: {zh: 甲, en: x}\ncity: toytown\nstart: 2026-06-15 00:00\nduration: 1d\nhazmat: {rings: [{tankers: 2}]}\nhazmat-watch: {}\n", "x").Definition;
        var run = new CityRun(CityFiles.Load("toytown"), scenario, 1);
        var kinds = new HashSet<TwinKind>();
        foreach (var there in Enumerable.Range(0, run.City.Jurisdictions).Select(index => run.Build(index, new Limits())))
        {
            for (var index = 0; index < there.TwinCount; index++)
            {
                var state = new TextStateWriter();
                there[index].WriteState(state);
                kinds.Add((TwinKind)there[index].Kind);
                foreach (var (field, _) in state.Fields) FieldLabels.Of(field).ShouldNotBeNull($"{(TwinKind)there[index].Kind}: {field}");
            }
        }

        kinds.ShouldContain(TwinKind.RiskModel);
        kinds.ShouldContain(TwinKind.HiddenSite);
        foreach (var kind in kinds) TwinNames.KindName(kind).En.ShouldNotBeEmpty();
    }
}
