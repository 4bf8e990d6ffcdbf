using Liandong.Grains.Storage;

namespace Liandong.Cluster.Tests.Blobs;

public abstract partial class BlobStoreKit
{
    [Fact]
    public async Task Appends_follow_one_another_and_the_first_creates()
    {
        (await Store.AppendAsync("journal/1", 0, Bytes("one"), Stop)).ShouldBe(3);
        (await Store.AppendAsync("journal/1", 3, Bytes("four"), Stop)).ShouldBe(7);
        var blob = (await Store.ReadAsync("journal/1", Stop))!;
        (Text(blob), blob.Length).ShouldBe(("onefour", 7));
        Text((await Store.ReadAsync("journal/1", 3, 100, Stop))!).ShouldBe("four");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task An_append_anywhere_but_at_the_end_is_refused(long position)
    {
        await Store.AppendAsync("a", 0, Bytes("one"), Stop);
        await Refused(() => Store.AppendAsync("a", position, Bytes("x"), Stop));
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe("one");
    }

    [Fact]
    public async Task An_append_behind_the_beginning_of_what_is_absent_is_refused()
    {
        await Refused(() => Store.AppendAsync("a", 3, Bytes("x"), Stop));
        (await Store.ReadAsync("a", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task An_append_changes_the_tag()
    {
        await Store.AppendAsync("a", 0, Bytes("one"), Stop);
        var before = (await Store.ReadAsync("a", Stop))!.Tag;
        await Store.AppendAsync("a", 3, Bytes("two"), Stop);
        (await Store.ReadAsync("a", Stop))!.Tag.ShouldNotBe(before);
    }

    [Fact]
    public async Task A_block_has_1_byte_to_4_mebibytes()
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.AppendAsync("a", 0, default, Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.AppendAsync("a", 0, new byte[IBlobStore.LongestBlock + 1], Stop));
        (await Store.ReadAsync("a", Stop)).ShouldBeNull();
        (await Store.AppendAsync("a", 0, Pattern(IBlobStore.LongestBlock), Stop)).ShouldBe(IBlobStore.LongestBlock);
        (await Store.ReadAsync("a", Stop))!.Content.Span.SequenceEqual(Pattern(IBlobStore.LongestBlock)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_journal_that_was_deleted_begins_anew()
    {
        await Store.AppendAsync("a", 0, Bytes("old"), Stop);
        await Store.DeleteAsync("a", stop: Stop);
        await Refused(() => Store.AppendAsync("a", 3, Bytes("x"), Stop));
        await Store.AppendAsync("a", 0, Bytes("new"), Stop);
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe("new");
    }

    [Fact]
    public async Task Of_many_that_append_at_one_position_one_succeeds()
    {
        for (var position = 0; position < 30; position += 3)
        {
            var tries = await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Succeeds(() => Store.AppendAsync("a", position, Bytes($"{position:00}{writer}"), Stop))));
            var winner = tries.ToList().FindIndex(won => won);
            tries.Count(won => won).ShouldBe(1);
            Text((await Store.ReadAsync("a", position, 10, Stop))!).ShouldBe($"{position:00}{winner}");
        }
    }

    [Fact]
    public async Task Of_many_that_create_a_blob_one_succeeds()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(writer => Succeeds(() => Store.WriteAsync("a", Bytes($"{writer}"), BlobCondition.IfAbsent, Stop))));
        tries.Count(won => won).ShouldBe(1);
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe($"{tries.ToList().FindIndex(won => won)}");
    }

    [Fact]
    public async Task Nothing_that_many_count_up_by_tag_is_lost()
    {
        await Store.WriteAsync("count", Bytes("0"), BlobCondition.IfAbsent, Stop);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            for (var done = 0; done < 6;) done += await Succeeds(CountUp) ? 1 : 0;
        }));
        Text((await Store.ReadAsync("count", Stop))!).ShouldBe("18");
    }

    [Fact]
    public async Task Who_reads_while_others_write_sees_one_write_whole()
    {
        await Store.WriteAsync("a", new byte[70_000], BlobCondition.Any, Stop);
        var writing = Task.Run(async () =>
        {
            for (byte value = 1; value <= 40; value++) await Store.WriteAsync("a", Enumerable.Repeat(value, 70_000 + value).ToArray(), BlobCondition.Any, Stop);
        }, Stop);
        do
        {
            var blob = (await Store.ReadAsync("a", Stop))!;
            var value = blob.Content.Span[0];
            blob.Content.Length.ShouldBe(70_000 + value);
            blob.Content.Span.ContainsAnyExcept(value).ShouldBeFalse();
        }
        while (!writing.IsCompleted);
        await writing;
    }

    private async Task CountUp()
    {
        var blob = (await Store.ReadAsync("count", Stop))!;
        await Store.WriteAsync("count", Bytes($"{int.Parse(Text(blob)) + 1}"), BlobCondition.IfTag(blob.Tag), Stop);
    }

    private static async Task<bool> Succeeds(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (BlobConditionException)
        {
            return false;
        }
    }
}
