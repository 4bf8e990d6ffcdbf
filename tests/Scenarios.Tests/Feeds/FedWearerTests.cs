using System.Globalization;
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
        foreach (var (code, device) in new[] { ("EL-00032", "860123456780001"), ("EL-00023", "860123456780002") })
        {
            var elder = Elders(partition).Single(elder => StateOf(elder) is var state && state["name"] == NameOf(run, code) && state["readingsLearnt"] != "0");
            ByDay(elder, "usualPulseMicro", 0).ShouldBe(MedianOf(device, "hr"), 2, "the textbook begins with 74 by day");
            ByDay(elder, "usualSystolicMicro", 1).ShouldBe(MedianOf(device, "sbp"), 2.5, "the textbook begins with 134");
        }
    }

    // The level and the mean of what is usual at 9, 12, 15 and 18 o'clock, the hours of the recording.
    private static double ByDay(Elder elder, string level, int sign)
    {
        var course = new Course();
        elder.WriteState(course);
        return (Number(StateOf(elder), level) + course.Distances.Skip((sign * 8) + 3).Take(4).Average()) / 1_000_000;
    }

    private sealed class Course : StateWriter
    {
        public List<long> Distances { get; } = [];

        public override void Write(string name, long value)
        {
            if (name == "usualDistanceMicro") Distances.Add(value);
        }

        public override void Write(string name, string value)
        {
        }
    }

    private static double MedianOf(string device, string column)
    {
        var rows = File.ReadAllLines(Fed.Sample("wristbands.csv")).Select(line => line.Split(',')).ToArray();
        var values = rows.Where(row => row[0] == device).Select(row => row[Array.IndexOf(rows[0], column)]).Where(value => value.Length > 0).Select(value => double.Parse(value, CultureInfo.InvariantCulture)).Order().ToArray();
        return values[values.Length / 2];
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

    private static int Number(Dictionary<string, string> state, string field) => int.Parse(state[field], CultureInfo.InvariantCulture);

    private static Dictionary<string, string> StateOf(Elder elder)
    {
        var state = new TextStateWriter();
        elder.WriteState(state);
        return state.Fields.DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Value);
    }
}
