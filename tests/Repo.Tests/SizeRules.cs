using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Liandong.Repo.Tests;

/// <summary>Small files about one thing.</summary>
public class SizeRules
{
    private const int LongestFile = 300;
    private const int LongestMethod = 60;

    // Raise it only together with a new exemption and its reason.
    private const int Exemptions = 1;

    private static readonly string[] Folders = ["src", "tests", "bench"];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var tooLong =
            from path in Repository.Sources(Folders)
            let lines = File.ReadLines(path).Count()
            where lines > LongestFile && !IsExempt(Repository.Parse(path).GetRoot(TestContext.Current.CancellationToken), "FileLength")
            select $"{Repository.Name(path)} has {lines} lines";
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void No_method_is_longer_than_60_lines()
    {
        var tooLong =
            from path in Repository.Sources(Folders)
            from method in Repository.Parse(path).GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            where method is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            let span = method.GetLocation().GetLineSpan()
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > LongestMethod && !IsExempt(method, "MethodLength")
            select $"{Repository.Place(method)} has {lines} lines";
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Exemptions_are_counted_and_give_a_reason()
    {
        var exemptions = (
            from path in Repository.Sources(Folders)
            from attribute in Repository.Parse(path).GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<AttributeSyntax>()
            where attribute.Name.ToString() is "ExemptFrom" or "ExemptFromAttribute"
            select attribute).ToList();
        exemptions.Count.ShouldBe(Exemptions);
        foreach (var exemption in exemptions)
            exemption.ArgumentList!.Arguments[1].ToString().Length.ShouldBeGreaterThan(30, $"{Repository.Place(exemption)} must say why");
    }

    [Fact]
    public void Names_are_the_fields_own_words()
    {
        string[] empty = ["Helper", "Helpers", "Manager", "Utils", "Util", "Utility", "Utilities", "Common", "Misc"];
        var wrong =
            from path in Repository.Sources(Folders)
            from type in Repository.Parse(path).GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where empty.Any(word => type.Identifier.Text.EndsWith(word, StringComparison.Ordinal))
            select $"{Repository.Place(type)}: {type.Identifier.Text}";
        wrong.ShouldBeEmpty();
    }

    private static bool IsExempt(SyntaxNode node, string rule) => node.DescendantNodesAndSelf().OfType<AttributeSyntax>()
        .Any(attribute => attribute.Name.ToString() == "ExemptFrom" && attribute.ToString().Contains(rule, StringComparison.Ordinal));
}
