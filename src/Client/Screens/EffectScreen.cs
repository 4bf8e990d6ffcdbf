using System.Collections.Immutable;
using Liandong.Scenarios.Experiments;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What the factors do to one indicator: a sentence for each level, and for each pair of factors whose effects depend on each other.</summary>
internal sealed class EffectScreen(Screen screen, ImmutableArray<FactorDefinition> factors, FactorEffects effects)
{
    private const string Indent = "  ";

    public void Show()
    {
        foreach (var effect in effects.Main) Say(EffectSentence.Of(factors, effects, effect), effect.IsShown ? Sign(effect.Difference) : effects.Awaited > 0 ? "?" : "=");
        // Of every two factors the levels that tell most; the others are in the files.
        foreach (var interaction in effects.Interactions.Where(interaction => interaction.IsShown).GroupBy(interaction => (interaction.Factor, interaction.Other)).Select(pair => pair.MaxBy(interaction => Math.Abs(interaction.Difference.Mean!.Value))!)) Say(EffectSentence.Of(factors, effects, interaction), "×");
        if (effects.Explained is { } share)
        {
            var shown = share.ToString("P0", System.Globalization.CultureInfo.InvariantCulture);
            screen.Paragraph(new Text($"按直线估计，解释了各组合差别的 {shown}", $"Estimated as straight lines, which explain {shown} of the differences between combinations"), Indent, indentsFirst: true);
        }
        else if (effects.Interactions.Any(interaction => interaction.Difference.PValue is not null) && !effects.Interactions.Any(interaction => interaction.IsShown))
        {
            screen.Paragraph(new Text($"{effects.Indicator.Definition.Label.Zh}：看不出因素之间互相影响", $"{effects.Indicator.Definition.Label.En}: no factor is shown to change what another does"), Indent, indentsFirst: true);
        }
    }

    private string Sign(Difference difference) => effects.Indicator.Wanted switch
    {
        WantedSide.Neither => "•",
        WantedSide.Less => difference.Mean < 0 ? "✓" : "✗",
        _ => difference.Mean > 0 ? "✓" : "✗",
    };

    private void Say(Text said, string sign) => screen.Paragraph(new Text($"{sign} {said.Zh}", $"{sign} {said.En}"), Indent, sign switch { "✓" => "green", "✗" => "red", "•" or "×" => "bold", _ => "" });
}
