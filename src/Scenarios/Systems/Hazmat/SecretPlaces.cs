using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>What an unregistered place that many vehicles visit is.</summary>
internal enum DecoyKind
{
    Canteen,
    CarPark,
    Riverside,
}

/// <summary>An innocent place and who likes it.</summary>
internal sealed record Decoy(DecoyKind Kind, Spot At, ImmutableArray<int> Regulars);

/// <summary>A ring as the seed or the scenario made it.</summary>
internal sealed record Ring(RingSetting Setting, Spot Source, Spot Yard, ImmutableArray<int> Members);

/// <summary>
/// The places that no register knows: tanks and yards of rings, and those that only look like them. Drawn by the run's seed and the place's own
/// number, half a kilometre from any registered site, or inside a registered car park where a ring hides its yard in one; who goes there follows from plates and from how far the depot is.
/// </summary>
internal sealed class SecretPlaces
{
    private const double FromSitesMetres = 500;
    private const double FromOthersMetres = 1_000;
    private const double RiversideWithinMetres = 6_000;
    private const int AlongParkMetres = 40;

    // The corner of a car park from its middle, rounded up.
    private const double FromMiddleMetres = 57;
    private const int Tries = 400;
    private const int WithinMilliseconds = 75 * 60_000;
    private const int NearMilliseconds = 60 * 60_000;
    private const int Regulars = 10;
    private const long Minute = 60_000;

    private readonly CityDefinition _city;
    private readonly HazmatWorld _world;
    private readonly ulong _seed;
    private readonly Func<int, int> _depotOf;
    private readonly Land _land;
    private readonly List<PlanePoint> _taken = [];

    public SecretPlaces(CityDefinition city, HazmatWorld world, HazmatSetting setting, ulong seed, Func<int, int> depotOf)
    {
        (_city, _world, _seed, _depotOf, _land) = (city, world, seed, depotOf, new Land(city));
        var rings = ImmutableArray.CreateBuilder<Ring>();
        foreach (var ring in setting.Rings) rings.Add(Make(ring, rings));
        Rings = rings.ToImmutable();
        var decoys = ImmutableArray.CreateBuilder<Decoy>();
        foreach (var (kind, count) in new[] { (DecoyKind.Canteen, setting.Decoys.Canteens), (DecoyKind.CarPark, setting.Decoys.CarParks), (DecoyKind.Riverside, setting.Decoys.Riverside) })
        {
            for (var i = 0; i < count; i++) decoys.Add(Make(kind, decoys));
        }

        Decoys = decoys.ToImmutable();
    }

    public ImmutableArray<Ring> Rings { get; }

    public ImmutableArray<Decoy> Decoys { get; }

    /// <summary>The place that a vehicle's driver likes, or null.</summary>
    public Haunt? HauntOf(int vehicle)
    {
        for (var number = 0; number < Decoys.Length; number++)
        {
            if (!Decoys[number].Regulars.Contains(vehicle)) continue;
            var at = Decoys[number].At;
            return Decoys[number].Kind switch
            {
                DecoyKind.Canteen => new Haunt(at, 0.7, 25 * Minute, 65 * Minute, number),
                DecoyKind.CarPark => new Haunt(at, 0.5, 50 * Minute, 170 * Minute, number),
                DecoyKind.Riverside => new Haunt(at, 0.5, 16 * Minute, 50 * Minute, number),
                var kind => throw new InvalidOperationException($"Unknown kind of decoy: {kind}."),
            };
        }

        return null;
    }

    /// <summary>A vehicle's part in a ring, or null.</summary>
    public RingPart? PartOf(int vehicle, Func<int, TwinId> address)
    {
        for (var number = 0; number < Rings.Length; number++)
        {
            var ring = Rings[number];
            if (!ring.Members.Contains(vehicle)) continue;
            return new RingPart
            {
                Number = number,
                Source = ring.Source,
                Yard = ring.Yard,
                VisitsAtLeast = ring.Setting.VisitsAWeek.Least,
                VisitsAtMost = ring.Setting.VisitsAWeek.Most,
                SaleAtLeast = ring.Setting.Sale.Shortest.Milliseconds,
                SaleAtMost = ring.Setting.Sale.Longest.Milliseconds,
                From = (long)ring.Setting.Hours.From.ToTimeSpan().TotalMilliseconds,
                To = (long)ring.Setting.Hours.To.ToTimeSpan().TotalMilliseconds,
                Others = [.. ring.Members.Where(other => other != vehicle).Select(address)],
            };
        }

        return null;
    }

    private Ring Make(RingSetting setting, ImmutableArray<Ring>.Builder before)
    {
        var goods = _city.Hazmat.Goods.FirstOrDefault(kind => kind.Un == setting.Goods);
        if (goods is null)
        {
            var (zh, en) = Spelling.Hint(setting.Goods, [.. _city.Hazmat.Goods.Select(kind => kind.Un)]);
            throw new DefinitionException(_city.Id, 0, $"hazmat.rings：{_city.Name.Zh}没有联合国编号为 {setting.Goods} 的货物；{zh}", $"hazmat.rings: {_city.Name.En} has no goods with UN number {setting.Goods}; {en}");
        }

        var number = before.Count;
        Spot? named = setting.Source is { } tank ? Named(tank) : null;
        var yard = setting.Yard is { } place ? Named(place) : setting.InCarPark ? DrawCarPark(number, near: named) : Draw("yard", number, byWater: false, near: named);
        var source = named ?? Draw("source", number, byWater: true, near: yard);
        var members = _city.Hazmat.Vehicles
            .Where(vehicle => vehicle.Goods == goods.Index && !before.Any(ring => ring.Members.Contains(vehicle.Index)))
            .Select(vehicle => (vehicle.Index, Far: TravelTo(vehicle.Index, yard) > WithinMilliseconds ? TravelTo(vehicle.Index, yard) : 0))
            .OrderBy(pair => pair.Far).ThenBy(pair => Rank("ring", number, pair.Index)).Take(setting.Tankers).Select(pair => pair.Index).ToImmutableArray();
        if (members.Length < setting.Tankers)
            throw new DefinitionException(_city.Id, 0, $"hazmat.rings：装运 {goods.Name.Zh} 的车辆只有 {members.Length} 辆，不足 {setting.Tankers} 辆", $"hazmat.rings: only {members.Length} vehicles carry {goods.Name.En}, {setting.Tankers} are needed");
        return new Ring(setting, source, yard, members);
    }

    // Some members of a ring are regulars like anybody else.
    private Decoy Make(DecoyKind kind, ImmutableArray<Decoy>.Builder before)
    {
        var number = before.Count;
        var at = Draw("decoy", number, byWater: kind == DecoyKind.Riverside, near: kind == DecoyKind.Riverside && !Rings.IsEmpty ? Rings[number % Rings.Length].Yard : null);
        var free = _city.Hazmat.Vehicles.Where(vehicle => !before.Any(decoy => decoy.Regulars.Contains(vehicle.Index))).Select(vehicle => vehicle.Index).ToArray();
        var guilty = free.Where(vehicle => Rings.Any(ring => ring.Members.Contains(vehicle)) && new Chance(_seed, Rank("decoy", number, vehicle), 1).NextIs(0.4));
        var others = free.Where(vehicle => TravelTo(vehicle, at) < WithinMilliseconds).OrderBy(vehicle => Rank("decoy", number, vehicle)).Take(Regulars);
        return new Decoy(kind, at, [.. guilty.Union(others).Order()]);
    }

    private ulong Rank(string what, int number, int vehicle) =>
        StableHash.Of(StableHash.Of(_seed, StableHash.Of(what)), StableHash.Of((ulong)number, StableHash.Of(_city.Hazmat.Vehicles[vehicle].Code)));

    private int TravelTo(int vehicle, Spot place) => _world.Roads.Travel(_world.Sites[_depotOf(vehicle)].At.Node, place.Node);

    private Spot Named(GeoPoint point)
    {
        var place = new LocalPlane(_city.Centre).On(point);
        if (!_land.IsInside(place)) throw new DefinitionException(_city.Id, 0, $"hazmat.rings：({point.Longitude}, {point.Latitude}) 在城市轮廓之外", $"hazmat.rings: ({point.Longitude}, {point.Latitude}) is outside the city's outline");
        return Take(place);
    }

    private Spot Draw(string what, int number, bool byWater, Spot? near)
    {
        var chance = new Chance(_seed, StableHash.Of(what), StableHash.Of((ulong)number, StableHash.Of("place")));
        var cells = _city.Cells.Where(cell => !cell.Urban && (!byWater || IsByWater(cell.Place))).ToArray();
        if (cells.Length == 0) cells = [.. _city.Cells];
        var close = near is { } there ? Array.FindAll(cells, cell => _world.Roads.Travel(cell.Town, there.Node) < NearMilliseconds) : [];
        // Where nothing is free nearby, farther away.
        return (close.Length > 0 ? Free(close, byWater, ref chance) : null) ?? Free(cells, byWater, ref chance)
            ?? throw new DefinitionException(_city.Id, 0, $"hazmat：{_city.Name.Zh}没有离已登记场所 {FromSitesMetres} 米以外的空地", $"hazmat: {_city.Name.En} has no free place {FromSitesMetres} m away from its registered sites");
    }

    // Anywhere in a registered car park, if there is one nearby in one of those.
    private Spot DrawCarPark(int number, Spot? near)
    {
        Site[] parks = [.. _city.Sites.Where(site => site.Kind == SiteKind.Parking && _taken.TrueForAll(other => other.DistanceTo(site.Place).Value > FromOthersMetres + FromMiddleMetres))];
        var close = near is { } there ? Array.FindAll(parks, park => _world.Roads.Travel(_world.Sites[park.Index].At.Node, there.Node) < NearMilliseconds) : [];
        if (close.Length > 0) parks = close;
        if (parks.Length == 0) throw new DefinitionException(_city.Id, 0, $"hazmat.rings：{_city.Name.Zh}没有空着的已登记停车场", $"hazmat.rings: {_city.Name.En} has no registered car park left for a yard");
        var chance = new Chance(_seed, StableHash.Of("yard"), StableHash.Of((ulong)number, StableHash.Of("car park")));
        var middle = parks[chance.NextBelow(parks.Length)].Place;
        return Take(new PlanePoint(middle.EastMillimetres + WithinPark(ref chance), middle.NorthMillimetres + WithinPark(ref chance)));
    }

    private static long WithinPark(ref Chance chance) => (chance.NextBelow((2 * AlongParkMetres) + 1) - AlongParkMetres) * 1_000L;

    private Spot? Free(Cell[] cells, bool byWater, ref Chance chance)
    {
        for (var i = 0; i < Tries; i++)
        {
            // Wider with every try: a small city has little room between its sites.
            var place = Beside(cells[chance.NextBelow(cells.Length)].Place, byWater, 600 + (10 * i), ref chance);
            var isFree = _land.IsInside(place) && _city.Sites.All(site => site.Place.DistanceTo(place).Value > FromSitesMetres) && _taken.TrueForAll(other => other.DistanceTo(place).Value > FromOthersMetres);
            if (isFree) return Take(place);
        }

        return null;
    }

    private Spot Take(PlanePoint place)
    {
        _taken.Add(place);
        return new Spot(place, HazmatWorldPlan.TownNear(_city, place));
    }

    private bool IsByWater(PlanePoint place) => _land.NearestBarrier(place) is not { } water || water.DistanceTo(place).Value < RiversideWithinMetres;

    // By the water: on the line from the cell to the nearest bank, 200 to 900 m from it; elsewhere so many metres from the cell's seat at most.
    private PlanePoint Beside(PlanePoint cell, bool byWater, int within, ref Chance chance)
    {
        if (byWater && _land.NearestBarrier(cell) is { } bank)
        {
            var part = Math.Min(1, (200 + chance.NextBelow(701)) / Math.Max(1, bank.DistanceTo(cell).Value));
            return Segments.At(bank, cell, part);
        }

        return new PlanePoint(cell.EastMillimetres + ((chance.NextBelow(2 * within) - within) * 1_000L), cell.NorthMillimetres + ((chance.NextBelow(2 * within) - within) * 1_000L));
    }
}
