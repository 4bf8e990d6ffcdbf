using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Care;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Lists and generates day-care stations and providers; a generated one is drawn by its own code, so one more changes no other.</summary>
internal static class HomeCareSpread
{
    private const int Most = 20_000;
    private const int MostYuan = 1_000_000;
    private const int MostPeople = 100_000;

    public static HomeCare Read(CityDraft draft, ImmutableArray<Matter> matters)
    {
        if (draft.Root.MapOrNull("care") is not { } part) return HomeCare.None;
        var rows = part.Map("services");
        var services = Enum.GetValues<CareService>().Where(service => service != CareService.DayCare).Select(service => Service(draft, matters, rows.Map(Spelling.Kebab(service.ToString())))).ToImmutableArray();
        rows.Done();
        var sum = services.Sum(service => service.Row.Share);
        if (Math.Abs(sum - 1) > 1e-9) throw rows.Error("medical", $"四项服务的 share 之和应为 100%，实际是 {sum * 100:0.##}%", $"the shares of the four services must sum to 100%, but they sum to {sum * 100:0.##}%");
        var heads = services.Sum(service => service.Workers);
        if (Math.Abs(heads - 1) > 1e-9) throw rows.Error("medical", $"四项服务的 workers 之和应为 100%，实际是 {heads * 100:0.##}%", $"the workers of the four services must sum to 100%, but they sum to {heads * 100:0.##}%");
        var subsidy = part.Map("subsidy");
        var (share, allowance) = (subsidy.Share("share"), subsidy.Whole("allowance-yuan", 0, MostYuan));
        subsidy.Done();
        var care = new HomeCare([.. services.Select(service => service.Row)], Stations(draft, part.Map("stations"), services[(int)CareService.Rental].Row.Share), Providers(draft, part.Map("providers"), services), share, allowance);
        part.Done();
        return care;
    }

    private static (CareServiceRow Row, double Skill, double Workers) Service(CityDraft draft, ImmutableArray<Matter> matters, StrictMap part)
    {
        var matter = draft.MatterCodes.Find(part, "matter", part.Text("matter"));
        if (matters[matter].Executor != Executor.Provider) throw part.Error("matter", $"应是 executor 为 provider 的事项，而 {matters[matter].Code} 由 {Spelling.Kebab(matters[matter].Executor.ToString())} 处置", $"must be a matter whose executor is provider, but {matters[matter].Code} is done by a {Spelling.Kebab(matters[matter].Executor.ToString())}");
        var service = (new CareServiceRow(matter, part.Share("share"), part.Whole("price-yuan", 0, MostYuan)), part.Share("skill"), part.Share("workers"));
        part.Done();
        return service;
    }

    private static ImmutableArray<CareStationSite> Stations(CityDraft draft, StrictMap part, double rentals)
    {
        var amount = Amount.Read(part, draft.CountyCodes, draft.Counties.Length, Most);
        var orders = Range(part, "orders-a-day", 1_000);
        var elders = Range(part, "elders", MostPeople);
        var places = Range(part, "places", 10_000);
        var aids = part.Has("aids") ? Range(part, "aids", 10_000) : null;
        var table = draft.Listed(part, ["code", "zh", "en", "longitude", "latitude", "elders", "orders-a-day", "places"], "aids");
        part.Done();
        var codes = new Codes("驿站", "station");
        var stations = ImmutableArray.CreateBuilder<CareStationSite>();
        if (table is not null)
        {
            stations.AddRange(table.Select(draft.Problems, (row, index) =>
            {
                var (code, point) = (row.Code(), row.Point());
                codes.Add(row, code, index);
                var (cell, place) = draft.CellAt(row, point);
                var asked = row.Whole("orders-a-day", 0, 1_000);
                return new CareStationSite(index, code, row.Name(), cell, point, place, row.Whole("elders", 1, MostPeople), asked, row.Whole("places", 0, 10_000), row.Has("aids") ? row.Whole("aids", 0, 10_000) : EnoughAids(asked, rentals));
            }));
        }

        draft.Problems.ThrowIfAny();
        var perCounty = draft.PerCounty(part, amount, county => county.Population);
        foreach (var county in draft.Counties)
        {
            var draw = new CellDraw(draft, draft.Cells.Where(cell => draft.Towns[cell.Town].County == county.Index), cell => cell.Population);
            for (var number = 1; number <= perCounty[county.Index]; number++)
            {
                var code = $"ST-{county.Code}-{number:000}";
                codes.AddGenerated(part.File, code, stations.Count);
                var chance = CityDraft.ChanceOf(code, "care station");
                var cell = draw.Next(ref chance);
                var (point, place) = draw.PlaceIn(cell, ref chance);
                var town = draft.Towns[cell.Town].Name;
                var (served, asked) = (elders(ref chance), orders(ref chance));
                stations.Add(new CareStationSite(stations.Count, code, new Text($"{town.Zh}养老驿站{number:000}", $"{town.En} Care Station {number:000}"), cell.Index, point, place, served, asked, places(ref chance), aids?.Invoke(ref chance) ?? EnoughAids(asked, rentals)));
            }
        }

        return stations.ToImmutable();
    }

    // Where a city says nothing: what ordinary demand keeps out or in cleaning (17 days each in the mean, two visits a rental), and a third more.
    private static int EnoughAids(int ordersADay, double rentals) => (int)Math.Ceiling(ordersADay * rentals / 2 * 17 * 4 / 3);

    private static ImmutableArray<CareProviderSite> Providers(CityDraft draft, StrictMap part, ImmutableArray<(CareServiceRow Row, double Skill, double Workers)> services)
    {
        var count = part.Whole("generate", 0, Most, 0);
        var workers = Range(part, "workers", 10_000);
        var table = draft.Listed(part, ["code", "zh", "en", "longitude", "latitude", "medical", "cleaning", "repair", "rental", "opens", "closes"]);
        part.Done();
        var codes = new Codes("服务商", "provider");
        var providers = ImmutableArray.CreateBuilder<CareProviderSite>();
        if (table is not null) providers.AddRange(table.Select(draft.Problems, (row, index) => Listed(draft, codes, row, index)));
        draft.Problems.ThrowIfAny();
        var draw = new CellDraw(draft, draft.Cells, cell => cell.Population);
        for (var number = 1; number <= count; number++)
        {
            var code = $"PV-{number:000}";
            codes.AddGenerated(part.File, code, providers.Count);
            var chance = CityDraft.ChanceOf(code, "care provider");
            var cell = draw.Next(ref chance);
            var (point, place) = draw.PlaceIn(cell, ref chance);
            var all = workers(ref chance);
            var weights = new double[services.Length];
            for (var service = 0; service < weights.Length; service++)
            {
                // The fewer providers have the skill, the more workers each of them keeps for it.
                if (chance.NextIs(services[service].Skill)) weights[service] = services[service].Workers / services[service].Skill;
            }

            // Whoever can do nothing else cleans.
            if (weights.Sum() <= 0) weights[(int)CareService.Cleaning] = 1;
            var town = draft.Towns[cell.Town].Name;
            providers.Add(new CareProviderSite(providers.Count, code, new Text($"{town.Zh}居家服务{number:00}号", $"{town.En} Home Services {number:00}"), cell.Index, point, place, Allotment.Share(all, weights), 7 + chance.NextBelow(2), 18 + chance.NextBelow(3)));
        }

        return providers.ToImmutable();
    }

    private static CareProviderSite Listed(CityDraft draft, Codes codes, Row row, int index)
    {
        var (code, point) = (row.Code(), row.Point());
        codes.Add(row, code, index);
        var (cell, place) = draft.CellAt(row, point);
        var opens = row.Whole("opens", 0, 23);
        return new CareProviderSite(index, code, row.Name(), cell, point, place, [.. Enum.GetValues<CareService>().Where(service => service != CareService.DayCare).Select(service => row.Whole(Spelling.Kebab(service.ToString()), 0, 10_000))], opens, row.Whole("closes", opens + 1, 24));
    }

    private delegate int Draw(ref Chance chance);

    // Two whole numbers, the least and the most; any between them is as likely.
    private static Draw Range(StrictMap part, string key, int most)
    {
        if (!part.Has(key)) return (ref Chance _) => throw part.Error(key, "自动生成时必须给出最少、最多两个整数", "is needed where things are generated: two whole numbers, the least and the most");
        var numbers = part.Numbers(key, 0, most);
        if (numbers.Count != 2 || numbers.Any(number => number != (int)number) || numbers[1] < numbers[0]) throw part.Error(key, "应是最少、最多两个整数，如 [5, 15]", "must be two whole numbers, the least and the most, such as [5, 15]");
        var (from, span) = ((int)numbers[0], (int)(numbers[1] - numbers[0]) + 1);
        return (ref Chance chance) => from + chance.NextBelow(span);
    }
}
