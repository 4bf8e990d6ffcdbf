using System.CommandLine;
using Liandong.Scenarios.Report;

namespace Liandong.Client.Commands;

/// <summary>A command as it was given, for pages that say how they come about.</summary>
internal static class GivenCommand
{
    /// <summary>Its words; a store's key is left out.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="home">Where runs are kept.</param>
    /// <param name="without">An option without a value that is left out too.</param>
    public static string Words(ParseResult parsed, HomeOptions home, Option without)
    {
        var words = new List<string> { "./liandong" };
        for (var place = 0; place < parsed.Tokens.Count; place++)
        {
            var word = parsed.Tokens[place].Value;
            if (word == without.Name) continue;
            // With its value: they are said behind all else, and a key is not.
            if (word == home.Store.Name || word == home.Cluster.Name) place++;
            else words.Add(ShellWord.Quoted(word));
        }

        return string.Join(' ', words) + home.Of(parsed).Words;
    }
}
