using System.Diagnostics;
using Liandong.Grains.Storage;
using Liandong.Silo.Storage;
using Liandong.Tests;

namespace Liandong.Cluster.Tests.Blobs;

/// <summary>Blobs in a folder: the kit, and what only a folder can do to them.</summary>
public sealed class FolderBlobStoreTests : BlobStoreKit, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BlobStores _stores;

    public FolderBlobStoreTests() => _stores = new BlobStores(new StoreOptions { Location = _folder.Of("store") });

    protected override IBlobStore Store => _stores.Open("mine");

    protected override IBlobStore Neighbour => _stores.Open("theirs");

    protected override int Sequences => 60;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_blob_is_a_plain_file_in_its_containers_folder()
    {
        await Store.WriteAsync("runs/a-1/head.json", Bytes("{}"), BlobCondition.Any, Stop);
        await Store.AppendAsync("runs/a-1/Journal", 0, Bytes("xy"), Stop);
        (await File.ReadAllTextAsync(_folder.Of("store", "mine", "runs", "a-1", "head.json"), Stop)).ShouldBe("{}");
        (await File.ReadAllTextAsync(_folder.Of("store", "mine", "runs", "a-1", "%4aournal"), Stop)).ShouldBe("xy");
    }

    [Fact]
    public async Task The_last_blob_of_a_folder_takes_the_folder_along()
    {
        await Store.WriteAsync("runs/a/1/head", Bytes("x"), BlobCondition.Any, Stop);
        await Store.WriteAsync("runs/b", Bytes("x"), BlobCondition.Any, Stop);
        await Store.DeleteAsync("runs/a/1/head", stop: Stop);
        Directory.GetFileSystemEntries(_folder.Of("store", "mine", "runs")).ShouldBe([_folder.Of("store", "mine", "runs", "b")]);
        await Store.DeleteAsync("runs/b", stop: Stop);
        Directory.GetFileSystemEntries(_folder.Of("store", "mine")).ShouldBe([_folder.Of("store", "mine", ".liandong")]);
        (await Store.ListAsync("runs/", Stop).CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_that_comes_and_goes_keeps_every_blob_that_was_written()
    {
        const int Writers = 4;
        const int Rounds = 60;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var name = $"deep/folder/{writer}";
                if (round % 2 == 0) await Store.WriteAsync(name, Bytes("x"), BlobCondition.IfAbsent, Stop);
                else await Store.AppendAsync(name, 0, Bytes("x"), Stop);
                Text((await Store.ReadAsync(name, Stop))!).ShouldBe("x");
                await Store.DeleteAsync(name, stop: Stop);
            }
        })));
        Directory.Exists(_folder.Of("store", "mine", "deep")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_opens_the_folder_again_finds_everything()
    {
        var tag = await Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        var again = FolderBlobStore.Open(_folder.Of("store", "mine"));
        (await again.ReadAsync("a", Stop))!.Tag.ShouldBe(tag);
        await again.WriteAsync("a", Bytes("y"), BlobCondition.IfTag(tag), Stop);
        await Refused(() => Store.WriteAsync("a", Bytes("z"), BlobCondition.IfTag(tag), Stop));
    }

    [Fact]
    public async Task Of_two_that_have_the_folder_open_one_appends_at_a_position()
    {
        // Each has locks of its own in memory, as two processes would: only the lock files are common.
        IBlobStore[] both = [Store, FolderBlobStore.Open(_folder.Of("store", "mine"))];
        for (var position = 0; position < 40; position += 2)
        {
            var tries = await Task.WhenAll(both.Select((store, writer) => Won(store.AppendAsync("a", position, Bytes($"{writer}\n"), Stop))));
            tries.Count(won => won).ShouldBe(1);
        }

        (await Store.ReadAsync("a", Stop))!.Length.ShouldBe(40);
    }

    [Fact]
    public async Task Tags_differ_even_if_the_clock_stands_or_goes_back()
    {
        var clock = new SetClock();
        var store = FolderBlobStore.Open(_folder.Of("clock"), clock);
        List<string> tags = [];
        foreach (var seconds in new[] { 0, 0, 5, 5, -5, 0 })
        {
            clock.Now += TimeSpan.FromSeconds(seconds);
            tags.Add(await store.WriteAsync("a", Bytes("same"), BlobCondition.Any, Stop));
            await store.DeleteAsync("a", stop: Stop);
        }

        tags.ShouldBeUnique();
    }

    [Fact]
    public async Task A_blob_that_another_process_holds_is_waited_for_and_named_if_it_never_lets_go()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "Another process holds files by flock.");
        var store = FolderBlobStore.Open(_folder.Of("held"), patience: TimeSpan.FromMilliseconds(30));
        var path = _folder.Of("held", ".liandong", "locks", FolderLayout.StripeOf("a").ToString("x2"));
        using var holder = Process.Start(new ProcessStartInfo("/usr/bin/flock", ["--exclusive", path, "sh", "-c", "echo held; cat"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        (await holder.StandardOutput.ReadLineAsync(Stop)).ShouldBe("held");

        var fault = await Should.ThrowAsync<BlobStoreException>(() => store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop));
        (fault.Fault, fault.Place).ShouldBe((BlobStoreFault.Busy, _folder.Of("held")));
        (await store.ReadAsync("a", Stop)).ShouldBeNull();

        var waits = FolderBlobStore.Open(_folder.Of("held")).WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        waits.IsCompleted.ShouldBeFalse();
        // A killed holder lets go.
        holder.Kill(entireProcessTree: true);
        await waits;
        Text((await store.ReadAsync("a", Stop))!).ShouldBe("x");
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_cleared_and_what_is_being_written_is_not()
    {
        var layout = new FolderLayout(_folder.Of("store", "mine"));
        await Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        await File.WriteAllTextAsync(layout.PartialOf(3), "half", Stop);
        await File.WriteAllTextAsync(layout.PartialOf(4), "half", Stop);
        using (File.OpenHandle(layout.LockOf(4), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)) FolderBlobStore.Open(layout.Root);
        Directory.GetFiles(layout.Partial).ShouldBe([layout.PartialOf(4)]);
        (await Store.ListAsync("", Stop).Select(entry => entry.Name).ToListAsync(Stop)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task After_a_torn_append_the_old_position_is_refused_and_the_reader_sees_the_part()
    {
        await Store.AppendAsync("a", 0, Bytes("whole"), Stop);
        await File.AppendAllTextAsync(_folder.Of("store", "mine", "a"), "ha", Stop);
        await Refused(() => Store.AppendAsync("a", 5, Bytes("half"), Stop));
        Text((await Store.ReadAsync("a", Stop))!).ShouldBe("wholeha");
    }

    [Fact]
    public async Task No_blob_lies_under_another()
    {
        await Store.WriteAsync("a", Bytes("x"), BlobCondition.Any, Stop);
        (await Should.ThrowAsync<InvalidOperationException>(() => Store.WriteAsync("a/b", Bytes("x"), BlobCondition.Any, Stop))).Message.ShouldContain("'a/b'");
        await Store.AppendAsync("c/d", 0, Bytes("x"), Stop);
        (await Should.ThrowAsync<InvalidOperationException>(() => Store.AppendAsync("c", 0, Bytes("x"), Stop))).Message.ShouldContain("'c'");
    }

    [Fact]
    public async Task A_full_disk_is_named_and_harms_nothing()
    {
        await using var disk = await SmallDisk.MountAsync(_folder.Of("disk"), "size=400k");
        var store = FolderBlobStore.Open(_folder.Of("disk"));
        var tag = await store.WriteAsync("head", Bytes("old"), BlobCondition.Any, Stop);
        await store.AppendAsync("journal", 0, Bytes("old"), Stop);

        var written = await Should.ThrowAsync<BlobStoreException>(() => store.WriteAsync("head", new byte[600_000], BlobCondition.IfTag(tag), Stop));
        (written.Fault, written.Place).ShouldBe((BlobStoreFault.Full, _folder.Of("disk")));
        written.Message.ShouldContain("is full. Free some space, or remove runs.");
        (await Should.ThrowAsync<BlobStoreException>(() => store.AppendAsync("journal", 3, new byte[600_000], Stop))).Fault.ShouldBe(BlobStoreFault.Full);

        (await store.ReadAsync("head", Stop))!.Tag.ShouldBe(tag);
        Text((await store.ReadAsync("journal", Stop))!).ShouldBe("old");
        Directory.GetFiles(_folder.Of("disk", ".liandong", "partial")).ShouldBeEmpty();
        await store.AppendAsync("journal", 3, Bytes("new"), Stop);
    }

    [Fact]
    public async Task A_read_only_disk_is_named()
    {
        await using var disk = await SmallDisk.MountAsync(_folder.Of("disk"), "ro");
        Should.Throw<BlobStoreException>(() => FolderBlobStore.Open(_folder.Of("disk", "store"))).Fault.ShouldBe(BlobStoreFault.Denied);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_folder.Of("file"), "x");
        Should.Throw<BlobStoreException>(() => FolderBlobStore.Open(_folder.Of("file", "store"))).Place.ShouldBe(_folder.Of("file", "store"));
    }

    private static async Task<bool> Won(Task append)
    {
        try
        {
            await append;
            return true;
        }
        catch (BlobConditionException)
        {
            return false;
        }
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
