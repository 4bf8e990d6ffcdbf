using Microsoft.CodeAnalysis.CSharp;

namespace Liandong.Repo.Tests;

public class BanRules
{
    [Fact]
    public void No_rule_of_a_twin_uses_what_is_banned() => Bans.Breaches(SourceCompilation.OfRules()).ShouldBeEmpty();

    [Fact]
    public void The_rules_are_understood_when_their_bans_are_checked()
    {
        var errors = SourceCompilation.OfRules().GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Id is "CS0246" or "CS0103" or "CS0234");
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("long F() => DateTime.Now.Ticks;", "System.DateTime.Now", "SimTime")]
    [InlineData("int F() => new Random(1).Next();", "System.Random", "Chance")]
    [InlineData("Guid F() => Guid.NewGuid();", "System.Guid.NewGuid", "Chance")]
    [InlineData("async void F() { }", "async", "synchronous")]
    [InlineData("Task F() => null!;", "System.Threading.Tasks.Task", "synchronous")]
    [InlineData("object F() => System.Diagnostics.Stopwatch.StartNew();", "Stopwatch", "SimTime")]
    [InlineData("double F(double x) => Math.Log(x);", "System.Math.Log", "PortableMath")]
    [InlineData("double F(double x) => Math.Pow(x, 2);", "System.Math.Pow", "PortableMath")]
    [InlineData("double F(double x) => double.Sin(x);", "double.Sin", "PortableMath")]
    [InlineData("int F(HashSet<int> set) { foreach (var x in set) return x; return 0; }", "enumerating set", "sorted")]
    [InlineData("int F(Dictionary<int, int> map) { foreach (var (x, _) in map) return x; return 0; }", "enumerating map", "sorted")]
    [InlineData("int F(Dictionary<int, int> map) => map.Values.First();", "map.Values.First", "sorted")]
    [InlineData("int[] F(HashSet<int> set) => [.. set];", "spreading set", "sorted")]
    [InlineData("string F(double x) => x.ToString();", "without a culture", "InvariantCulture")]
    [InlineData("string F(double x) => $\"{x}\";", "current culture", "InvariantCulture")]
    [InlineData("int F(string x) => x.GetHashCode();", "string.GetHashCode", "StableHash")]
    [InlineData("void F() => Console.WriteLine();", "System.Console", "argument")]
    [InlineData("object F() => new System.IO.StreamReader(\"x\");", "System.IO.StreamReader", "argument")]
    [InlineData("int F(int x) => System.Threading.Interlocked.Increment(ref x);", "System.Threading.Interlocked", "synchronous")]
    [InlineData("void F() { lock (this) { } }", "lock", "synchronous")]
    [InlineData("IEnumerable<int> F(HashSet<int> set) => from x in set select x;", "a query over set", "sorted")]
    public void A_breach_is_found_and_its_replacement_named(string member, string what, string instead)
    {
        var breach = Breaches(member).ShouldHaveSingleItem();
        breach.ShouldContain(what);
        breach.ShouldContain(instead);
    }

    [Theory]
    [InlineData("double F(double x) => Math.Sqrt(x) + Math.Abs(x);")]
    [InlineData("bool F(HashSet<int> set) => set.Contains(3) && set.Count > 1;")]
    [InlineData("int F(Dictionary<int, int> map) => map[3];")]
    [InlineData("int F(SortedSet<int> set) { foreach (var x in set) return x; return 0; }")]
    [InlineData("string F(double x) => x.ToString(System.Globalization.CultureInfo.InvariantCulture);")]
    [InlineData("string F(double x) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{x}\");")]
    [InlineData("string F(int x) => $\"{x}\";")]
    public void What_is_allowed_is_left_alone(string member) => Breaches(member).ShouldBeEmpty();

    private static List<string> Breaches(string member)
    {
        var tree = CSharpSyntaxTree.ParseText($"class Rule {{ {member} }}", new CSharpParseOptions(LanguageVersion.Preview), Repository.PathOf("Rule.cs"));
        return [.. Bans.Breaches(SourceCompilation.Of(tree)).Distinct(StringComparer.Ordinal)];
    }
}
