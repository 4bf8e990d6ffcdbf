using Microsoft.CodeAnalysis.CSharp;

namespace Liandong.Repo.Tests;

public class BanRules
{
    [Fact]
    public void No_rule_of_a_twin_uses_what_is_banned() => Bans.Breaches(SourceCompilation.OfRules()).ShouldBeEmpty();

    // What silos read and draw by themselves (recorded positions, places of a generated city) enters the digest too.
    [Fact]
    public void No_platform_sine_or_logarithm_stands_between_an_input_and_a_digest() =>
        Repository.Sources("src/Scenarios").SelectMany(path => Bans.PlatformMathematics(Repository.Parse(path))).ShouldBeEmpty();

    [Theory]
    [InlineData("double F(double x) => Math.Sin(x);", 1)]
    [InlineData("double F(double x) => System.Math.SinCos(x).Sin;", 1)]
    [InlineData("double F(double x) => double.Pow(x, 3);", 1)]
    [InlineData("double F(double x) => Math.Sqrt(x) + PortableMath.Log(x) + Bearing.Sine(x);", 0)]
    public void A_platform_function_is_told_from_a_portable_one(string member, int breaches) =>
        Bans.PlatformMathematics(CSharpSyntaxTree.ParseText($"class Reader {{ {member} }}", new CSharpParseOptions(LanguageVersion.Preview), Repository.PathOf("Reader.cs"), cancellationToken: TestContext.Current.CancellationToken)).Count().ShouldBe(breaches);

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
    [InlineData("object F(object x) => x.GetType().GetFields();", "GetFields", "virtual member")]
    [InlineData("System.Reflection.FieldInfo? F() => null;", "System.Reflection.FieldInfo", "virtual member")]
    [InlineData("object? F() => Activator.CreateInstance(typeof(int));", "System.Activator", "virtual member")]
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
    [InlineData("string F(object x) => x.GetType().Name;")]
    public void What_is_allowed_is_left_alone(string member) => Breaches(member).ShouldBeEmpty();

    private static List<string> Breaches(string member)
    {
        var tree = CSharpSyntaxTree.ParseText($"class Rule {{ {member} }}", new CSharpParseOptions(LanguageVersion.Preview), Repository.PathOf("Rule.cs"));
        return [.. Bans.Breaches(SourceCompilation.Of(tree)).Distinct(StringComparer.Ordinal)];
    }
}
