using System.Net;
using Liandong.Silo.Membership;
using Liandong.Silo.Storage;
using Microsoft.Extensions.Logging;

namespace Liandong.Silo;

/// <summary>How a member of a cluster is set up. Nothing here changes a run's result.</summary>
public sealed class ClusterSiloOptions
{
    /// <summary>The cluster's name: members and clients with the same name and store belong together.</summary>
    public string Cluster { get; set; } = "liandong";

    /// <summary>Where the cluster keeps its members, runs, journals and checkpoints: an Azure Storage account.</summary>
    public StoreOptions Store { get; set; } = new() { Location = "UseDevelopmentStorage=true" };

    /// <summary>The address under which other members and clients reach this one.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>The port for other members; 0 takes a free one.</summary>
    public int SiloPort { get; set; }

    /// <summary>The port at which it listens for other members, where what reaches <see cref="SiloPort"/> is carried on to another one; 0 listens at that port itself.</summary>
    public int SiloListeningPort { get; set; }

    /// <summary>The port for clients; 0 takes a free one.</summary>
    public int GatewayPort { get; set; }

    /// <summary>How many runs of experiments it makes at once; each takes a core.</summary>
    public int RunsAtOnce { get; set; } = Environment.ProcessorCount;

    /// <summary>Log records below this level are dropped.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Warning;

    /// <summary>The same for what Orleans itself logs: while a lost member still stands in the list, it reports every call to it with its stack.</summary>
    public LogLevel OrleansLogLevel { get; set; } = LogLevel.Critical;

    /// <summary>Told what becomes of the other members.</summary>
    public Action<MemberNews> Tell { get; set; } = _ => { };

    /// <summary>How long a stop may take, in seconds: long enough for a checkpoint of what runs here.</summary>
    public int ShutdownSeconds { get; set; } = 30;

    /// <summary>After so many seconds without sight of the store, while others see it, it leaves its runs to them.</summary>
    public int StoreLostSeconds { get; set; } = 20;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    public void Validate()
    {
        Store.Validate();
        if (string.IsNullOrWhiteSpace(Cluster)) throw new ArgumentException($"{nameof(Cluster)} must be a name.");
        if (Cluster == SiloNames.Embedded) throw new ArgumentException($"{nameof(Cluster)} '{Cluster}' is the name for silos that are alone in their process.");
        if (SiloPort is < 0 or > 65535) throw new ArgumentException($"{nameof(SiloPort)} is {SiloPort}; ports lie between 0 and 65535.");
        if (SiloListeningPort is < 0 or > 65535) throw new ArgumentException($"{nameof(SiloListeningPort)} is {SiloListeningPort}; ports lie between 0 and 65535.");
        if (SiloListeningPort != 0 && SiloPort == 0) throw new ArgumentException($"{nameof(SiloListeningPort)} needs {nameof(SiloPort)}: the port that is carried on to it.");
        if (GatewayPort is < 0 or > 65535) throw new ArgumentException($"{nameof(GatewayPort)} is {GatewayPort}; ports lie between 0 and 65535.");
        if (RunsAtOnce < 1) throw new ArgumentException($"{nameof(RunsAtOnce)} is {RunsAtOnce}; it must be 1 at least.");
        if (ShutdownSeconds < 1) throw new ArgumentException($"{nameof(ShutdownSeconds)} is {ShutdownSeconds}; a stop needs at least a second.");
        if (StoreLostSeconds < 1) throw new ArgumentException($"{nameof(StoreLostSeconds)} is {StoreLostSeconds}; it must be 1 at least.");
    }
}
