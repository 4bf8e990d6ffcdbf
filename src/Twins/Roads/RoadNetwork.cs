using System.Collections.Immutable;
using Liandong.Twins.Geography;

namespace Liandong.Twins.Roads;

/// <summary>
/// The roads of a city (路网), with the quickest way from every node to every other prepared: once over all roads and once without
/// expressways. Whole millimetres and milliseconds; of two equally quick ways the one over the lower node is taken. Immutable.
/// </summary>
public sealed class RoadNetwork
{
    private const short NoWay = -1;

    private readonly ImmutableArray<PlanePoint> _places;
    private readonly ImmutableArray<Road> _roads;
    private readonly ImmutableArray<int> _first;
    private readonly ImmutableArray<int> _byNode;
    private readonly ImmutableArray<short> _next;
    private readonly ImmutableArray<short> _nextByDay;
    private readonly ImmutableArray<int> _travel;

    /// <param name="places">Where the nodes lie.</param>
    /// <param name="roads">The roads between them.</param>
    /// <exception cref="ArgumentException">A road leads nowhere or is not passable, or there are too many of them.</exception>
    public RoadNetwork(IReadOnlyList<PlanePoint> places, IReadOnlyList<Road> roads)
    {
        if (roads.Count > short.MaxValue) throw new ArgumentException($"{roads.Count} roads; at most {short.MaxValue} are possible.", nameof(roads));
        if (roads.FirstOrDefault(road => (uint)road.From >= (uint)places.Count || (uint)road.To >= (uint)places.Count || road.Speed <= 0) is { } bad && bad != default) throw new ArgumentException($"{bad} cannot be driven.", nameof(roads));
        (_places, _roads) = ([.. places], [.. roads]);
        (_first, _byNode) = ByNode();
        (_nextByDay, _travel) = Ways(expressways: true);
        (_next, _) = Ways(expressways: false);
    }

    /// <summary>How many nodes there are.</summary>
    public int Nodes => _places.Length;

    /// <summary>All roads.</summary>
    public ImmutableArray<Road> Roads => _roads;

    /// <summary>Where a node lies.</summary>
    public PlanePoint Place(int node) => _places[node];

    /// <summary>The first road of the quickest way from a node to another, or −1 when there is none.</summary>
    /// <param name="from">Where.</param>
    /// <param name="to">Where to; another node.</param>
    /// <param name="expressways">Whether expressways may be used.</param>
    public int Next(int from, int to, bool expressways) => (expressways ? _nextByDay : _next)[(from * Nodes) + to];

    /// <summary>How long the quickest way takes in milliseconds; −1 when there is none.</summary>
    public int Travel(int from, int to) => _travel[(from * Nodes) + to];

    /// <summary>The other end of a road.</summary>
    public int Across(int road, int from) => _roads[road].From == from ? _roads[road].To : _roads[road].From;

    /// <summary>How long a lorry takes over a road in milliseconds.</summary>
    public long Milliseconds(int road) => Milliseconds(_places[_roads[road].From], _places[_roads[road].To], _roads[road].Speed);

    /// <summary>How long a straight line takes in milliseconds, rounded up.</summary>
    public static long Milliseconds(PlanePoint from, PlanePoint to, int speed) => (long)(from.DistanceTo(to).Value * 1_000_000 / speed) + 1;

    /// <summary>The node nearest to a place.</summary>
    public int Nearest(PlanePoint place)
    {
        var nearest = 0;
        for (var node = 1; node < _places.Length; node++)
        {
            if (_places[node].DistanceTo(place) < _places[nearest].DistanceTo(place)) nearest = node;
        }

        return nearest;
    }

    private (ImmutableArray<int> First, ImmutableArray<int> ByNode) ByNode()
    {
        var first = new int[Nodes + 1];
        foreach (var road in _roads)
        {
            first[road.From + 1]++;
            first[road.To + 1]++;
        }

        for (var node = 0; node < Nodes; node++) first[node + 1] += first[node];
        var filled = first[..^1];
        var byNode = new int[2 * _roads.Length];
        for (var road = 0; road < _roads.Length; road++)
        {
            byNode[filled[_roads[road].From]++] = road;
            byNode[filled[_roads[road].To]++] = road;
        }

        return ([.. first], [.. byNode]);
    }

    // Dijkstra from every goal: roads are open both ways, so the last step towards a node is its first step back.
    private (ImmutableArray<short> Next, ImmutableArray<int> Travel) Ways(bool expressways)
    {
        var next = new short[Nodes * Nodes];
        var travel = new int[Nodes * Nodes];
        Array.Fill(next, NoWay);
        Array.Fill(travel, -1);
        var queue = new PriorityQueue<int, (long, int)>();
        for (var goal = 0; goal < Nodes; goal++)
        {
            travel[(goal * Nodes) + goal] = 0;
            queue.Enqueue(goal, (0, goal));
            while (queue.TryDequeue(out var node, out var reached))
            {
                if (reached.Item1 != travel[(node * Nodes) + goal]) continue;
                foreach (var road in _byNode.AsSpan()[_first[node].._first[node + 1]])
                {
                    if (_roads[road].Expressway && !expressways) continue;
                    var other = Across(road, node);
                    var through = checked((int)(reached.Item1 + Milliseconds(road)));
                    ref var best = ref travel[(other * Nodes) + goal];
                    if (best >= 0 && best <= through) continue;
                    best = through;
                    next[(other * Nodes) + goal] = (short)road;
                    queue.Enqueue(other, (through, other));
                }
            }
        }

        return ([.. next], [.. travel]);
    }
}
