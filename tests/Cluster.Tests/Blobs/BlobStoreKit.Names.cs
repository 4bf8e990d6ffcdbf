using Liandong.Grains.Storage;

namespace Liandong.Cluster.Tests.Blobs;

public abstract partial class BlobStoreKit
{
    [Theory]
    [InlineData("a")]
    [InlineData("with space.and.dots/ x /y.")]
    [InlineData("capitals/ABCdef")]
    [InlineData("reserved/<>:\"|?*%25%~#&+=@!'()[]{}^`$;,")]
    [InlineData("con/nul.txt/com1/aux")]
    [InlineData(".hidden/.liandong/..x/...")]
    [InlineData("南通/崇川区/工单-1.json")]
    [InlineData("emoji/🚒/é/É")]
    [InlineData("~/a~/~b")]
    public async Task A_name_comes_back_as_it_was_given(string name)
    {
        await Store.WriteAsync(name, Bytes("x"), BlobCondition.IfAbsent, Stop);
        Text((await Store.ReadAsync(name, Stop))!).ShouldBe("x");
        (await Names("")).ShouldBe([name]);
        (await Names(name)).ShouldBe([name]);
    }

    [Fact]
    public async Task The_longest_names_are_taken()
    {
        string[] names = [new('a', BlobName.Longest), string.Concat(Enumerable.Repeat("b/", BlobName.MostParts - 1)) + "b", new('街', 400), new string('C', 300) + "/" + new string('~', 300)];
        foreach (var name in names) await Store.WriteAsync(name, Bytes("x"), BlobCondition.IfAbsent, Stop);
        (await Names("")).ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_that_differ_in_case_only_are_two()
    {
        await Store.WriteAsync("a/Run", Bytes("upper"), BlobCondition.IfAbsent, Stop);
        await Store.WriteAsync("a/run", Bytes("lower"), BlobCondition.IfAbsent, Stop);
        Text((await Store.ReadAsync("a/Run", Stop))!).ShouldBe("upper");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("a\u0000b")]
    public async Task What_is_no_name_is_refused(string name)
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.ReadAsync(name, Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.WriteAsync(name, Bytes("x"), BlobCondition.Any, Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAsync(name, stop: Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.AppendAsync(name, 0, Bytes("x"), Stop));
    }

    [Fact]
    public async Task What_is_too_long_for_a_name_or_no_text_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.ReadAsync("a" + '\ud83d', Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.ReadAsync(new string('a', BlobName.Longest + 1), Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.ReadAsync(string.Concat(Enumerable.Repeat("b/", BlobName.MostParts)) + "b", Stop));
    }

    [Fact]
    public async Task A_list_is_in_ordinal_order_with_lengths_and_begins_as_asked()
    {
        string[] names = ["run/b", "run/a/2", "run/a/10", "run/a-1", "run/B", "runs/x", "run/区", "run/é", "run/🚒", "run/～"];
        foreach (var name in names) await Store.WriteAsync(name, Bytes(name), BlobCondition.Any, Stop);
        await Store.AppendAsync("run/log", 0, Bytes("123"), Stop);
        string[] all = [.. names.Append("run/log").Order(StringComparer.Ordinal)];
        (await Names("")).ShouldBe(all);
        (await Names("run/")).ShouldBe(all.Where(name => name != "runs/x"));
        (await Names("run/a")).ShouldBe(["run/a-1", "run/a/10", "run/a/2"]);
        (await Names("run/a/")).ShouldBe(["run/a/10", "run/a/2"]);
        (await Names("run/a/1")).ShouldBe(["run/a/10"]);
        (await Names("none/")).ShouldBeEmpty();
        (await Store.ListAsync("run/l", Stop).ToListAsync(Stop)).ShouldBe([new BlobEntry("run/log", 3)]);
        (await Store.ListAsync("run/🚒", Stop).ToListAsync(Stop)).ShouldBe([new BlobEntry("run/🚒", 8)]);
    }

    [Fact]
    public async Task An_empty_store_lists_nothing() => (await Names("")).ShouldBeEmpty();

    private async Task<List<string>> Names(string prefix) => await Store.ListAsync(prefix, Stop).Select(entry => entry.Name).ToListAsync(Stop);
}
