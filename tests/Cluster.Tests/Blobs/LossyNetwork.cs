namespace Liandong.Cluster.Tests.Blobs;

/// <summary>A network that loses a request, or the answer to one, when it is told to.</summary>
internal sealed class LossyNetwork() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private string? _answer;
    private string? _request;
    private Func<Task>? _meanwhile;

    /// <summary>How much was lost.</summary>
    public int Lost { get; private set; }

    /// <summary>The next such request arrives, and its answer does not.</summary>
    public void LoseAnswer(string method) => _answer = method;

    /// <summary>The next such request does not arrive, and before it is sent again something else happens.</summary>
    public void LoseRequest(string method, Func<Task> meanwhile)
    {
        _request = method;
        _meanwhile = meanwhile;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method.Method == _request)
        {
            _request = null;
            await _meanwhile!();
            throw Loss();
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (request.Method.Method != _answer) return answer;
        _answer = null;
        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Dispose();
        throw Loss();
    }

    private HttpRequestException Loss()
    {
        Lost++;
        return new HttpRequestException("The connection was lost.");
    }
}
