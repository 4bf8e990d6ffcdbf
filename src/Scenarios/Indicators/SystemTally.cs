using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>Adds up what one system of the city leaves behind. It sees the outcomes of its own range, in canonical order.</summary>
internal abstract class SystemTally
{
    /// <summary>The first of its kinds of outcome; ranges overlap where one system judges by what another one truly did.</summary>
    public abstract OutcomeKind First { get; }

    /// <summary>The last of its kinds of outcome.</summary>
    public abstract OutcomeKind Last { get; }

    public abstract void Add(in Outcome outcome);

    /// <summary>Sets its indicators; nothing when the system was not part of the run.</summary>
    public abstract void Report(IndicatorValues values);

    /// <summary>Its part of the report; null when the system was not part of the run.</summary>
    public abstract Section? Section();
}
