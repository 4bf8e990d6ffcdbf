using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Liandong.Repo.Tests;

/// <summary>What a rule of a twin may not use; each ban names its replacement.</summary>
internal static class Bans
{
    private const string Clock = "a SimTime argument";
    private const string Chance = "Chance(seed, subject, purpose)";
    private const string Synchronous = "plain synchronous code; the engine gathers and exchanges";
    private const string Portable = "PortableMath: the platform's last bit differs between machines";
    private const string Ordered = "a list, an array or a sorted collection: hash order is not an order";
    private const string Culture = "CultureInfo.InvariantCulture or string.Create(CultureInfo.InvariantCulture, …)";
    private const string Pure = "an argument: rules do no input or output";
    private const string Plain = "a call, a virtual member or a switch; only checkpoints look into twins";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["System.Random"] = Chance,
        ["System.Diagnostics.Stopwatch"] = Clock,
        ["System.TimeProvider"] = Clock,
        ["System.Environment"] = Pure,
        ["System.Console"] = Pure,
        ["System.IO.File"] = Pure,
        ["System.IO.Directory"] = Pure,
        ["System.IO.FileStream"] = Pure,
        ["System.IO.StreamReader"] = Pure,
        ["System.IO.StreamWriter"] = Pure,
        ["System.Threading.Thread"] = Synchronous,
        ["System.Threading.Timer"] = Clock,
        ["System.Threading.Monitor"] = Synchronous,
        ["System.Threading.Lock"] = Synchronous,
        ["System.Threading.Interlocked"] = Synchronous,
        ["System.Threading.Tasks.Task"] = Synchronous,
        ["System.Threading.Tasks.Task<TResult>"] = Synchronous,
        ["System.Threading.Tasks.ValueTask"] = Synchronous,
        ["System.Threading.Tasks.ValueTask<TResult>"] = Synchronous,
        ["System.Threading.Tasks.Parallel"] = Synchronous,
        ["System.HashCode"] = "StableHash",
        ["System.Security.Cryptography.RandomNumberGenerator"] = Chance,
    };

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["System.DateTime.Now"] = Clock,
        ["System.DateTime.UtcNow"] = Clock,
        ["System.DateTime.Today"] = Clock,
        ["System.DateTimeOffset.Now"] = Clock,
        ["System.DateTimeOffset.UtcNow"] = Clock,
        ["System.Guid.NewGuid"] = Chance,
        ["string.GetHashCode"] = "StableHash",
        ["object.GetHashCode"] = "StableHash",
    };

    private static readonly string[] Transcendental = ["Log", "Log2", "Log10", "Log1P", "LogP1", "Exp", "Exp2", "Exp10", "ExpM1", "Pow", "Sin", "Cos", "Tan", "SinCos", "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "Cbrt", "Hypot", "RootN", "SinPi", "CosPi", "TanPi"];

    /// <summary>Every breach: place, what, and the replacement.</summary>
    public static IEnumerable<string> Breaches(CSharpCompilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (Breach(node, model) is { } breach) yield return $"{Repository.Place(node)}: {breach.What} is banned in rules; use {breach.Instead}";
            }
        }
    }

    /// <summary>Every platform function whose last bit differs between machines, by its letters alone.</summary>
    public static IEnumerable<string> PlatformMathematics(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Where(access => access.Expression.ToString() is "Math" or "System.Math" or "MathF" or "double" or "float")
        .Where(access => Transcendental.Contains(access.Name.Identifier.Text))
        .Select(access => $"{Repository.Place(access)}: {access} is banned before a digest; use {Portable}");

    private static (string What, string Instead)? Breach(SyntaxNode node, SemanticModel model) => node switch
    {
        IdentifierNameSyntax or GenericNameSyntax => Named(model.GetSymbolInfo(node).Symbol) ?? Reflected(node, model.GetSymbolInfo(node).Symbol),
        AwaitExpressionSyntax => ("await", Synchronous),
        MethodDeclarationSyntax method when method.Modifiers.Any(SyntaxKind.AsyncKeyword) => ("async", Synchronous),
        AnonymousFunctionExpressionSyntax lambda when lambda.Modifiers.Any(SyntaxKind.AsyncKeyword) => ("async", Synchronous),
        LockStatementSyntax => ("lock", Synchronous),
        FromClauseSyntax from when IsHashed(model.GetTypeInfo(from.Expression).Type) => ($"a query over {from.Expression}", Ordered),
        CommonForEachStatementSyntax loop when IsHashed(model.GetTypeInfo(loop.Expression).Type) => ($"enumerating {loop.Expression}", Ordered),
        SpreadElementSyntax spread when IsHashed(model.GetTypeInfo(spread.Expression).Type) => ($"spreading {spread.Expression}", Ordered),
        InvocationExpressionSyntax call => Called(call, model),
        InterpolationSyntax hole => Interpolated(hole, model),
        _ => null,
    };

    private static (string, string)? Named(ISymbol? symbol)
    {
        if (symbol is null) return null;
        var name = symbol.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        if (symbol is INamedTypeSymbol && Types.TryGetValue(name, out var instead)) return (name, instead);
        if (symbol.ContainingType is not { } type) return null;
        var owner = type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        var member = owner + "." + symbol.Name;
        if (Members.TryGetValue(member, out instead)) return (member, instead);
        var portable = owner is "System.Math" or "System.MathF" or "double" or "float" && Transcendental.Contains(symbol.Name);
        return portable ? (member, Portable) : null;
    }

    // The kernel's checkpoints keep twins by their fields.
    private static (string, string)? Reflected(SyntaxNode node, ISymbol? symbol)
    {
        if (node.SyntaxTree.FilePath.Replace('\\', '/').Contains("src/Twins/Time/", StringComparison.Ordinal)) return null;
        var reflects = symbol is INamedTypeSymbol ? symbol.ContainingNamespace?.ToDisplayString() is "System.Reflection" or "System.Reflection.Emit" || symbol.ToDisplayString() == "System.Activator"
            : symbol is IMethodSymbol && symbol.ContainingType?.ToDisplayString() == "System.Type" && symbol.Name.StartsWith("Get", StringComparison.Ordinal) && symbol.Name != "GetType";
        return reflects ? (symbol!.ToDisplayString(), Plain) : null;
    }

    private static (string, string)? Called(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method) return null;
        if (method.ReducedFrom is not null && method.ContainingType.Name == "Enumerable" && !IsAsking(method.Name)
            && call.Expression is MemberAccessExpressionSyntax access && IsHashed(model.GetTypeInfo(access.Expression).Type))
            return ($"{call.Expression}", Ordered);
        var speaksCulture = method.Name is "ToString" or "Parse" or "TryParse" && HasCulture(method.ContainingType) && !method.Parameters.Any(parameter => parameter.Type.Name is "IFormatProvider" or "CultureInfo");
        return speaksCulture ? ($"{call.Expression} without a culture", Culture) : null;
    }

    private static (string, string)? Interpolated(InterpolationSyntax hole, SemanticModel model)
    {
        if (!HasCulture(model.GetTypeInfo(hole.Expression).Type)) return null;
        var text = hole.Ancestors().OfType<InterpolatedStringExpressionSyntax>().First();
        var given = text.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault();
        return given?.ToString().Contains("InvariantCulture", StringComparison.Ordinal) == true ? null : ($"{{{hole.Expression}}} in the current culture", Culture);
    }

    // Questions whose answer does not depend on the order.
    private static bool IsAsking(string method) => method is "Contains" or "Count" or "Any" or "All" or "Order" or "OrderBy" or "ToDictionary" or "ToHashSet";

    private static bool HasCulture(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal or SpecialType.System_DateTime
        || type?.ToDisplayString() is "System.DateTimeOffset" or "System.TimeSpan" or "System.DateOnly" or "System.TimeOnly";

    private static bool IsHashed(ITypeSymbol? type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            var name = outer.OriginalDefinition.ToDisplayString();
            if (name.StartsWith("System.Collections.Generic.Dictionary<", StringComparison.Ordinal)
                || name.StartsWith("System.Collections.Generic.HashSet<", StringComparison.Ordinal)
                || name.StartsWith("System.Collections.Frozen.", StringComparison.Ordinal)
                || name.StartsWith("System.Collections.Immutable.ImmutableDictionary<", StringComparison.Ordinal)
                || name.StartsWith("System.Collections.Immutable.ImmutableHashSet<", StringComparison.Ordinal)
                || name.StartsWith("System.Collections.Concurrent.", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
