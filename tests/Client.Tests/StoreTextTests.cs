using Liandong.Client.Screens;
using Liandong.Grains.Storage;
using Liandong.Silo;
using Liandong.Silo.Storage;

namespace Liandong.Client.Tests;

public class StoreTextTests
{
    public static TheoryData<BlobStoreFault> Faults => [.. Enum.GetValues<BlobStoreFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_of_a_store_says_what_where_and_what_the_store_said(BlobStoreFault fault)
    {
        var text = UserErrors.Explain(new BlobStoreException(fault, "/srv/store", "it said so")).ShouldHaveSingleItem();
        text.En.ShouldContain("/srv/store");
        text.Zh.ShouldContain("/srv/store");
        text.En.ShouldEndWith("(it said so)");
        text.Zh.ShouldEndWith("（原文：it said so）");
    }

    [Fact]
    public void Each_location_that_is_none_says_so_and_what_to_write_in_both_languages()
    {
        var texts = Enum.GetValues<StoreLocationFault>().Select(fault => UserErrors.Explain(new StoreLocationException(fault, "English only")).ShouldHaveSingleItem()).ToArray();
        texts.Select(text => text.Zh).ShouldBeUnique();
        foreach (var text in texts)
        {
            text.En.ShouldContain("--store");
            text.Zh.ShouldContain("--store");
            text.Zh.ShouldNotContain("English only");
        }
    }

    [Fact]
    public void A_cluster_without_a_member_is_told_with_its_name_and_store_and_without_the_key()
    {
        var told = UserErrors.Explain(new ClusterNotFoundException("city", "UseDevelopmentStorage=true", new TimeoutException())).ShouldHaveSingleItem();
        told.En.ShouldBe("No member of the cluster city answers (--store UseDevelopmentStorage=true --cluster city). If the name and the store are right, start a member: ./liandong silo --store UseDevelopmentStorage=true --cluster city");
        told.Zh.ShouldContain("--store UseDevelopmentStorage=true --cluster city");
        UserErrors.Explain(new ClusterNotFoundException("city", "AccountName=mine;AccountKey=secret", new TimeoutException())).ShouldHaveSingleItem().En.ShouldNotContain("secret");
    }

    [Fact]
    public void No_two_faults_read_alike() =>
        Enum.GetValues<BlobStoreFault>().Select(fault => UserErrors.Explain(new BlobStoreException(fault, "p", "d")).ShouldHaveSingleItem()).ShouldBeUnique();
}
