using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Report;
using Liandong.Silo;
using Liandong.Silo.Storage;

namespace Liandong.Client.Runs;

/// <summary>Where runs are kept, and who carries them out: a silo inside this process, or a cluster.</summary>
/// <param name="Store">The store's location, as it was written; none takes the usual folder.</param>
/// <param name="Cluster">The cluster's name; none for a silo inside this process.</param>
public sealed record RunHome(string? Store = null, string? Cluster = null)
{
    /// <summary>The folder in which runs are kept unless another place is named, beside their recordings.</summary>
    public static readonly string UsualStore = Path.Combine("runs", ".store");

    private static readonly string[] Secrets = ["AccountKey=", "SharedAccessSignature=", "sig="];

    /// <summary>Whether a cluster carries the runs out.</summary>
    public bool IsCluster => Cluster is not null;

    /// <summary>The store's location.</summary>
    public string Location => Store ?? UsualStore;

    /// <summary>What has to be written behind a command so that it finds the same runs; a key is left out.</summary>
    public string Words
    {
        get
        {
            var store = Store is null ? "" : " --store " + (Secrets.Any(secret => Location.Contains(secret, StringComparison.OrdinalIgnoreCase)) ? "…" : ShellWord.Quoted(Location));
            return store + (Cluster is null ? "" : " --cluster " + ShellWord.Quoted(Cluster));
        }
    }

    /// <summary>Opens the way to the runs.</summary>
    /// <param name="known">What was read of recorded files already.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="opensGateway">Whether a silo inside this process lets clients of this machine in.</param>
    /// <exception cref="RunFailedException">The store cannot serve.</exception>
    /// <exception cref="ClusterNotFoundException">No member of the cluster answers.</exception>
    public async Task<IRunAccess> OpenAsync(FeedJournal? known, CancellationToken stop, bool opensGateway = false)
    {
        var store = Checked();
        return Cluster is { } cluster
            ? await ClusterAccess.ConnectAsync(cluster, store, stop)
            : await EmbeddedSilo.StartAsync(new CityRunBuilder(known), new EmbeddedSiloOptions { Store = store, OpensGateway = opensGateway }, stop: stop);
    }

    /// <summary>The store, checked; one that is to be there already must be.</summary>
    /// <exception cref="RunFailedException">It cannot serve, or is not there.</exception>
    /// <exception cref="StoreLocationException">What was written names no store, or none for a cluster.</exception>
    public StoreOptions Checked(bool mustExist = false)
    {
        // A command that cannot reach its cluster's store says so soon; a silo has more patience.
        var store = IsCluster ? new StoreOptions { Location = Location, Retries = 1, AnswerSeconds = 10 } : new StoreOptions { Location = Location };
        store.Validate();
        if (store.FolderPath is not { } folder) return store;
        if (IsCluster) throw new StoreLocationException(StoreLocationFault.Folder, "A folder serves one process.");
        if (FileInTheWay(folder) is { } file) throw new RunFailedException(StoreText.FileInTheWay(folder, file));
        if (mustExist && !Directory.Exists(Path.Combine(folder, StoreOptions.Blobs))) throw new RunFailedException(NoStore(folder));
        return store;
    }

    private Text NoStore(string folder) => Store is null
        ? new($"{folder} 处没有存储：这个文件夹里还没有运行过。请到运行时所在的文件夹，或用 --store 写出存储的位置。", $"There is no store at {folder}: nothing has been run in this folder yet. Change to the folder in which it was, or name the store with --store.")
        : new($"{folder} 处没有存储：{(Directory.Exists(folder) ? "那里没有保存过运行" : "没有这个文件夹")}。请改正 --store，或去掉它，使用 {UsualStore}。", $"There is no store at {folder}: {(Directory.Exists(folder) ? "no run has been kept there" : "there is no such folder")}. Correct --store, or leave it out for {UsualStore}.");

    private static string? FileInTheWay(string folder)
    {
        for (var above = folder; !string.IsNullOrEmpty(above) && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above)) return above;
        }

        return null;
    }
}
