using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Liandong.Repo.Tests;

/// <summary>Chinese text has Chinese punctuation.</summary>
public partial class PunctuationRules
{
    [Fact]
    public void No_text_mixes_half_width_marks_into_chinese()
    {
        var wrong =
            from path in Repository.Sources("src")
            where !path.EndsWith("Pinyin.cs", StringComparison.Ordinal) // a table of readings, nobody reads it as text
            from text in Texts(Repository.Parse(path).GetRoot(TestContext.Current.CancellationToken))
            where HasHalfWidth(text.Text)
            select $"{Repository.Place(text.Node)}: {text.Text}";
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("没有部门;请改正", true)]
    [InlineData("没有部门 ⟨⟩;⟨⟩", true)]
    [InlineData("轮廓(先经度)", true)]
    [InlineData("为假定:2时", true)]
    [InlineData("没有部门；请改正", false)]
    [InlineData("应是 {median: …, sigma: …} 或 90%", false)]
    [InlineData("⟨⟩:⟨⟩", false)]
    public void A_half_width_mark_beside_chinese_is_found(string text, bool found) => HasHalfWidth(text).ShouldBe(found);

    // YAML that the program writes has its own marks around Chinese words.
    private static bool HasHalfWidth(string text) => Han().IsMatch(text) && Beside().IsMatch(Yaml().Replace(text, " "));

    private static IEnumerable<(SyntaxNode Node, string Text)> Texts(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)) yield return (node, literal.Token.ValueText);
            if (node is InterpolatedStringExpressionSyntax holes) yield return (node, string.Concat(holes.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "⟨⟩")));
        }
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1_000)]
    private static partial Regex Han();

    [GeneratedRegex(@"\{?zh: |, en: ", RegexOptions.None, 1_000)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,;:!?()]|[,;:!?()]\p{IsCJKUnifiedIdeographs}|[,;]⟨⟩", RegexOptions.None, 1_000)]
    private static partial Regex Beside();
}
