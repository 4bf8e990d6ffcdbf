using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Liandong.Grains.Storage;
using Liandong.Silo;
using Liandong.Silo.Storage;

namespace Liandong.Cluster.Tests.States;

/// <summary>States of grains in a storage account, where Orleans' own provider would put and find them.</summary>
public sealed class StatesInAzureTests(Azurite azurite) : GrainStorageKit
{
    protected override string Location => azurite.ConnectionString;

    [Fact]
    public async Task A_state_lies_where_the_official_provider_looks_for_it()
    {
        var grain = GrainId.Create("toy", "崇川/7");
        var state = Of("x", 5);
        await Storage.WriteStateAsync("head", grain, state);
        var blob = Container.GetBlobClient("head-toy/崇川/7.json");
        var found = (await blob.DownloadContentAsync(Stop)).Value;
        found.Details.ContentType.ShouldBe("application/octet-stream");
        found.Details.ETag.ToString().ShouldBe(state.ETag);
        found.Content.ToString().ShouldContain("\"$type\":\"Liandong.Cluster.Tests.States.ToyState");
    }

    [Fact]
    public async Task What_the_official_provider_wrote_is_read_and_replaced()
    {
        const string Json = """{"$id":"1","$type":"Liandong.Cluster.Tests.States.ToyState, Liandong.Cluster.Tests","Text":"theirs","Number":7}""";
        var blob = Container.GetBlobClient("head-toy/theirs.json");
        var written = await blob.UploadAsync(new BinaryData(Encoding.UTF8.GetBytes(Json)), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, Stop);
        var state = await Read(GrainId.Create("toy", "theirs"));
        (state.State, state.ETag).ShouldBe((new ToyState("theirs", 7), written.Value.ETag.ToString()));
        await Storage.WriteStateAsync("head", GrainId.Create("toy", "theirs"), state);
        (await blob.GetPropertiesAsync(cancellationToken: Stop)).Value.ETag.ToString().ShouldBe(state.ETag);
    }

    [Fact]
    public async Task A_silo_whose_store_cannot_be_used_does_not_start_and_says_why()
    {
        var store = new StoreOptions { Location = azurite.ConnectionStringWith(Convert.ToBase64String(new byte[64])), Retries = 0 };
        var fault = await Should.ThrowAsync<BlobStoreException>(() => EmbeddedSilo.StartAsync(new NoRuns(), configure: silo => silo.UseStore(store), stop: Stop));
        fault.Fault.ShouldBe(BlobStoreFault.Denied);
    }

    private BlobContainerClient Container => new BlobServiceClient(azurite.ConnectionString, new StoreOptions().BlobClient()).GetBlobContainerClient("grainstate");
}
