using System.Collections.Immutable;
using Liandong.Scenarios.Experiments;

namespace Liandong.Client.Screens;

/// <summary>What the factors do to one indicator: a sentence for each level, and for each pair of factors whose effects depend on each other.</summary>
internal sealed class EffectScreen(Screen screen, ImmutableArray<FactorDefinition> factors, FactorEffects effects)
{
    private const string Indent = "  ";

    public void Show()
    {
        foreach (var effect in effects.Main) ComparisonScreen.Say(screen, EffectSentence.Of(factors, effects, effect), ComparisonScreen.Sign(ComparisonEffects.FindingOf(effects, effect.Difference, effect.IsShown)));
        foreach (var words in EffectSentence.Interactions(factors, effects)) ComparisonScreen.Say(screen, words, ("×", "bold"));
        if (EffectSentence.Note(effects) is { } note) screen.Paragraph(note, Indent, indentsFirst: true);
    }
}
