using Liandong.Silo.Membership;
using Liandong.Silo.Storage;
using Orleans.Configuration;

namespace Liandong.Cluster.Tests;

/// <summary>Where a store may be, and what its options say when they cannot be used.</summary>
public class StoreOptionsTests
{
    private const string Secret = "c2VjcmV0";

    [Theory]
    [InlineData("store")]
    [InlineData("/var/lib/liandong")]
    [InlineData("C:\\liandong")]
    [InlineData("a=b")]
    public void Anything_else_is_a_folder(string location) => StoreLocation.Parse(location).ShouldBe(new StoreLocation.Folder(location));

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]
    [InlineData("BlobEndpoint=https://a.blob.core.windows.net;TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sv=1&sig=c2VjcmV0")]
    public void A_connection_string_is_an_account_and_never_printed(string location)
    {
        var account = StoreLocation.Parse(location).ShouldBeOfType<StoreLocation.ConnectionString>();
        account.ToString().ShouldNotContain("=");
        account.Tables(new StoreOptions()).ShouldNotBeNull();
    }

    [Fact]
    public void An_address_is_an_account_with_the_identity_of_the_machine()
    {
        var account = StoreLocation.Parse("https://liandong.blob.core.windows.net/").ShouldBeOfType<StoreLocation.Account>();
        account.Signature.ShouldBeNull();
        account.Blobs(new StoreOptions()).Uri.ShouldBe(new Uri("https://liandong.blob.core.windows.net/"));
        account.Tables(new StoreOptions()).Uri.ShouldBe(new Uri("https://liandong.table.core.windows.net/"));
    }

    [Fact]
    public void An_address_may_have_a_signature_which_is_never_printed()
    {
        var account = StoreLocation.Parse("https://liandong.blob.core.windows.net/?sv=1&sig=" + Secret).ShouldBeOfType<StoreLocation.Account>();
        account.Signature.ShouldBe("sv=1&sig=" + Secret);
        account.ToString().ShouldBe("https://liandong.blob.core.windows.net/");
        new AzureBlobStore(account.Blobs(new StoreOptions()), "mine").Place.ShouldBe("https://liandong.blob.core.windows.net/mine");
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("http://liandong.blob.core.windows.net", "begins with https://")]
    [InlineData("https://example.org/", "https://ACCOUNT.blob.core.windows.net/")]
    [InlineData("https://liandong.blob.core.windows.net/container", "https://ACCOUNT.blob.core.windows.net/")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0;nonsense", "the connection string cannot be read")]
    public void What_is_no_location_is_refused_without_being_repeated(string location, string why)
    {
        var error = Should.Throw<ArgumentException>(new StoreOptions { Location = location }.Validate);
        error.Message.ShouldStartWith("Location must be ");
        error.Message.ShouldContain(why);
        error.Message.ShouldNotContain(Secret);
    }

    [Fact]
    public void Other_options_name_themselves()
    {
        Should.Throw<ArgumentException>(new StoreOptions { Retries = 11 }.Validate).Message.ShouldStartWith("Retries ");
        Should.Throw<ArgumentException>(new StoreOptions { AnswerSeconds = 0 }.Validate).Message.ShouldStartWith("AnswerSeconds ");
        Should.Throw<ArgumentException>(new StoreOptions { BlobServiceVersion = "2026-06-07" }.Validate).Message.ShouldStartWith("BlobServiceVersion ");
        Should.NotThrow(new StoreOptions { BlobServiceVersion = "2025-11-05" }.Validate);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper")]
    [InlineData("a/b")]
    public void What_is_no_containers_name_is_refused(string container) => Should.Throw<ArgumentException>(() => new BlobStores(new StoreOptions()).Open(container)).ParamName.ShouldBe("container");

    [Fact]
    public void Lost_silos_are_noticed_within_seconds()
    {
        var options = new ClusterMembershipOptions();
        MembershipServices.Tune(options);
        // A frozen silo: probes, and the time for which an open connection forbids a vote. The last of three: until heartbeats are stale.
        (options.MaxProbeTimeout * options.NumMissedProbesLimit).ShouldBe(TimeSpan.FromSeconds(6));
        (options.IAmAliveTablePublishTimeout * options.NumMissedTableIAmAliveLimit).ShouldBe(TimeSpan.FromSeconds(6));
    }
}
