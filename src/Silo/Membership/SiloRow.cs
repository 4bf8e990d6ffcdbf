using System.Globalization;
using System.Net;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Liandong.Silo.Membership;

/// <summary>A row of the table of silos, in the columns of Microsoft.Orleans.Clustering.AzureStorage: all of them text. A silo's row, or one that holds the table's version.</summary>
internal sealed class SiloRow : ITableEntity
{
    /// <summary>The key of the row with the table's version.</summary>
    public const string VersionKey = "VersionRow";

    /// <summary>The key of the first row of a cluster: the version again, to tell whether a reading in pages saw one moment.</summary>
    public const string FirstKey = "!Start";

    /// <summary>The key of the last one.</summary>
    public const string LastKey = "~End";

    private const char Separator = '|';

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? DeploymentId { get; set; }

    public string? Address { get; set; }

    public string? Port { get; set; }

    public string? Generation { get; set; }

    public string? HostName { get; set; }

    public string? Status { get; set; }

    public string? ProxyPort { get; set; }

    public string? RoleName { get; set; }

    public string? SiloName { get; set; }

    /// <summary>The silo's name again, as older versions call it.</summary>
    public string? InstanceName { get; set; }

    public string? UpdateZone { get; set; }

    public string? FaultZone { get; set; }

    public string? SuspectingSilos { get; set; }

    public string? SuspectingTimes { get; set; }

    public string? StartTime { get; set; }

    public string? IAmAliveTime { get; set; }

    public string? MembershipVersion { get; set; }

    /// <summary>Whether the row is a silo's. No column.</summary>
    [IgnoreDataMember]
    public bool IsSilo => RowKey is not (VersionKey or FirstKey or LastKey);

    /// <summary>The key of a silo's row.</summary>
    public static string KeyOf(SiloAddress silo) => string.Create(CultureInfo.InvariantCulture, $"{silo.Endpoint.Address}-{silo.Endpoint.Port}-{silo.Generation}");

    /// <summary>The row of a silo.</summary>
    public static SiloRow Of(string cluster, MembershipEntry silo) => new()
    {
        PartitionKey = cluster,
        RowKey = KeyOf(silo.SiloAddress),
        DeploymentId = cluster,
        Address = silo.SiloAddress.Endpoint.Address.ToString(),
        Port = Digits(silo.SiloAddress.Endpoint.Port),
        Generation = Digits(silo.SiloAddress.Generation),
        HostName = silo.HostName,
        Status = silo.Status.ToString(),
        ProxyPort = Digits(silo.ProxyPort),
        RoleName = silo.RoleName,
        SiloName = silo.SiloName,
        InstanceName = silo.SiloName,
        UpdateZone = Digits(silo.UpdateZone),
        FaultZone = Digits(silo.FaultZone),
        SuspectingSilos = string.Join(Separator, (silo.SuspectTimes ?? []).Select(vote => vote.Item1.ToParsableString())),
        SuspectingTimes = string.Join(Separator, (silo.SuspectTimes ?? []).Select(vote => LogFormatter.PrintDate(vote.Item2))),
        StartTime = LogFormatter.PrintDate(silo.StartTime),
        IAmAliveTime = LogFormatter.PrintDate(silo.IAmAliveTime),
    };

    /// <summary>What a heartbeat changes.</summary>
    public static SiloRow Heartbeat(string cluster, MembershipEntry silo) => new()
    {
        PartitionKey = cluster,
        RowKey = KeyOf(silo.SiloAddress),
        IAmAliveTime = LogFormatter.PrintDate(silo.IAmAliveTime),
    };

    /// <summary>A row that holds the table's version.</summary>
    public static SiloRow Version(string cluster, string key, int version) => new()
    {
        PartitionKey = cluster,
        RowKey = key,
        DeploymentId = cluster,
        MembershipVersion = Digits(version),
        // Older versions take any other row for a silo's, and remove it when it is not active.
        Status = key == VersionKey ? null : nameof(SiloStatus.Active),
    };

    /// <summary>The silo of the row.</summary>
    /// <exception cref="FormatException">The row cannot be read; the message has its key.</exception>
    public MembershipEntry ToEntry()
    {
        try
        {
            var silo = new MembershipEntry
            {
                SiloAddress = SiloAddress.New(IPAddress.Parse(Address!), Number(Port), Number(Generation)),
                HostName = HostName!,
                Status = Enum.Parse<SiloStatus>(Status!),
                ProxyPort = Number(ProxyPort),
                RoleName = RoleName!,
                SiloName = string.IsNullOrEmpty(SiloName) ? InstanceName! : SiloName,
                UpdateZone = Number(UpdateZone),
                FaultZone = Number(FaultZone),
                StartTime = Date(StartTime),
                IAmAliveTime = Date(IAmAliveTime),
            };
            foreach (var (by, at) in Parts(SuspectingSilos).Zip(Parts(SuspectingTimes))) silo.AddSuspector(SiloAddress.FromParsableString(by), Date(at));
            return silo;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException($"The row {RowKey} of the cluster {PartitionKey} cannot be read: {error.Message}", error);
        }
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? text) => string.IsNullOrEmpty(text) ? 0 : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static DateTime Date(string? text) => string.IsNullOrEmpty(text) ? default : LogFormatter.ParseDate(text);

    private static string[] Parts(string? text) => string.IsNullOrEmpty(text) ? [] : text.Split(Separator);
}
