using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Liandong.Repo.Tests;

/// <summary>Who may know whom. Anything not listed is forbidden.</summary>
public class ImportRules
{
    private static readonly string[] Analyzers = ["Meziantou.Analyzer", "Roslynator.Analyzers", "Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    private static readonly Dictionary<string, (string[] Projects, string[] Packages, string[] Namespaces)> Allowed = new(StringComparer.Ordinal)
    {
        ["Twins"] = ([], ["Microsoft.Orleans.Serialization"], ["Orleans"]),
        ["Scenarios"] = (["Twins"], ["YamlDotNet", "Bogus", "CsvHelper", "MathNet.Numerics", "NetTopologySuite", "Parquet.Net"], ["YamlDotNet", "Bogus", "CsvHelper", "MathNet", "NetTopologySuite", "Parquet"]),
        ["Grains"] = (["Twins"], ["Microsoft.Orleans.Sdk", "Microsoft.Orleans.Server"], ["Orleans", "Microsoft.Extensions"]),
        ["Silo"] = (["Grains", "Scenarios", "Twins"], ["Microsoft.Orleans.Server", "MQTTnet*", "OpenTelemetry*", "Azure.*", "Microsoft.Orleans.Dashboard"], ["Orleans", "Microsoft.Extensions", "Microsoft.AspNetCore", "MQTTnet", "OpenTelemetry", "Azure"]),
        ["Client"] = (["Grains", "Scenarios", "Twins", "Silo"], ["Spectre.Console", "System.CommandLine", "MudBlazor", "Scalar.AspNetCore"], ["Orleans", "Spectre", "Microsoft.Extensions", "Microsoft.AspNetCore", "Microsoft.JSInterop", "MudBlazor", "Scalar"]),
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may_know(string project)
    {
        var (projects, packages, _) = Allowed[project];
        var file = XDocument.Load(Repository.PathOf("src", project, project + ".csproj"));
        Referenced(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(projects).ShouldBeEmpty();
        Referenced(file, "PackageReference").Except(Analyzers).Where(package => !packages.Any(pattern => Matches(pattern, package))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_source_file_uses_only_the_namespaces_that_its_project_may_know(string project)
    {
        var (projects, _, foreign) = Allowed[project];
        string[] roots = ["System", "Microsoft.Win32.SafeHandles", .. foreign, "Liandong." + project, .. projects.Select(other => "Liandong." + other)];
        var wrong =
            from path in Repository.Sources("src/" + project)
            from name in Names(Repository.Parse(path).GetRoot(TestContext.Current.CancellationToken))
            where !roots.Any(root => name.Text == root || name.Text.StartsWith(root + ".", StringComparison.Ordinal))
            select $"{Repository.Place(name.Node)} uses {name.Text}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_adapters_of_a_port_know_azure()
    {
        string[] adapters = ["src/Silo/Storage/", "src/Silo/Membership/"];
        var wrong =
            from path in Repository.Sources("src/Silo")
            where !adapters.Any(folder => Repository.Name(path).StartsWith(folder, StringComparison.Ordinal))
            from name in Names(Repository.Parse(path).GetRoot(TestContext.Current.CancellationToken))
            where name.Text == "Azure" || name.Text.StartsWith("Azure.", StringComparison.Ordinal)
            select $"{Repository.Place(name.Node)} uses {name.Text}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_source_project_has_its_rules() =>
        Directory.GetDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal).ShouldBe(Allowed.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Twins_are_compiled_without_the_Orleans_runtime()
    {
        var twins = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Liandong.Twins.dll"));
        var orleans = twins.GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(name => name.StartsWith("Orleans", StringComparison.Ordinal));
        orleans.Except(["Orleans.Serialization", "Orleans.Serialization.Abstractions"]).ShouldBeEmpty();
    }

    [Fact]
    public void Scenarios_are_compiled_without_grains()
    {
        var scenarios = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Liandong.Scenarios.dll"));
        scenarios.GetReferencedAssemblies().Select(assembly => assembly.Name!).ShouldNotContain("Liandong.Grains");
    }

    private static IEnumerable<string> Referenced(XDocument file, string element) =>
        file.Descendants(element).Where(reference => reference.Attribute("PrivateAssets")?.Value != "all").Select(reference => reference.Attribute("Include")!.Value);

    private static bool Matches(string pattern, string package) => pattern.EndsWith('*')
        ? package.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : pattern == package;

    // Using directives, and full names in the code that begin with a root nobody can abbreviate.
    private static IEnumerable<(string Text, SyntaxNode Node)> Names(SyntaxNode root)
    {
        foreach (var directive in root.DescendantNodes().OfType<UsingDirectiveSyntax>())
        {
            if (directive.NamespaceOrType is NameSyntax name) yield return (name.ToString(), directive);
        }

        foreach (var node in root.DescendantNodes().Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax))
        {
            var text = node.ToString();
            var inside = node.Ancestors().Any(ancestor => ancestor is UsingDirectiveSyntax) || node.Parent is BaseNamespaceDeclarationSyntax;
            if (!inside && (text.StartsWith("Liandong.", StringComparison.Ordinal) || text.StartsWith("Orleans.", StringComparison.Ordinal)) && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax))
                yield return (text, node);
        }
    }
}
