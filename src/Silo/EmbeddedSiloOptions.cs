using Liandong.Silo.Storage;
using Microsoft.Extensions.Logging;

namespace Liandong.Silo;

/// <summary>How the silo inside this process is set up. Nothing here changes a run's result.</summary>
public sealed class EmbeddedSiloOptions
{
    /// <summary>Where runs are kept; none keeps them in a temporary folder that goes with the silo.</summary>
    public StoreOptions? Store { get; set; }

    /// <summary>The port for other silos; 0 takes a free one.</summary>
    public int SiloPort { get; set; }

    /// <summary>The port for silos of another silo on this machine, which this one joins; 0 stands alone.</summary>
    public int PrimarySiloPort { get; set; }

    /// <summary>The port for clients outside this process; 0 opens none, unless <see cref="OpensGateway"/>.</summary>
    public int GatewayPort { get; set; }

    /// <summary>Whether to open a free port for clients outside this process.</summary>
    public bool OpensGateway { get; set; }

    /// <summary>Log records below this level are dropped.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Warning;

    /// <summary>The same for what Orleans itself logs.</summary>
    public LogLevel OrleansLogLevel { get; set; } = LogLevel.Error;

    /// <summary>How long a stop may take, in seconds.</summary>
    public int ShutdownSeconds { get; set; } = 10;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it.</exception>
    public void Validate()
    {
        if (SiloPort is < 0 or > 65535) throw new ArgumentOutOfRangeException(nameof(SiloPort), $"{nameof(SiloPort)} is {SiloPort}; ports lie between 0 and 65535.");
        if (PrimarySiloPort is < 0 or > 65535) throw new ArgumentOutOfRangeException(nameof(PrimarySiloPort), $"{nameof(PrimarySiloPort)} is {PrimarySiloPort}; ports lie between 0 and 65535.");
        if (GatewayPort is < 0 or > 65535) throw new ArgumentOutOfRangeException(nameof(GatewayPort), $"{nameof(GatewayPort)} is {GatewayPort}; ports lie between 0 and 65535.");
        if (ShutdownSeconds < 1) throw new ArgumentOutOfRangeException(nameof(ShutdownSeconds), $"{nameof(ShutdownSeconds)} is {ShutdownSeconds}; a stop needs at least a second.");
    }
}
