using System.Text;
using Liandong.Scenarios.Experiments;

namespace Liandong.Silo.Tests;

/// <summary>Runs of an experiment as a member of a cluster makes them.</summary>
public class CityReplicationsTests
{
    private const string Text =
        """
        name: toy
        title: {zh: 试验, en: An experiment}
        question: {zh: 多一支好多少？, en: How much better is one more?}
        scenario: toy-storm
        set: {duration: 4h}
        alternatives:
          - {name: base, title: {zh: 现状, en: as it is}}
          - {name: more, title: {zh: 多一支, en: one more}, set: {staff.crews: "+1"}}
        replications: 2
        """;

    private static readonly Experiment Toy = ExperimentFiles.Parse(Text, "toy.yaml");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_member_keeps_byte_by_byte_what_one_process_keeps_under_the_same_key()
    {
        var members = new CityReplications();
        foreach (var alternative in Toy.Alternatives)
        {
            var made = members.Make(CityReplications.Definition(alternative), seed: 2, Stop);
            var key = ReplicationKey.Of(alternative, 2);
            var text = Encoding.UTF8.GetString(made.Span);
            text.ShouldBe(ReplicationFolder.TextOf(key, BareReplication.Measure(alternative, 2, Stop)));
            ReplicationFolder.TextOf(key, ReplicationFolder.Read(text, key)!).ShouldBe(text);
            ReplicationFolder.Read(text, key with { Seed = 3 }).ShouldBeNull();
            ReplicationFolder.Read(text[..^1], key).ShouldBeNull();
        }
    }

    [Fact]
    public void A_run_is_left_between_two_windows()
    {
        using var left = new CancellationTokenSource();
        left.Cancel();
        Should.Throw<OperationCanceledException>(() => new CityReplications().Make(CityReplications.Definition(Toy.Alternatives[0]), seed: 1, left.Token));
    }

    [Fact]
    public void Another_version_of_the_city_is_refused_and_a_city_that_is_not_there_too()
    {
        var definition = CityReplications.Definition(Toy.Alternatives[0]);
        var other = definition with { Content = string.Concat(new string('0', 64), definition.Content.AsSpan(64)) };
        Should.Throw<OtherFilesException>(() => new CityReplications().Make(other, seed: 1, Stop)).Message.ShouldContain("another version of city toytown");
        var elsewhere = definition with { Content = definition.Content.Replace("toytown", "nowhere", StringComparison.Ordinal) };
        Should.Throw<OtherFilesException>(() => new CityReplications().Make(elsewhere, seed: 1, Stop)).Message.ShouldContain("cannot be read here: nowhere");
    }

    [Fact]
    public void An_experiment_is_the_same_with_more_runs_and_another_one_with_another_alternative()
    {
        static string Id(string text) => CityReplications.IdOf(ExperimentFiles.Parse(text, "toy.yaml"));
        Id(Text).ShouldStartWith("toy-");
        Id(Text.Replace("replications: 2", "replications: 9", StringComparison.Ordinal)).ShouldBe(Id(Text));
        Id(Text.Replace("\"+1\"", "\"+2\"", StringComparison.Ordinal)).ShouldNotBe(Id(Text));
    }
}
