using Liandong.Grains.Runs;
using Microsoft.Extensions.Logging;

namespace Liandong.Silo;

/// <summary>What Liandong's own parts report, a line each beside a command's output: what happened and why, without stacks.</summary>
/// <param name="to">Where the lines go.</param>
internal sealed class DiagnosticLines(TextWriter to) : ILoggerProvider, ILogger
{
    /// <summary>The category of all that is Liandong's own.</summary>
    public const string Own = "Liandong";

    /// <summary>The category of what the engine reports. Under the names of Liandong's storage it is Orleans that reports, every condition that does not hold.</summary>
    public const string Engine = "Liandong.Grains";

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // What whoever follows the run tells anyway, and in both languages.
        if (exception is RunTakenOverException || eventId.Name == RunNotice.InStatus) return;
        var why = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
        to.WriteLine($"{Word(logLevel)}: {formatter(state, exception)}{why}".ReplaceLineEndings(" "));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The output is not its own.
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Error or LogLevel.Critical => "error",
        LogLevel.Warning => "warning",
        _ => "note",
    };
}
