using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>One recorded file on its way into a run: each row is accepted, dropped as repeated, or rejected with a reason.</summary>
internal sealed class FeedFile(CityRun run, FeedSource source, FeedMapping mapping, ulong number, FeedInputs inputs)
{
    private const int MostUnknownListed = 200;
    private const int MostHints = 20;
    private const int LongestName = 80;
    private static readonly FeedDevice Hotline = new("12345", FeedValues.NameOf(FeedKind.Requests), CommandSystem.Hotline);

    private readonly FeedClock _clock = new(mapping, run.Scenario.Start);
    private readonly Dictionary<FeedKind, FeedTarget> _targets = [];
    private readonly Dictionary<string, Stream> _streams = new(StringComparer.Ordinal);
    private readonly long[] _rejected = new long[Enum.GetValues<RejectionReason>().Length];
    private long _rows;
    private long _accepted;
    private long _reordered;
    private long _repeated;
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    /// <summary>Reads it.</summary>
    /// <param name="hash">SHA-256 of its content.</param>
    /// <exception cref="DefinitionException">It cannot be used.</exception>
    public FeedAccount Read(string hash)
    {
        using var rows = FeedRows.Open(source.File, mapping);
        var places = Bind(rows);
        while (rows.Read()) Take(rows, places);
        if (_accepted == 0) throw Useless();
        foreach (var stream in _streams.Values.Where(stream => stream.Device is not null)) inputs.Fed.Add((stream.Kind, stream.Device!.Code));
        return Account(hash);
    }

    private Places Bind(FeedRows rows)
    {
        var columns = new FeedColumns(source.File, mapping, rows);
        if (mapping.Kind is { } kind) Target(kind, columns);
        return new Places(
            columns,
            [.. mapping.Time.Select(column => columns.Place("time.column", column))],
            mapping.DeviceIs is null ? columns.Place("device", mapping.Device) : -1,
            mapping.Sequence is { } sequence ? columns.Place("sequence", sequence) : -1,
            mapping.Kind is null ? columns.Place("kind", "kind") : -1);
    }

    private FeedTarget Target(FeedKind kind, FeedColumns columns)
    {
        if (_targets.TryGetValue(kind, out var known)) return known;
        var target = FeedTarget.Of(kind, run, mapping, inputs);
        if (target.Devices == 0) throw Without(kind);
        target.Bind(columns);
        return _targets[kind] = target;
    }

    private void Take(FeedRows row, Places places)
    {
        _rows++;
        if (row.Fault is { } fault)
        {
            Reject(row, "", RejectionReason.Bad, fault);
            return;
        }

        var name = places.Device < 0 ? mapping.DeviceIs! : row[places.Device].ToString();
        if (TargetOf(row, places, name) is not { } target) return;
        var time = TimeOf(row, places);
        if (!_clock.TryRead(time, out var at))
        {
            target.Rejected(row);
            Reject(row, name, RejectionReason.Bad, _clock.Fault(time));
            return;
        }

        (_first, _last) = (Math.Min(_first, at), Math.Max(_last, at));
        var input = new Event { Due = at, Source = number, Number = checked((uint)_rows) };
        if (target.Fill(row, ref input) is { } wrong)
        {
            target.Rejected(row);
            Reject(row, name, RejectionReason.Bad, wrong);
            return;
        }

        Order(row, places, target, name, ref input);
    }

    private void Order(FeedRows row, Places places, FeedTarget target, string name, ref Event input)
    {
        var stream = StreamOf(target, name);
        stream.Rows++;
        if (stream.Device is null)
        {
            target.Rejected(row);
            Reject(row, name, RejectionReason.Unknown, new Text("本次运行没有这个设备", "the run has no such device"));
        }
        else if (input.Due < 0 || input.At >= run.End)
        {
            target.Rejected(row);
            Reject(row, name, RejectionReason.Outside, new Text("不在运行的时段内", "not within the run's time"));
        }
        else
        {
            var key = places.Sequence >= 0 ? KeyOf(row[places.Sequence]) : target.IsOneStream ? KeyOf(name) : target.KeyOf(in input);
            var turn = stream.Order.Take(input.Due, key);
            if (!target.IsOneStream) input.To = stream.Device.Twin;
            Accept(row, target, name, turn, in input);
        }
    }

    private void Accept(FeedRows row, FeedTarget target, string name, FeedTurn turn, in Event input)
    {
        switch (turn)
        {
            case FeedTurn.Repeated:
                _repeated++;
                return;
            case FeedTurn.Late:
                target.Rejected(row);
                Reject(row, name, RejectionReason.Late, new Text($"比同一设备已有的数据晚到超过 {Quantity.Short(mapping.Lateness)}", $"more than {Quantity.Short(mapping.Lateness)} behind what the device had sent before"));
                return;
            case FeedTurn.Reordered:
                _reordered++;
                break;
        }

        _accepted++;
        inputs.Add(in input);
        target.Accepted(in input);
    }

    private FeedTarget? TargetOf(FeedRows row, Places places, string name)
    {
        if (name.Length == 0)
        {
            Reject(row, name, RejectionReason.Bad, new Text("没有写设备", "no device is named"));
            return null;
        }

        if (places.Kind < 0) return _targets[mapping.Kind!.Value];
        var word = row[places.Kind].ToString();
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            if (Spelling.Kebab(kind.ToString()) == word) return Target(kind, places.Columns);
        }

        var (zh, en) = Spelling.Hint(word, [.. Enum.GetValues<FeedKind>().Select(kind => Spelling.Kebab(kind.ToString()))]);
        Reject(row, name, RejectionReason.Bad, new Text($"不认识 kind '{word}'；{zh}", $"unknown kind '{word}'; {en}"));
        return null;
    }

    private Stream StreamOf(FeedTarget target, string name)
    {
        if (target.IsOneStream) name = "";
        if (_streams.TryGetValue(name, out var known) && known.Kind == target.Kind) return known;
        var key = known is null ? name : $"{name}\n{target.Kind}";
        if (known is not null && _streams.TryGetValue(key, out known)) return known;
        return _streams[key] = new Stream(name, target.Kind, target.IsOneStream ? Hotline : target.Find(mapping.Devices.GetValueOrDefault(name, name)), new FeedOrder(mapping.Lateness.Milliseconds));
    }

    private static ReadOnlySpan<char> TimeOf(FeedRows row, Places places) =>
        places.Time.Length == 1 ? row[places.Time[0]] : string.Join(' ', places.Time.Select(place => row[place].ToString()));

    private static ulong KeyOf(ReadOnlySpan<char> sequence) => ulong.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : StableHash.Of(sequence.ToString());

    private void Reject(FeedRows row, string name, RejectionReason reason, Text why)
    {
        _rejected[(int)reason]++;
        inputs.Reject(new Rejection(source.File, row.Line, name.Length <= LongestName ? name : name[..LongestName], reason, why));
    }

    private FeedAccount Account(string hash)
    {
        Stream[] unknown = [.. _streams.Values.Where(stream => stream.Device is null).OrderByDescending(stream => stream.Rows).ThenBy(stream => stream.Name, StringComparer.Ordinal)];
        return new FeedAccount
        {
            File = source.File,
            Mapping = mapping.File == source.File ? null : mapping.File,
            Hash = hash,
            Kinds = [.. _targets.Keys.Order()],
            Rows = _rows,
            Accepted = _accepted,
            Reordered = _reordered,
            Repeated = _repeated,
            Bad = _rejected[(int)RejectionReason.Bad],
            Late = _rejected[(int)RejectionReason.Late],
            Unknown = _rejected[(int)RejectionReason.Unknown],
            Outside = _rejected[(int)RejectionReason.Outside],
            Devices = _streams.Values.Where(stream => stream.Device is { } device && device != Hotline).Select(stream => stream.Device).Distinct().Count(),
            DevicesOfRun = _targets.Values.Sum(target => target.IsOneStream ? 0 : target.Devices),
            UnknownDevices = [.. unknown.Take(MostUnknownListed).Select((stream, place) => new UnknownDevice(stream.Name, stream.Rows, place < MostHints ? _targets[stream.Kind].Hint(stream.Name) : default))],
            UnknownCount = unknown.Length,
            First = _first == long.MaxValue ? null : run.Scenario.Start.AddMilliseconds(_first),
            Last = _last == long.MinValue ? null : run.Scenario.Start.AddMilliseconds(_last),
        };
    }

    private DefinitionException Without(FeedKind kind)
    {
        var name = FeedValues.NameOf(kind);
        return new DefinitionException(source.File, 0, $"本次运行没有可接入{name.Zh}的设备：城市没有，或情景没有启用", $"the run has no devices for {name.En}: the city has none, or the scenario leaves them out");
    }

    // Nothing of it would reach the run: whoever asked for it must learn so before the run, and why.
    private DefinitionException Useless()
    {
        if (_rows == 0) return new DefinitionException(source.File, 0, "文件里没有一行数据", "the file has no rows");
        var most = (RejectionReason)Array.IndexOf(_rejected, _rejected.Max());
        var first = inputs.Rejected.First(rejection => rejection.File == source.File && rejection.Reason == most);
        var (zh, en) = most switch
        {
            RejectionReason.Outside => (
                $"数据是 {Local(_first)} 到 {Local(_last)} 的，而运行从 {Local(0)} 到 {Local(run.End.Milliseconds)}；可在映射文件写 align: <数据里的时刻>，把它对到运行的开始",
                $"it is from {Local(_first)} to {Local(_last)}, and the run from {Local(0)} to {Local(run.End.Milliseconds)}; align: <a time in the file> in the mapping lays that time on the run's start"),
            RejectionReason.Unknown => UnknownName(first.Device),
            _ => ($"第 {first.Line} 行：{first.Text.Zh}", $"line {first.Line}: {first.Text.En}"),
        };
        return new DefinitionException(source.File, most == RejectionReason.Bad ? (int)Math.Min(first.Line, int.MaxValue) : 0, $"{_rows} 行里没有一行可用：{zh}", $"none of its {_rows} rows can be used: {en}");
    }

    private (string Zh, string En) UnknownName(string name)
    {
        var hint = _targets.Values.First().Hint(name);
        return ($"没有设备“{name}”；{hint.Zh}。映射文件的 devices 可以写对应的编码", $"there is no device '{name}'; {hint.En}. A mapping's devices: says what the city calls each");
    }

    private string Local(long milliseconds) => FeedClock.Local(run.Scenario.Start, milliseconds);

    private sealed record Places(FeedColumns Columns, ImmutableArray<int> Time, int Device, int Sequence, int Kind);

    private sealed record Stream(string Name, FeedKind Kind, FeedDevice? Device, FeedOrder Order)
    {
        public long Rows { get; set; }
    }
}
