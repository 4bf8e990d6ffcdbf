using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Citizens' requests for the lives of the towns that they come from. A request has a number instead of a device.</summary>
internal sealed class RequestTarget(CityRun run, FeedMapping mapping, FeedInputs inputs) : FeedTarget(FeedKind.Requests, DeviceBook.Of(FeedKind.Requests, run))
{
    private static readonly Metres Farthest = new(20_000);

    private readonly ImmutableArray<TwinId> _cells = DeviceBook.CellTwins(run);
    private readonly ILookup<string, Cell> _byTown = run.City.Cells
        .SelectMany(cell => new[] { run.City.Towns[cell.Town].Code, run.City.Towns[cell.Town].Name.Zh, run.City.Towns[cell.Town].Name.En }.Select(name => (name, cell)))
        .ToLookup(pair => pair.name, pair => pair.cell, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, (int Matter, Text? Wrong)> _matters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Text> _unknownPlaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _incidents = new(StringComparer.Ordinal);
    private readonly FeedPlace _place = new(run, mapping);
    private FeedColumn _matter;
    private FeedColumn _named;
    private FeedColumn _channel;
    private FeedColumn _incident;

    /// <inheritdoc/>
    public override bool IsOneStream => true;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns)
    {
        _matter = columns.Required(FeedValues.Matter);
        _named = columns.Optional(FeedValues.Place);
        _place.Bind(columns, isRequired: !_named.IsThere);
        (_channel, _incident) = (columns.Optional(FeedValues.Channel), columns.Optional(FeedValues.Incident));
    }

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        if (MatterOf(row[_matter.Place].ToString(), out var matter) is { } wrong) return wrong;
        var channel = Channel.Phone;
        if (_channel.IsThere && !row[_channel.Place].IsEmpty && ChannelOf(row, out channel) is { } wrongChannel) return wrongChannel;
        if (CellOf(row, input.Number, out var cell) is { } wrongPlace) return wrongPlace;
        var twin = _cells[cell];
        (input.Kind, input.Stamp, input.To, input.B) = (MessageKind.FedRequest, matter | ((int)channel << 16), CommandSystem.TownLife(twin.Jurisdiction), (long)twin.Value);
        Number(row, ref input);
        return null;
    }

    // A row that is dropped later as repeated or late takes a number with it: numbers need not be without gaps.
    private void Number(FeedRows row, ref Event input)
    {
        var shared = _incident.IsThere ? row[_incident.Place].ToString() : "";
        var isKnown = _incidents.TryGetValue(shared, out var count);
        if (!isKnown) count = inputs.NextIncident;
        if (!isKnown && shared.Length > 0) _incidents[shared] = count;
        // Each request is of its own number; those of one thing share that thing's.
        input.A = RequestNumber.OfReport(IncidentNumber.OfFed(inputs.NextIncident++), 0);
        (input.C, input.D) = (shared.Length > 0 ? IncidentNumber.OfFed(count) : IncidentNumber.OfUntold(count), isKnown ? 0 : 1);
    }

    private Text? MatterOf(string text, out int matter)
    {
        if (!_matters.TryGetValue(text, out var known)) _matters[text] = known = Look(text);
        matter = known.Matter;
        return known.Wrong;
    }

    private (int Matter, Text? Wrong) Look(string text)
    {
        var name = mapping.Matters.GetValueOrDefault(text, text);
        var found = run.Matters.FirstOrDefault(matter => matter.Code == name || matter.NameZh == name || string.Equals(matter.NameEn, name, StringComparison.OrdinalIgnoreCase));
        if (found is not null && (found.Executor != Executor.Provider || run.Scenario.Care is not null)) return (found.Index, null);
        var (zh, en) = FeedHint.Of(name, [.. run.Matters.Select(matter => (matter.Code, new Text(matter.NameZh, matter.NameEn)))]);
        return (-1, new Text($"目录里没有事项“{name}”；{zh}", $"the catalogue has no matter '{name}'; {en}"));
    }

    private Text? ChannelOf(FeedRows row, out Channel channel)
    {
        var text = row[_channel.Place];
        if (Enum.TryParse(text, ignoreCase: true, out channel) && Enum.IsDefined(channel) && char.IsLetter(text[0])) return null;
        var (zh, en) = Spelling.Hint(text.ToString(), [.. Enum.GetNames<Channel>().Select(name => Spelling.Kebab(name))]);
        return new Text($"不认识渠道 '{text}'；{zh}", $"unknown channel '{text}'; {en}");
    }

    private Text? CellOf(FeedRows row, uint number, out int cell)
    {
        cell = -1;
        if (!_named.IsThere || row[_named.Place].IsEmpty) return Nearest(row, out cell);
        var name = row[_named.Place].ToString();
        name = mapping.Devices.GetValueOrDefault(name, name);
        if (Find(name) is { } device)
        {
            cell = _cells.IndexOf(device.Twin);
            return null;
        }

        // Where in a town is not said: spread evenly over its cells.
        var inTown = _byTown[name].ToArray();
        if (inTown.Length > 0)
        {
            cell = inTown[number % (uint)inTown.Length].Index;
            return null;
        }

        if (_unknownPlaces.TryGetValue(name, out var known)) return known;
        var (zh, en) = FeedHint.Of(name, [.. run.City.Cells.Select(one => (one.Code, one.Name)), .. run.City.Towns.Select(one => (one.Code, one.Name))]);
        return _unknownPlaces[name] = new Text($"没有网格或镇街“{name}”；{zh}", $"there is no cell or town '{name}'; {en}");
    }

    private Text? Nearest(FeedRows row, out int cell)
    {
        cell = -1;
        if (!_place.IsThere) return new Text("没有写地点", "no place is given");
        if (_place.Read(row, out var place) is { } wrong) return wrong;
        var nearest = run.City.Cells.MinBy(one => one.Place.DistanceTo(place))!;
        if (nearest.Place.DistanceTo(place) > Farthest) return new Text("位置离最近的网格超过 20 公里", "the place is more than 20 km from the nearest cell");
        cell = nearest.Index;
        return null;
    }
}
