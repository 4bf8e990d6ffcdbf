namespace Liandong.Client.Tests;

/// <summary>One store with two runs of the toy storm, a with seed 1 and b with seed 2, for all tests that leave it as it is.</summary>
public sealed class StoredStorms : IAsyncLifetime
{
    internal TemporaryFolder Folder { get; } = new();

    /// <summary>What the first run said.</summary>
    internal Said First { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        First = await Client.Run(Folder.Path, "run", "toy-storm", "--json", "--out", "runs/a");
        await Client.Run(Folder.Path, "run", "toy-storm", "--json", "--seed", "2", "--out", "runs/b");
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
