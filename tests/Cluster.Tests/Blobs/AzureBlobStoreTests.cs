using System.Net;
using System.Net.Sockets;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Liandong.Grains.Storage;
using Liandong.Silo.Storage;

namespace Liandong.Cluster.Tests.Blobs;

/// <summary>Blobs in a storage account: the kit, and what a network does to requests.</summary>
public sealed class AzureBlobStoreTests(Azurite azurite) : BlobStoreKit
{
    private readonly string _container = azurite.NewName("mine");

    protected override IBlobStore Store => field ??= Open(azurite.ConnectionString, _container);

    protected override IBlobStore Neighbour => field ??= Open(azurite.ConnectionString, azurite.NewName("theirs"));

    protected override int Sequences => 25;

    [Fact]
    public async Task What_is_written_is_a_block_blob_and_what_is_appended_an_append_blob()
    {
        await Store.WriteAsync("head", Bytes("x"), BlobCondition.Any, Stop);
        await Store.AppendAsync("journal", 0, Bytes("x"), Stop);
        var kinds = await Account().GetBlobContainerClient(_container).GetBlobsAsync(cancellationToken: Stop).Select(item => (item.Name, item.Properties.BlobType, item.Properties.ContentType)).ToListAsync(Stop);
        kinds.ShouldBe([("head", BlobType.Block, "application/octet-stream"), ("journal", BlobType.Append, "application/octet-stream")]);
    }

    [Fact]
    public async Task A_container_that_was_removed_is_made_again()
    {
        await Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        await Account().GetBlobContainerClient(_container).DeleteAsync(cancellationToken: Stop);
        (await Store.ReadAsync("a", Stop)).ShouldBeNull();
        await Store.AppendAsync("b", 0, Bytes("y"), Stop);
        Text((await Store.ReadAsync("b", Stop))!).ShouldBe("y");
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_counts_once()
    {
        var lossy = new LossyNetwork();
        var store = Over(lossy);
        // The first write makes the container.
        await store.WriteAsync("z", Bytes("x"), BlobCondition.Any, Stop);
        lossy.LoseAnswer("PUT");
        var tag = await store.WriteAsync("a", Bytes("first"), BlobCondition.IfAbsent, Stop);
        lossy.LoseAnswer("PUT");
        tag = await store.WriteAsync("a", Bytes("second"), BlobCondition.IfTag(tag), Stop);
        var blob = (await Store.ReadAsync("a", Stop))!;
        (Text(blob), blob.Tag).ShouldBe(("second", tag));
        lossy.LoseAnswer("DELETE");
        await store.DeleteAsync("a", BlobCondition.IfTag(tag), Stop);
        lossy.Lost.ShouldBe(3);
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_counts_once()
    {
        var lossy = new LossyNetwork();
        var store = Over(lossy);
        await store.AppendAsync("a", 0, Bytes("one"), Stop);
        lossy.LoseAnswer("PUT");
        (await store.AppendAsync("a", 3, Bytes("two"), Stop)).ShouldBe(6);
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe("onetwo");
        lossy.Lost.ShouldBe(1);
    }

    [Fact]
    public async Task Who_repeats_an_append_that_never_arrived_does_not_take_anothers_for_its_own()
    {
        var lossy = new LossyNetwork();
        var store = Over(lossy);
        await store.AppendAsync("a", 0, Bytes("one"), Stop);
        lossy.LoseRequest("PUT", () => Store.AppendAsync("a", 3, Bytes("his"), Stop));
        await Refused(() => store.AppendAsync("a", 3, Bytes("two"), Stop));
        lossy.LoseRequest("PUT", () => Store.WriteAsync("b", Bytes("same"), BlobCondition.Any, Stop));
        await Refused(() => store.WriteAsync("b", Bytes("same"), BlobCondition.IfAbsent, Stop));
        lossy.Lost.ShouldBe(2);
    }

    [Fact]
    public async Task An_account_that_does_not_answer_is_named()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var silence = await Fault(At((IPEndPoint)silent.LocalEndpoint, answerSeconds: 1).ReadAsync("a", Stop));
        silence.Fault.ShouldBe(BlobStoreFault.Unreachable);
        var port = (IPEndPoint)silent.LocalEndpoint;
        silent.Stop();
        var refused = await Fault(At(port, answerSeconds: 30).WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop));
        refused.Fault.ShouldBe(BlobStoreFault.Unreachable);
        refused.Place.ShouldBe($"http://{port}/devstoreaccount1/mine");
        refused.Message.ShouldContain("does not answer. Check the address, the network and that the service runs.");
    }

    [Fact]
    public async Task A_wrong_key_is_named_and_not_told()
    {
        var key = Convert.ToBase64String(new byte[64]);
        var fault = await Fault(Open(azurite.ConnectionStringWith(key), _container).WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop));
        fault.Fault.ShouldBe(BlobStoreFault.Denied);
        fault.ToString().ShouldNotContain(key);
    }

    [Fact]
    public async Task A_signature_opens_what_it_allows_and_is_not_told()
    {
        await Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        var reading = new AccountSasBuilder(AccountSasPermissions.Read | AccountSasPermissions.List, TimeProvider.System.GetUtcNow().AddHours(1), AccountSasServices.Blobs, AccountSasResourceTypes.All);
        var signature = Account().GenerateAccountSasUri(reading).Query[1..];
        var store = Open(azurite.ConnectionStringSigned(signature), _container);
        Text((await store.ReadAsync("a", Stop))!).ShouldBe("x");
        var fault = await Fault(store.WriteAsync("a", Bytes("y"), BlobCondition.Any, Stop));
        fault.Fault.ShouldBe(BlobStoreFault.Denied);
        fault.Message.ShouldNotContain("sig=");
    }

    [Fact]
    public async Task What_is_written_cannot_be_appended_to()
    {
        await Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        await Should.ThrowAsync<InvalidOperationException>(() => Store.AppendAsync("a", 1, Bytes("y"), Stop));
    }

    private static IBlobStore Open(string location, string container) => new BlobStores(new StoreOptions { Location = location }).Open(container);

    private static IBlobStore At(IPEndPoint address, int answerSeconds)
    {
        var location = $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Convert.ToBase64String(new byte[64])};BlobEndpoint=http://{address}/devstoreaccount1";
        return new BlobStores(new StoreOptions { Location = location, Retries = 0, AnswerSeconds = answerSeconds }).Open("mine");
    }

    private static Task<BlobStoreException> Fault(Task act) => Should.ThrowAsync<BlobStoreException>(() => act);

    private BlobServiceClient Account() => new(azurite.ConnectionString, new StoreOptions().BlobClient());

    private AzureBlobStore Over(LossyNetwork network)
    {
        var options = new StoreOptions().BlobClient();
        options.Transport = new HttpClientTransport(network);
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new AzureBlobStore(new BlobServiceClient(azurite.ConnectionString, options), _container);
    }
}
