using Microsoft.Extensions.Logging;

namespace Liandong.Silo;

/// <summary>What Liandong's own parts report, a line each beside a command's output: what happened and why, without stacks.</summary>
/// <param name="to">Where the lines go.</param>
internal sealed class DiagnosticLines(TextWriter to) : ILoggerProvider, ILogger
{
    /// <summary>The category of all that Liandong's own parts report.</summary>
    public const string Own = "Liandong";

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
