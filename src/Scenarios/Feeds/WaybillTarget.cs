using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>
/// Waybills for vehicles, a row for each state: issued when the goods are loaded, closed when they are delivered. Of the form of Order 29 of 2019 of the Ministry of Transport
/// rules need the number, the goods' UN number and quantity, who loads and who receives.
/// </summary>
internal sealed class WaybillTarget(CityRun run, FeedMapping mapping, IReadOnlyList<FeedDevice> devices, WaybillIssues issues) : FeedTarget(FeedKind.Waybills, devices)
{
    private const int GramsAKilogram = 1_000;
    private const int CentilitresALitre = 100;
    private const string Issued = "issued";
    private const string Closed = "closed";

    private readonly Dictionary<string, (int Site, Text? Wrong)> _sites = new(StringComparer.Ordinal);
    private FeedColumn _number;
    private FeedColumn _state;
    private FeedColumn _un;
    private FeedColumn _origin;
    private FeedColumn _destination;
    private FeedColumn _quantity;
    private FeedColumn _mass;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns)
    {
        (_number, _un) = (columns.Required(FeedValues.Number), columns.Required(FeedValues.Un));
        (_origin, _destination) = (columns.Required(FeedValues.Origin), columns.Required(FeedValues.Destination));
        (_state, _mass) = (columns.Required(FeedValues.State), columns.Optional(FeedValues.Mass));
        _quantity = _mass.IsThere ? columns.Optional(FeedValues.Quantity) : columns.Required(FeedValues.Quantity);
    }

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        if (row[_number.Place].IsEmpty) return new Text("没有写运单号", "the waybill has no number");
        if (StateOf(row[_state.Place].ToString(), out var isClosed) is { } wrongState) return wrongState;
        if (GoodsOf(row[_un.Place], out var goods) is { } wrongGoods) return wrongGoods;
        if (SiteOf(row[_origin.Place].ToString(), out var from) is { } wrongOrigin) return wrongOrigin;
        if (SiteOf(row[_destination.Place].ToString(), out var to) is { } wrongDestination) return wrongDestination;
        if (Read(row, goods, out var litres, out var kilograms) is { } wrongQuantity) return wrongQuantity;
        (input.Kind, input.Stamp, input.A, input.B) = (MessageKind.FedWaybill, goods, NumberOf(row[_number.Place]), litres);
        (input.C, input.D) = ((uint)from | ((long)to << 32), (kilograms << 2) | (isClosed ? 1L : 0));
        return null;
    }

    /// <inheritdoc/>
    public override ulong KeyOf(in Event input) => StableHash.Of((ulong)input.A, (ulong)input.D & 1);

    /// <inheritdoc/>
    public override void Accepted(in Event input)
    {
        if ((input.D & 1) == 0) issues.Note(input.A, input.Due);
    }

    // A state that cannot be read may have been "issued".
    /// <inheritdoc/>
    public override void Rejected(FeedRows row)
    {
        if (row[_number.Place].IsEmpty || (StateOf(row[_state.Place].ToString(), out var isClosed) is null && isClosed)) return;
        issues.Refuse(NumberOf(row[_number.Place]));
    }

    // Numbers with letters, or longer than a whole number can be, are known by their hash.
    private static long NumberOf(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long)(StableHash.Of(text.ToString()) & long.MaxValue);

    private Text? StateOf(string text, out bool isClosed)
    {
        var word = mapping.States.GetValueOrDefault(text, text);
        isClosed = word == Closed;
        if (isClosed || word == Issued) return null;
        var (zh, en) = Spelling.Hint(word, [Issued, Closed, .. mapping.States.Keys]);
        return new Text($"不认识运单状态“{text}”；{zh}", $"unknown state of a waybill '{text}'; {en}");
    }

    private Text? GoodsOf(ReadOnlySpan<char> text, out int goods)
    {
        goods = -1;
        var digits = text.StartsWith("UN", StringComparison.OrdinalIgnoreCase) ? text[2..].Trim() : text;
        if (digits.Length != 4 || digits.ContainsAnyExceptInRange('0', '9')) return new Text($"“{text}”不是 UN 编号（四位数字）", $"'{text}' is not a UN number (four digits)");
        foreach (var known in run.City.Hazmat.Goods)
        {
            if (digits.SequenceEqual(known.Un)) goods = known.Index;
        }

        return null;
    }

    private Text? SiteOf(string text, out int site)
    {
        if (!_sites.TryGetValue(text, out var known)) _sites[text] = known = Look(text);
        site = known.Site;
        return known.Wrong;
    }

    private (int Site, Text? Wrong) Look(string text)
    {
        var name = mapping.Sites.GetValueOrDefault(text, text);
        if (name == FeedMapping.Elsewhere) return (-1, null);
        var found = run.City.Sites.FirstOrDefault(site => site.Code == name || site.Name.Zh == name || string.Equals(site.Name.En, name, StringComparison.OrdinalIgnoreCase));
        if (found is not null) return (found.Index, null);
        if (mapping.Sites.GetValueOrDefault(FeedMapping.Others) == FeedMapping.Elsewhere) return (-1, null);
        var (zh, en) = FeedHint.Of(name, [.. run.City.Sites.Select(site => (site.Code, site.Name))]);
        return (-1, new Text($"城市没有场所“{text}”；{zh}；市外的在映射文件 sites 里写 elsewhere", $"the city has no site '{text}'; {en}; one outside it is elsewhere under sites: of the mapping"));
    }

    private Text? Read(FeedRows row, int goods, out long litres, out long kilograms)
    {
        (litres, kilograms) = (0, 0);
        var grams = goods < 0 ? 0 : run.City.Hazmat.Goods[goods].GramsPerLitre;
        if (_quantity.IsThere && !row[_quantity.Place].IsEmpty)
        {
            if (_quantity.Read(row, Plausible.Tank, out litres) is { } wrong) return wrong;
            kilograms = litres * grams / (CentilitresALitre * GramsAKilogram);
            return null;
        }

        if (!_mass.IsThere || row[_mass.Place].IsEmpty) return new Text("没有写数量", "no quantity is given");
        if (_mass.Read(row, Plausible.Grams, out var mass) is { } wrongMass) return wrongMass;
        if (grams == 0) return new Text("城市没有这种货物的密度，数量要写体积", "the city does not know how heavy these goods are: give a volume");
        (litres, kilograms) = (mass * CentilitresALitre / grams, mass / GramsAKilogram);
        return null;
    }
}
