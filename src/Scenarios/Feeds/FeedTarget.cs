using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>What a kind of report means to a run: which devices there are, and what a row becomes for their twin.</summary>
internal abstract class FeedTarget
{
    private readonly Dictionary<string, FeedDevice> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<FeedDevice> _devices;

    protected FeedTarget(FeedKind kind, IReadOnlyList<FeedDevice> devices)
    {
        (Kind, _devices) = (kind, devices);
        foreach (var device in devices)
        {
            foreach (var name in (string[])[device.Code, device.Name.Zh, device.Name.En]) _byName.TryAdd(name, device);
        }
    }

    /// <summary>The kind of report.</summary>
    public FeedKind Kind { get; }

    /// <summary>How many devices of the kind the run has.</summary>
    public int Devices => _devices.Count;

    /// <summary>What a run has for a kind of report.</summary>
    public static FeedTarget Of(FeedKind kind, CityRun run, FeedMapping mapping, FeedInputs inputs) => kind switch
    {
        FeedKind.Water => new WaterTarget(DeviceBook.Of(kind, run)),
        FeedKind.Rain => new RainTarget(DeviceBook.Of(kind, run)),
        FeedKind.Requests => new RequestTarget(run, mapping, inputs),
        FeedKind.Gps => new GpsTarget(run, mapping, DeviceBook.Of(kind, run)),
        FeedKind.Vitals => new VitalsTarget(run, mapping, DeviceBook.Of(kind, run)),
        FeedKind.Waybills => new WaybillTarget(run, mapping, DeviceBook.Of(kind, run), inputs.WaybillIssues),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of report."),
    };

    /// <summary>Whether the column of devices holds numbers of reports instead, and a row itself says where it belongs.</summary>
    public virtual bool IsOneStream => false;

    /// <summary>What a device's report is known by when its file has no numbers: a second one of the same is a repetition.</summary>
    public virtual ulong KeyOf(in Event input) => (ulong)input.Due;

    /// <summary>The device of a name or code; null when the run has none.</summary>
    public FeedDevice? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The device that an unknown name may have meant.</summary>
    public Text Hint(string name) => FeedHint.Of(name, [.. _devices.Select(device => (device.Code, device.Name))]);

    /// <summary>Finds out where the values stand in a file.</summary>
    /// <exception cref="DefinitionException">A column that is needed is missing.</exception>
    public abstract void Bind(FeedColumns columns);

    /// <summary>Hears that a row became an input.</summary>
    public virtual void Accepted(in Event input)
    {
    }

    /// <summary>Hears that a row was not taken, whatever the reason: others may be about the same thing.</summary>
    public virtual void Rejected(FeedRows row)
    {
    }

    /// <summary>Makes an input out of a row: kind and payload.</summary>
    /// <returns>Why that is impossible; null when it is done.</returns>
    public abstract Text? Fill(FeedRows row, ref Event input);
}

/// <summary>A device that can be fed.</summary>
/// <param name="Code">Its code in the city.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Twin">Its twin.</param>
internal sealed record FeedDevice(string Code, Text Name, TwinId Twin);
