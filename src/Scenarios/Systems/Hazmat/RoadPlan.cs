using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Roads;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>
/// Makes a road network out of what a city file knows: every town is a node; two towns are joined when no third lies in the circle over the line
/// between them (Gabriel and Sokal 1969), which gives the density of a main road network; expressways follow their lines and have an
/// interchange for each town near them. Whole millimetres throughout, so every machine makes the same roads.
/// </summary>
internal sealed class RoadPlan
{
    // Against the straight line: 55 km/h on main roads that are a fifth longer, 80 km/h on expressways.
    private const int MainRoad = 12_500;
    private const int Expressway = 21_000;
    private const double InterchangeWithinMetres = 8_000;

    private readonly CityDefinition _city;
    private readonly Land _land;
    private readonly List<PlanePoint> _places;
    private readonly List<Road> _roads = [];

    private RoadPlan(CityDefinition city)
    {
        _city = city;
        _land = new Land(city);
        _places = [.. city.Towns.Select(town => town.Place)];
    }

    /// <summary>The roads of a city; its towns are the first nodes, in their order.</summary>
    /// <exception cref="DefinitionException">Some town cannot be reached over land.</exception>
    public static RoadNetwork Of(CityDefinition city)
    {
        var plan = new RoadPlan(city);
        plan.AddMainRoads();
        plan.Join();
        plan.AddExpressways();
        return new RoadNetwork(plan._places, plan._roads);
    }

    private void AddMainRoads()
    {
        for (var from = 0; from < _city.Towns.Length; from++)
        {
            for (var to = from + 1; to < _city.Towns.Length; to++)
            {
                if (AreNeighbours(from, to) && _land.Carries(_places[from], _places[to])) _roads.Add(new Road(from, to, MainRoad, Expressway: false));
            }
        }
    }

    // A third town is in the circle when it sees the two under an obtuse angle.
    private bool AreNeighbours(int from, int to)
    {
        for (var other = 0; other < _city.Towns.Length; other++)
        {
            if (other == from || other == to) continue;
            var (a, b, c) = (_places[from], _places[to], _places[other]);
            if (((a.EastMillimetres - c.EastMillimetres) * (b.EastMillimetres - c.EastMillimetres)) + ((a.NorthMillimetres - c.NorthMillimetres) * (b.NorthMillimetres - c.NorthMillimetres)) < 0) return false;
        }

        return true;
    }

    // Where water cuts the neighbours off, the shortest roads over land join what is still apart.
    private void Join()
    {
        var piece = Enumerable.Range(0, _city.Towns.Length).ToArray();
        foreach (var road in _roads) Merge(piece, road.From, road.To);
        var candidates =
            from a in Enumerable.Range(0, piece.Length)
            from b in Enumerable.Range(a + 1, piece.Length - a - 1)
            where piece[a] != piece[b]
            orderby _places[a].DistanceTo(_places[b]), a, b
            select (a, b);
        foreach (var (a, b) in candidates.ToArray())
        {
            if (piece[a] == piece[b] || !_land.Carries(_places[a], _places[b])) continue;
            _roads.Add(new Road(a, b, MainRoad, Expressway: false));
            Merge(piece, a, b);
        }

        var apart = Array.FindIndex(piece, number => number != piece[0]);
        if (apart < 0) return;
        var name = _city.Towns[apart].Name;
        throw new DefinitionException(_city.Id, 0, $"{name.Zh}没有陆路可通；请检查镇的坐标、城市轮廓和 no-road-across", $"{name.En} cannot be reached over land; check the town's place, the outline and no-road-across");
    }

    private static void Merge(int[] piece, int a, int b)
    {
        var (stays, goes) = (piece[a], piece[b]);
        if (stays == goes) return;
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] == goes) piece[i] = stays;
        }
    }

    private void AddExpressways()
    {
        var plane = new LocalPlane(_city.Centre);
        var lines = _city.Lines.Where(line => line.Kind == MapLineKind.Expressway).Select(line => line.Points.Select(plane.On).ToArray()).ToArray();
        var along = lines.Select(line => line.Select((point, i) => (Place: (double)i, Node: AddNode(point))).ToList()).ToArray();
        for (var a = 0; a < lines.Length; a++)
        {
            for (var b = a + 1; b < lines.Length; b++) Cross(lines[a], along[a], lines[b], along[b]);
        }

        foreach (var town in _city.Towns) AddInterchange(town, lines, along);
        foreach (var nodes in along)
        {
            var ordered = nodes.OrderBy(node => node.Place).ThenBy(node => node.Node).Select(node => node.Node).ToArray();
            for (var i = 1; i < ordered.Length; i++)
            {
                if (ordered[i] != ordered[i - 1]) _roads.Add(new Road(ordered[i - 1], ordered[i], Expressway, Expressway: true));
            }
        }
    }

    private int AddNode(PlanePoint place)
    {
        _places.Add(place);
        return _places.Count - 1;
    }

    private void Cross(PlanePoint[] one, List<(double Place, int Node)> alongOne, PlanePoint[] other, List<(double Place, int Node)> alongOther)
    {
        for (var i = 1; i < one.Length; i++)
        {
            for (var j = 1; j < other.Length; j++)
            {
                if (Segments.Crossing(one[i - 1], one[i], other[j - 1], other[j]) is not var (part, partOfOther)) continue;
                var node = AddNode(Segments.At(one[i - 1], one[i], part));
                alongOne.Add((i - 1 + part, node));
                alongOther.Add((j - 1 + partOfOther, node));
            }
        }
    }

    private void AddInterchange(Town town, PlanePoint[][] lines, List<(double Place, int Node)>[] along)
    {
        var (nearest, line, place) = (new Metres(InterchangeWithinMetres), -1, 0.0);
        for (var i = 0; i < lines.Length; i++)
        {
            for (var j = 1; j < lines[i].Length; j++)
            {
                var part = Segments.Nearest(lines[i][j - 1], lines[i][j], town.Place);
                var distance = Segments.At(lines[i][j - 1], lines[i][j], part).DistanceTo(town.Place);
                if (distance < nearest) (nearest, line, place) = (distance, i, j - 1 + part);
            }
        }

        if (line < 0) return;
        var from = Math.Min((int)place, lines[line].Length - 2);
        var at = Segments.At(lines[line][from], lines[line][from + 1], place - from);
        if (!_land.Carries(town.Place, at)) return;
        var node = AddNode(at);
        along[line].Add((place, node));
        _roads.Add(new Road(town.Index, node, MainRoad, Expressway: false));
    }
}
