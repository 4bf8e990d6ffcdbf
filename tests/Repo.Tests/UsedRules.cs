using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Liandong.Repo.Tests;

/// <summary>What only tests use is not part of the program.</summary>
public class UsedRules
{
    [Fact]
    public void Every_member_that_others_can_see_is_used_by_the_program() => Unused(SourceCompilation.OfProgram(), "src/").ShouldBeEmpty();

    [Fact]
    public void The_program_is_understood_when_its_members_are_counted()
    {
        var errors = SourceCompilation.OfProgram().GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Id is "CS0246" or "CS0103" or "CS0234" or "CS1061" or "CS0117");
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("public int Left() => 1;", true)]
    [InlineData("internal const int Left = 1;", true)]
    [InlineData("public int Left { get; init; }", true)]
    [InlineData("public static int Left => Left + 1;", true)]
    [InlineData("public static int Taken => 1; private int _kept = Taken;", false)]
    [InlineData("public override string ToString() => string.Empty;", false)]
    [InlineData("[Liandong.Twins.ExemptFrom(Liandong.Twins.RepositoryRule.Unused, \"read by name\")] public int Left => 1;", false)]
    public void A_member_that_nobody_uses_is_found(string member, bool found)
    {
        var tree = CSharpSyntaxTree.ParseText($"class Program {{ {member} }}", new CSharpParseOptions(LanguageVersion.Preview), Repository.PathOf("src", "Made.cs"), cancellationToken: TestContext.Current.CancellationToken);
        Unused(SourceCompilation.Of(Repository.Sources("src/Twins").Select(Repository.Parse).Append(tree)), "src/Made.cs").Any().ShouldBe(found);
    }

    private static IEnumerable<string> Unused(CSharpCompilation program, string under)
    {
        var used = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in program.SyntaxTrees)
        {
            var model = program.GetSemanticModel(tree, ignoreAccessibility: true);
            foreach (var name in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().Where(node => node is SimpleNameSyntax or ElementAccessExpressionSyntax or BaseObjectCreationExpressionSyntax))
            {
                foreach (var symbol in Meant(model.GetSymbolInfo(name, TestContext.Current.CancellationToken)))
                {
                    // What only speaks of itself is not used by others.
                    if (!Declared(symbol).Any(own => own.SyntaxTree == tree && own.Span.Contains(name.Span))) used.Add(symbol);
                }
            }
        }

        return
            from tree in program.SyntaxTrees
            where Repository.Name(tree.FilePath).StartsWith(under, StringComparison.Ordinal)
            let model = program.GetSemanticModel(tree)
            from node in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            where node is MethodDeclarationSyntax or PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or BaseTypeDeclarationSyntax
            let symbol = model.GetDeclaredSymbol(node, TestContext.Current.CancellationToken)!
            where IsSeen(symbol) && !used.Contains(symbol)
            select $"{Repository.Place(node)} {symbol.ContainingType?.Name}.{symbol.Name}";
    }

    private static IEnumerable<ISymbol> Meant(SymbolInfo info)
    {
        IEnumerable<ISymbol> symbols = info.Symbol is { } one ? [one] : info.CandidateSymbols;
        foreach (var symbol in symbols)
        {
            var plain = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol;
            yield return plain.OriginalDefinition;
            if (plain.ContainingType is { } type) yield return type.OriginalDefinition;
        }
    }

    private static IEnumerable<SyntaxNode> Declared(ISymbol symbol) =>
        symbol is ITypeSymbol ? [] : symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(TestContext.Current.CancellationToken));

    private static bool IsSeen(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
        && !symbol.IsOverride
        && !symbol.GetAttributes().Any(IsExemption)
        && symbol.ContainingType?.GetAttributes().Any(IsExemption) is not true
        && !FulfilsInterface(symbol)
        && symbol.Name is not ("Main" or "Program");

    private static bool IsExemption(AttributeData attribute) => attribute.AttributeClass?.Name == "ExemptFromAttribute" && attribute.ConstructorArguments is [{ Value: 2 }, ..];

    private static bool FulfilsInterface(ISymbol symbol) =>
        symbol.ContainingType is { } type && type.AllInterfaces.SelectMany(face => face.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));
}
