using System.Text;
using Liandong.Grains.Storage;

namespace Liandong.Cluster.Tests.Blobs;

/// <summary>What every blob store does. Each test has a container of its own.</summary>
public abstract partial class BlobStoreKit
{
    /// <summary>The container under test, empty at first.</summary>
    protected abstract IBlobStore Store { get; }

    /// <summary>Another container of the same place.</summary>
    protected abstract IBlobStore Neighbour { get; }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_is_read_with_its_tag_and_length()
    {
        var tag = await Store.WriteAsync("runs/a/head", Bytes("ab"), BlobCondition.Any, Stop);
        var blob = (await Store.ReadAsync("runs/a/head", Stop))!;
        (Text(blob), blob.Tag, blob.Length).ShouldBe(("ab", tag, 2));
    }

    [Fact]
    public async Task Of_a_blob_that_is_not_there_nothing_is_read()
    {
        (await Store.ReadAsync("a", Stop)).ShouldBeNull();
        (await Store.ReadAsync("a", 0, 0, Stop)).ShouldBeNull();
        await Store.WriteAsync("a/b", Bytes("x"), BlobCondition.Any, Stop);
        (await Store.ReadAsync("a", Stop)).ShouldBeNull();
        (await Store.ReadAsync("a/b/c", Stop)).ShouldBeNull();
        (await Store.ReadAsync("a/b/c", 0, 5, Stop)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 3, "abc")]
    [InlineData(2, 2, "cd")]
    [InlineData(3, 9, "de")]
    [InlineData(4, int.MaxValue, "e")]
    [InlineData(5, 1, "")]
    [InlineData(9, 1, "")]
    [InlineData(1, 0, "")]
    public async Task A_part_is_read_with_the_whole_blobs_tag_and_length(long offset, int count, string part)
    {
        var tag = await Store.WriteAsync("a", Bytes("abcde"), BlobCondition.Any, Stop);
        var blob = (await Store.ReadAsync("a", offset, count, Stop))!;
        (Text(blob), blob.Tag, blob.Length).ShouldBe((part, tag, 5));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        var tag = await Store.WriteAsync("a", default, BlobCondition.IfAbsent, Stop);
        var blob = (await Store.ReadAsync("a", Stop))!;
        (blob.Content.Length, blob.Tag, blob.Length).ShouldBe((0, tag, 0));
        (await Store.ReadAsync("a", 0, 4, Stop))!.Length.ShouldBe(0);
        await Refused(() => Store.WriteAsync("a", Bytes("b"), BlobCondition.IfAbsent, Stop));
    }

    [Fact]
    public async Task A_large_blob_comes_back_byte_by_byte()
    {
        var large = Pattern(9_000_001);
        await Store.WriteAsync("a", large, BlobCondition.Any, Stop);
        (await Store.ReadAsync("a", Stop))!.Content.Span.SequenceEqual(large).ShouldBeTrue();
        (await Store.ReadAsync("a", 8_999_000, 2_000, Stop))!.Content.Span.SequenceEqual(large.AsSpan(8_999_000)).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_write_gives_another_tag_even_of_equal_bytes()
    {
        List<string> tags = [];
        for (var i = 0; i < 20; i++) tags.Add(await Store.WriteAsync("a", Bytes("same"), BlobCondition.Any, Stop));
        tags.ShouldBeUnique();
    }

    [Fact]
    public async Task The_tag_of_a_deleted_blob_does_not_come_back()
    {
        List<string> tags = [];
        for (var i = 0; i < 20; i++)
        {
            tags.Add(await Store.WriteAsync("a", Bytes("same"), BlobCondition.IfAbsent, Stop));
            await Store.DeleteAsync("a", stop: Stop);
        }

        tags.ShouldBeUnique();
    }

    [Fact]
    public async Task What_must_be_absent_is_written_once()
    {
        var tag = await Store.WriteAsync("a", Bytes("first"), BlobCondition.IfAbsent, Stop);
        await Refused(() => Store.WriteAsync("a", Bytes("second"), BlobCondition.IfAbsent, Stop));
        var blob = (await Store.ReadAsync("a", Stop))!;
        (Text(blob), blob.Tag).ShouldBe(("first", tag));
    }

    [Fact]
    public async Task What_must_have_a_tag_is_written_with_the_last_one_only()
    {
        var old = await Store.WriteAsync("a", Bytes("first"), BlobCondition.Any, Stop);
        await Store.WriteAsync("a", Bytes("second"), BlobCondition.IfTag(old), Stop);
        await Refused(() => Store.WriteAsync("a", Bytes("third"), BlobCondition.IfTag(old), Stop));
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe("second");
        await Refused(() => Store.WriteAsync("b", Bytes("third"), BlobCondition.IfTag(old), Stop));
        (await Store.ReadAsync("b", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_may_be_deleted_again()
    {
        await Store.DeleteAsync("a", stop: Stop);
        await Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        await Store.DeleteAsync("a", BlobCondition.Any, Stop);
        (await Store.ReadAsync("a", Stop)).ShouldBeNull();
        await Store.DeleteAsync("a", stop: Stop);
    }

    [Fact]
    public async Task What_must_have_a_tag_is_deleted_with_the_last_one_only()
    {
        var old = await Store.WriteAsync("a", Bytes("first"), BlobCondition.Any, Stop);
        var tag = await Store.WriteAsync("a", Bytes("second"), BlobCondition.Any, Stop);
        await Refused(() => Store.DeleteAsync("a", BlobCondition.IfTag(old), Stop));
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe("second");
        await Store.DeleteAsync("a", BlobCondition.IfTag(tag), Stop);
        await Refused(() => Store.DeleteAsync("a", BlobCondition.IfTag(tag), Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAsync("a", BlobCondition.IfAbsent, Stop));
    }

    [Fact]
    public async Task Containers_are_apart()
    {
        await Store.WriteAsync("a", Bytes("mine"), BlobCondition.IfAbsent, Stop);
        (await Neighbour.ReadAsync("a", Stop)).ShouldBeNull();
        await Neighbour.WriteAsync("a", Bytes("theirs"), BlobCondition.IfAbsent, Stop);
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe("mine");
    }

    [Fact]
    public async Task What_is_called_off_says_so()
    {
        var off = new CancellationToken(canceled: true);
        await Should.ThrowAsync<OperationCanceledException>(() => Store.ReadAsync("a", off));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, off));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.AppendAsync("b", 0, Bytes("x"), off));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.ListAsync("", off).ToListAsync(Stop));
        (await Store.ReadAsync("a", Stop)).ShouldBeNull();
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(StoredBlob blob) => Encoding.UTF8.GetString(blob.Content.Span);

    protected static async Task Refused(Func<Task> act) => await Should.ThrowAsync<BlobConditionException>(act);

    private static byte[] Pattern(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)((i * 31) ^ (i >> 8));
        return bytes;
    }
}
