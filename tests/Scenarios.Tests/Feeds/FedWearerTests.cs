using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Feeds;

/// <summary>Listed people of whom two have wristbands that report: nothing is made up about these, and their readings teach what is usual.</summary>
public sealed class FedWearerTests
{
    private static readonly string[] Wearers = ["EL-00023", "EL-00032"];

    [Fact]
    public void A_fed_wearer_begins_with_no_examination_and_everybody_else_with_their_own()
    {
        var run = Run();
        var expected = run.City.Homes.Elders.Select(elder => Wearers.Contains(elder.Code) ? Enrolment.Unknown : Enrolment.Of(StableHash.Of(elder.Code)));
        Usual(Begun(run)).ShouldBe(expected.Select(file => (file.Pulse, file.Systolic, file.Saturation)), ignoreOrder: true);
    }

    [Fact]
    public void What_is_taken_for_usual_of_a_fed_wearer_moves_to_what_the_recording_says()
    {
        var run = Run();
        var partition = BareRun.Of(run).Partition;
        var learnt = Elders(partition).Select(StateOf).Where(state => Wearers.Select(code => NameOf(run, code)).Contains(state["name"]) && state["readingsLearnt"] != "0").ToArray();
        learnt.Length.ShouldBe(2);
        learnt.ShouldAllBe(state => state["usualPulseMicro"] != "72000000" && state["usualSystolicMicro"] != "134000000");
    }

    private static string NameOf(CityRun run, string code) => run.City.Homes.Elders.Single(elder => elder.Code == code).Name.Zh;

    private static CityRun Run()
    {
        var made = Fed.Run("toy-storm", 1, "elders.troubles=0");
        var homes = made.City.Homes;
        var listed = made.City with { Homes = homes with { Elders = [.. homes.Elders.Select(elder => elder with { IsListed = true })] } };
        return Fed.With(new CityRun(listed, made.Scenario, made.Seed), Fed.Sample("wristbands.csv"));
    }

    private static Partition Begun(CityRun run)
    {
        var owners = new int[run.City.Jurisdictions];
        var partition = new Partition(0, owners, [.. Enumerable.Range(0, owners.Length).Select(index => run.Build(index, new Limits()))]);
        partition.Begin();
        return partition;
    }

    private static IEnumerable<Elder> Elders(Partition partition) => partition.Jurisdictions.SelectMany(there => Enumerable.Range(0, there.TwinCount).Select(index => there[index])).OfType<Elder>();

    private static IEnumerable<(int Pulse, int Systolic, int Saturation)> Usual(Partition partition) =>
        Elders(partition).Select(StateOf).Select(state => (Number(state, "usualPulse"), Number(state, "usualSystolic"), Number(state, "usualSaturation")));

    private static int Number(Dictionary<string, string> state, string field) => int.Parse(state[field], System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, string> StateOf(Elder elder)
    {
        var state = new TextStateWriter();
        elder.WriteState(state);
        return state.Fields.DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Value);
    }
}
