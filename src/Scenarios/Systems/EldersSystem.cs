using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>
/// Wristband wearers and the duty guards of their property companies: in each town its elders in the order of the city, then its guards.
/// </summary>
internal sealed class EldersSystem : CitySystem
{
    private const int MildLow = 10;
    private const int MildHigh = 20;

    private readonly CityRun _run;
    private readonly ElderCare _care;
    private readonly ILookup<int, ElderHome> _elders;
    private readonly ILookup<int, PropertyCompany> _guards;
    private readonly Dictionary<int, Text> _officers;

    public EldersSystem(CityRun run)
    {
        _run = run;
        var (city, setting) = (run.City, run.Scenario.Elders!);
        _elders = city.Homes.Elders.ToLookup(elder => city.TownJurisdiction(city.Cells[elder.Cell].Town));
        var served = city.Homes.Elders.Select(elder => elder.Property).Where(property => property >= 0).Distinct().Order();
        _guards = served.Select(property => city.Homes.Properties[property]).ToLookup(company => city.TownJurisdiction(city.Cells[company.Cell].Town));
        _officers = city.Officers.Where(officer => !officer.Enforcement).GroupBy(officer => officer.Cell).ToDictionary(posted => posted.Key, posted => posted.First().Name);
        _care = CareOf(run, setting);
    }

    /// <summary>The twin of each wearer of the city.</summary>
    public IEnumerable<(ElderHome Elder, TwinId Twin)> Wearers() =>
        _elders.SelectMany(town => town.Select((elder, place) => (elder, Address(TwinKind.Elder, town.Key, place))));

    /// <inheritdoc/>
    public override IEnumerable<MatterRole> TakesOver => [MatterRole.Sos, MatterRole.Fall, MatterRole.VitalSigns, MatterRole.Astray, MatterRole.DeviceSilent];

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => _elders[jurisdiction].Count() + _guards[jurisdiction].Count();

    /// <inheritdoc/>
    protected override void Settled()
    {
        var twins = new TwinId[_run.City.Homes.Elders.Length];
        foreach (var (elder, twin) in Wearers()) twins[elder.Index] = twin;
        _run.System.Locate(TwinKind.Elder, [.. twins]);
    }

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        var cells = _run.City.Cells.Where(cell => _run.City.TownJurisdiction(cell.Town) == there.Index).Select((cell, place) => (cell.Index, place)).ToDictionary(cell => cell.Index, cell => cell.place);
        var guards = _guards[there.Index].ToArray();
        var first = _elders[there.Index].Count();
        var guardIds = guards.Select((company, place) => (company.Index, Id: Address(TwinKind.PropertyGuard, there.Index, first + place))).ToDictionary(guard => guard.Index, guard => guard.Id);
        foreach (var elder in _elders[there.Index]) there.Join(new Elder(_run.System, _care, PlanOf(elder, CommandSystem.Cell(there.Index, cells[elder.Cell]), guardIds)));
        foreach (var company in guards) there.Join(new PropertyGuard(_run.System, _care, new PropertyGuardPlan(company.Name.Zh, StableHash.Of(company.Code), company.Place, company.ByNight)));
    }

    /// <summary>The temperature by hour of the run in tenths of a degree: least at six, highest at two in the afternoon, straight lines between.</summary>
    internal static ImmutableArray<int> Temperatures(ElderSetting setting, DateTime start, SimDuration duration)
    {
        var hours = (int)((duration.Milliseconds + 3_599_999) / 3_600_000);
        return [.. Enumerable.Range(0, Math.Max(1, hours)).Select(hour => (int)Math.Round(At(start.TimeOfDay.TotalHours + hour) * 10, MidpointRounding.AwayFromZero))];

        double At(double sinceMidnight)
        {
            var day = (int)(sinceMidnight / 24);
            var hour = sinceMidnight - (24 * day);
            if (hour < 6) return Between(Of(day - 1).High, Of(day).Low, (hour + 10) / 16);
            return hour < 14 ? Between(Of(day).Low, Of(day).High, (hour - 6) / 8) : Between(Of(day).High, Of(day + 1).Low, (hour - 14) / 16);
        }

        DayTemperature Of(int day) => setting.Days.IsEmpty ? new DayTemperature(MildLow, MildHigh) : setting.Days[Math.Clamp(day, 0, setting.Days.Length - 1)];

        static double Between(double from, double to, double share) => from + ((to - from) * share);
    }

    private static ElderCare CareOf(CityRun run, ElderSetting setting)
    {
        var city = run.City;
        return new ElderCare
        {
            TenthsOfDegree = Temperatures(setting, run.Scenario.Start, run.Scenario.Duration),
            Troubles = setting.Troubles,
            FalsePressesPerMonth = setting.FalsePresses,
            FallDetection = setting.FallDetection,
            AsksFirst = setting.AsksFirst,
            Guardians = setting.Guardians,
            Guards = setting.PropertyGuards,
            Wear = setting.Wear,
            Escalates = setting.Escalates,
            Surges = [.. setting.Surges.Select(surge => SurgeOf(run, surge))],
            Matters = [-1, city.MatterOf(MatterRole.Sos).Index, city.MatterOf(MatterRole.Fall).Index, city.MatterOf(MatterRole.VitalSigns).Index, city.MatterOf(MatterRole.Astray).Index],
            SilentMatter = city.MatterOf(MatterRole.DeviceSilent).Index,
        };
    }

    private static PressSurge SurgeOf(CityRun run, SurgeSetting surge)
    {
        var counties = CityFit.Counties(run.City, surge.Counties).ToArray();
        var towns = run.City.Towns.Where(town => counties.Contains(town.County)).Select(town => run.City.TownJurisdiction(town.Index));
        return new PressSurge(SimTime.Start + surge.Start, SimTime.Start + surge.Start + surge.Duration, surge.Presses, surge.Genuine, [.. towns]);
    }

    private ElderPlan PlanOf(ElderHome elder, TwinId cell, Dictionary<int, TwinId> guards) => new()
    {
        Index = elder.Index,
        Key = StableHash.Of(elder.Code),
        Name = elder.Name.Zh,
        Group = elder.Group,
        Age = elder.Age,
        Woman = elder.Woman,
        Enrolment = elder.FileOf(_run.Feed.IsFed(FeedKind.Vitals, elder.Code)),
        Baseline = elder.Examined is { } examined ? VitalBaseline.Around(StableHash.Of(elder.Code), examined) : VitalBaseline.Of(StableHash.Of(elder.Code)),
        Cell = cell,
        Home = elder.Place,
        Guardian = elder.Guardian is { } guardian ? new GuardianPlan($"{guardian.Name.Zh}（{guardian.Relation.Zh}）", guardian.Metres, guardian.Hours) : null,
        Guard = elder.Property < 0 ? TwinId.None : guards[elder.Property],
        IsFed = _run.Feed.IsFed(FeedKind.Vitals, elder.Code),
        IsRecorded = _run.Scenario.Record.Contains(FeedKind.Vitals),
        Officer = _officers.TryGetValue(elder.Cell, out var officer) ? officer.Zh : "—",
    };
}
