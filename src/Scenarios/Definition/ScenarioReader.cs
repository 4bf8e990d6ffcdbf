using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads a scenario from its strict mapping; every default of the format stands here.</summary>
internal static class ScenarioReader
{
    // What the simulation does unless a scenario says otherwise.
    private static readonly Habits Ordinary = new();

    public static ScenarioDefinition Read(StrictMap map)
    {
        var duration = map.DurationWithin("duration", new SimDuration(1), ScenarioBounds.LongestRun);
        var findsWarmUp = map.Text("warm-up", "") == StationaryFiles.Mser5;
        var warmUp = findsWarmUp ? SimDuration.Zero : map.Duration("warm-up", SimDuration.Zero);
        if (warmUp >= duration && !map.IsWrong("duration")) map.Refuse("warm-up", $"预热须短于时长 {duration}", $"must be shorter than the duration {duration}");
        var start = map.LocalDateTime("start");
        var scenario = new ScenarioDefinition
        {
            Name = Name(map),
            Title = map.Names("title"),
            Question = map.Names("question"),
            City = map.Text("city"),
            Start = start,
            Duration = duration,
            WarmUp = warmUp,
            FindsWarmUp = findsWarmUp,
            Seed = map.Whole("seed", 0L, long.MaxValue, 1L),
            StudyArea = [.. map.WordsOrEmpty("study-area")],
            Load = Load(map.MapOrEmpty("load")),
            Hotline = Hotline(map.MapOrEmpty("hotline")),
            Desks = Desks(map.MapOrEmpty("desks")),
            Staff = Staff(map.MapOrEmpty("staff")),
            Rain = [.. map.ListOrEmpty("rain").Select(storm => WeatherReader.Storm(storm, start, map.IsWrong("duration") ? SimDuration.Zero : duration)).OfType<RainStorm>()],
            Rivers = WeatherReader.Rivers(map.MapOrEmpty("rivers")),
            Faults = WeatherReader.Faults(map.MapOrEmpty("faults")),
            Hazmat = HazmatReader.Read(map),
            Elders = ElderReader.Read(map, duration),
            Release = ReleaseReader.Read(map, duration),
            HazmatWatch = HazmatWatchReader.Read(map, duration),
            Burst = BurstReader.Read(map, duration),
            Renewals = RenewalReader.Read(map, duration),
            Waterway = WaterwayReader.Read(map, duration),
            Matters = [.. map.Entries("matters").Select(entry => Matter(entry.Key, entry.Value))],
            Affairs = AffairReader.Read(map),
            Care = CareReader.Read(map, duration),
            Supervision = SupervisionReader.Read(map, duration),
            Record = [.. RecordReader.Read(map)],
            Objectives = [.. map.ListOrEmpty("objectives").Select(ObjectiveReader.Objective)],
            Counterfactual = map.MapOrNull("counterfactual") is { } change ? ObjectiveReader.Counterfactual(change) : null,
            Places = map.Places,
        };
        if (findsWarmUp) StationaryFiles.Require(map, scenario);
        map.Done();
        return scenario;
    }

    private static string Name(StrictMap map)
    {
        var name = map.Text("name");
        if (name.Length > 64 || !name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) map.Refuse("name", "只能用小写字母、数字与连字符，最多 64 个", "use lower-case letters, digits and hyphens, at most 64");
        return name;
    }

    private static LoadChange Load(StrictMap map)
    {
        var load = new LoadChange
        {
            Requests = map.Number("requests", 0, ScenarioBounds.MostLoad, 1),
            Finds = map.Number("finds", 0, ScenarioBounds.MostLoad, 1),
            DayVariation = map.ShareOr("day-variation", 0.12),
            Profile = map.Has("profile") ? Profile(map) : LoadChange.OrdinaryDay,
            Flat = map.Flag("flat", absent: false),
        };
        map.Done();
        return load;
    }

    private static ImmutableArray<double> Profile(StrictMap map)
    {
        var weights = map.Numbers("profile", 0, ScenarioBounds.LargestWeight);
        RequireHours(map, "profile", weights.Count);
        var sum = weights.Sum();
        if (sum <= 0) map.Refuse("profile", "不能全是 0", "cannot be all 0");
        return [.. weights.Select(weight => weight / sum)];
    }

    private static HotlineSetting Hotline(StrictMap map)
    {
        var (byHour, factor) = map.Has("operators") ? Operators(map) : (null, 1);
        var patience = map.Text("patience", "");
        var lines = map.Text("lines", "unlimited");
        var hotline = new HotlineSetting
        {
            OperatorsByHour = byHour,
            OperatorsFactor = factor,
            Patience = patience switch
            {
                "none" => null,
                "" => Ordinary.Patience,
                _ => map.DurationWithin("patience", ScenarioBounds.LeastPatience, ScenarioBounds.MostPatience),
            },
            Talk = Work(map, "talk") ?? Ordinary.Talk,
            CallBacks = map.ShareOr("call-backs", Ordinary.CallBackReached),
            ByPhone = map.ShareOr("by-phone", Ordinary.ByPhone),
            Lines = lines == "unlimited" ? null : map.Whole("lines", 1, ScenarioBounds.MostLines),
        };
        map.Done();
        return hotline;
    }

    private static DeskSetting Desks(StrictMap map)
    {
        var desks = new DeskSetting(Work(map, "file") ?? Ordinary.File, Work(map, "verify") ?? Ordinary.Verify);
        map.Done();
        return desks;
    }

    private static (ImmutableArray<int>? ByHour, double Factor) Operators(StrictMap map)
    {
        if (map.IsList("operators"))
        {
            var hours = map.Numbers("operators", 0, ScenarioBounds.MostOperators);
            RequireHours(map, "operators", hours.Count);
            if (hours.Any(hour => hour != Math.Truncate(hour))) map.Refuse("operators", "人数须是整数", "heads are whole numbers");
            return ([.. hours.Select(hour => (int)hour)], 1);
        }

        if (map.Text("operators").EndsWith('%')) return (null, map.Share("operators", ScenarioBounds.LargestFactor));
        return ([.. Enumerable.Repeat(map.Whole("operators", 0, ScenarioBounds.MostOperators), 24)], 1);
    }

    // A desk keeps one person at least: without anybody nothing would ever be filed.
    private static double Staffed(StrictMap map, string key)
    {
        var share = map.ShareOr(key, 1, ScenarioBounds.LargestFactor);
        if (share <= 0) map.Refuse(key, "须大于 0%：坐席至少留一人", "must be above 0%: a desk keeps one person at least");
        return share;
    }

    private static StaffChange Staff(StrictMap map)
    {
        var staff = new StaffChange
        {
            Officers = Heads(map, "officers"),
            Enforcers = Heads(map, "enforcers"),
            Squads = Heads(map, "squads"),
            Crews = Heads(map, "crews"),
            CrewPumps = map.ShareOr("crew-pumps", 1, ScenarioBounds.LargestFactor),
            Desks = Staffed(map, "desks"),
            ResidentsAbsent = [.. map.WordsOrEmpty("residents-absent")],
            CommanderAbsent = map.Flag("commander-absent", absent: false),
            PrePosition = map.Choice("pre-position", PrePositionFrom.Never),
            DepartmentHandlers = Staffed(map, "department-handlers"),
            Departments = [.. map.Entries("departments").Select(entry => (entry.Key, HandlersOf(entry.Value)))],
        };
        map.Done();
        return staff;
    }

    private static double HandlersOf(StrictMap map)
    {
        var handlers = Staffed(map, "handlers");
        map.Done();
        return handlers;
    }

    internal static HeadCount Heads(StrictMap map, string key)
    {
        if (!map.Has(key)) return HeadCount.Unchanged;
        var text = map.Text(key).Replace('−', '-');
        var isFactor = !text.StartsWith('+') && !text.StartsWith('-');
        if (isFactor && Quantity.TryShare(text, out var factor) && factor is >= 0 and <= ScenarioBounds.LargestFactor) return new HeadCount(factor, 0);
        var plus = 0;
        if (isFactor || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out plus) || plus is < -ScenarioBounds.MostHeads or > ScenarioBounds.MostHeads)
        {
            map.Refuse(
                key,
                $"应是 +N、-N（最多 {ScenarioBounds.MostHeads}）或 0% 到 {Spelling.Number(ScenarioBounds.LargestFactor * 100)}% 的倍数（如 90%），实际是 '{text}'",
                $"expected +N, -N (at most {ScenarioBounds.MostHeads}) or a factor from 0% to {Spelling.Number(ScenarioBounds.LargestFactor * 100)}% such as 90%, found '{text}'");
        }

        return new HeadCount(1, plus);
    }

    private static MatterChange Matter(string code, StrictMap map)
    {
        double? Rate(string key) => map.Has(key) ? map.Number(key, 0, ScenarioBounds.MostPer100K) : null;
        double? Share(string key) => map.Has(key) ? map.Share(key) : null;
        var change = new MatterChange(code)
        {
            RequestsPer100K = Rate("requests-per-100k"),
            FindsPer100K = Rate("finds-per-100k"),
            DirectAnswer = Share("direct-answer"),
            Contested = Share("contested"),
            Rework = Share("rework"),
            Work = Work(map, "work"),
            Process = Work(map, "process"),
        };
        map.Done();
        return change;
    }

    private static WorkTime? Work(StrictMap outer, string key)
    {
        var map = outer.MapOrEmpty(key);
        var exponential = map.Flag("exponential", absent: false);
        var name = exponential ? "mean" : "median";
        var (hasMean, hasMedian, hasSigma) = (map.Has("mean"), map.Has("median"), map.Has("sigma"));
        if (map.Keys.Count == 0 && !outer.Has(key)) return null;
        if (exponential ? hasMedian || hasSigma : hasMean)
        {
            outer.Refuse(key, "应是 {median: …, sigma: …} 或 {mean: …, exponential: true}", "expected {median: …, sigma: …} or {mean: …, exponential: true}");
            return null;
        }

        var minutes = map.DurationWithin(name, SimDuration.Zero, ScenarioBounds.LongestWork).Minutes;
        var sigma = exponential ? 0 : map.Number("sigma", 0, ScenarioBounds.LargestSigma, 0);
        map.Done();
        return new WorkTime(minutes, sigma, exponential);
    }

    private static void RequireHours(StrictMap map, string key, int count)
    {
        if (count != 24) map.Refuse(key, $"应有 24 个小时的值，实际有 {count} 个", $"expected 24 values, one an hour, found {count}");
    }
}
