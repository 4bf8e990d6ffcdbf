using Microsoft.Extensions.Hosting;

namespace Liandong.Silo;

/// <summary>Signals belong to the program that started the silo: the usual lifetime would begin to stop it under the program's hands.</summary>
internal sealed class SignalsElsewhere : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
