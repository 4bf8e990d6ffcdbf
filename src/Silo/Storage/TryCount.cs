using Azure.Core;
using Azure.Core.Pipeline;

namespace Liandong.Silo.Storage;

/// <summary>How often a request has been sent. When it was more than once, a condition that does not hold may have been broken by the first try.</summary>
internal sealed class TryCount
{
    private static readonly AsyncLocal<TryCount?> Current = new();

    private int _sent;

    /// <summary>Counts, placed behind the policy that repeats requests.</summary>
    public static HttpPipelinePolicy Policy { get; } = new Counting();

    /// <summary>Whether the request was sent more than once.</summary>
    public bool IsRepeated => _sent > 1;

    /// <summary>Begins to count; for one request, sent from the same method.</summary>
    public static TryCount Begin() => Current.Value = new TryCount();

    private sealed class Counting : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (Current.Value is { } count) count._sent++;
        }
    }
}
