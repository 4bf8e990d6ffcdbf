using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Liandong.Repo.Tests;

/// <summary>The rules (src/Twins) compiled here, so that bans can ask for the meaning of a name and not only for its letters.</summary>
internal static class TwinsCompilation
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Liandong.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Create(params IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Twins",
        [CSharpSyntaxTree.ParseText(ImplicitUsings, new CSharpParseOptions(LanguageVersion.Preview)), .. trees],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation OfRules() => Create(Repository.Sources("src/Twins").Select(Repository.Parse));
}
