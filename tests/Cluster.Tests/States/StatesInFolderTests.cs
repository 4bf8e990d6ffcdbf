namespace Liandong.Cluster.Tests.States;

/// <summary>States of grains in a folder.</summary>
public sealed class StatesInFolderTests : GrainStorageKit
{
    private readonly TemporaryFolder _folder = new();

    protected override string Location => _folder.Path;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_state_is_a_file_that_people_can_read()
    {
        var grain = Grains.GetGrain<IToyGrain>("nantong-7");
        await grain.Add(3);
        (await File.ReadAllTextAsync(_folder.Of("grainstate", "count-toy-counter", "nantong-7.json"), Stop)).ShouldContain("\"Number\":3");
    }
}
