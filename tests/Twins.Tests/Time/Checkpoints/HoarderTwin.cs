using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time.Checkpoints;

/// <summary>What a hoarder is given; never changes.</summary>
internal sealed record Pantry(string Name, ImmutableArray<int> Shelves, IReadOnlyList<Jar> Jars);

/// <summary>What an heir is given: one of the pantry's.</summary>
internal sealed record Jar(int Size);

internal enum Mood : byte
{
    Calm,
    Greedy,
}

/// <summary>With gaps between its fields.</summary>
internal struct Find
{
    public bool Shiny;
    public long Worth;
    public short Where;
    public int? Twice;
}

/// <summary>A thing of a hoarder's own, which points to what it was given.</summary>
internal sealed class Chest(Pantry pantry)
{
    private readonly List<Find> _finds = [];
    private Chest? _inner;

    public int Shelf => pantry.Shelves[_finds.Count % pantry.Shelves.Length];

    public void Put(Find find, bool deep)
    {
        _finds.Add(find);
        if (deep) (_inner ??= new Chest(pantry)).Put(find, deep: false);
    }

    public void Write(StateWriter state)
    {
        state.Write("finds", _finds, (item, find) => item.Write("worth", find.Worth + (find.Twice ?? -1)));
        _inner?.Write(state);
    }
}

/// <summary>Keeps something of every sort that a checkpoint can hold, and has an heir join now and then.</summary>
internal sealed class HoarderTwin(Pantry pantry, int greed) : Twin
{
    private readonly Chest _chest = new(pantry);
    private readonly Find[] _best = new Find[4];
    private readonly Queue<string> _letters = new();
    private readonly SortedSet<long> _seen = [];
    private readonly SortedDictionary<(int, byte), Find> _places = [];
    private readonly Dictionary<(long, long), List<long>> _squares = [];
    private readonly HashSet<long> _kept = [];
    private readonly List<Chest> _empty = [];
    private long[]? _late;
    private long[][] _rows = [];
    private Chance _chance;
    private Mood _mood;
    private double _share;
    private string? _said;
    private (int Days, Mood Then)? _vow;
    private long _finds;

    public override byte Kind => 8;

    public override void Begin(Jurisdiction here)
    {
        _chance = new Chance(here.Seed, Id.Value, purpose: 5);
        here.Wake(new SimDuration(1), kind: 1);
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        var found = new Find { Shiny = _chance.NextIs(.5), Worth = _chance.NextBelow(1000), Where = (short)_chance.NextBelow(9), Twice = _chance.NextIs(.3) ? _chance.NextBelow(5) : null };
        Keep(found);
        here.Record(kind: 1, code: _chest.Shelf, a: found.Worth, b: _letters.Count, c: _kept.Contains(found.Worth) ? 1 : 0);
        if (_finds % 5 == 0) here.Join(new HeirTwin(pantry.Jars[(int)(_finds % pantry.Jars.Count)], $"heir {_finds}", greed));
        here.Wake(new SimDuration(1 + _chance.NextBelow(40)), kind: 1);
    }

    public override void WriteState(StateWriter state)
    {
        _chest.Write(state);
        state.Write("best", _best, (item, find) => item.Write("worth", find.Worth));
        state.Write("letters", _letters, (item, letter) => item.Write("letter", letter));
        state.Write("seen", _seen, (item, seen) => item.Write("seen", seen));
        state.Write("places", _places, (item, place) => item.Write("worth", place.Value.Worth + place.Key.Item1));
        state.Write("late", _late?.Sum() ?? -1);
        state.Write("rows", _rows, (item, row) => item.Write("row", row.Sum()));
        state.Write("chance", in _chance);
        state.Write("mood", _mood);
        state.Write("share", (long)(_share * 1e6));
        state.Write("said", _said ?? "");
        state.Write("vow", _vow?.Days ?? -1);
        state.Write("finds", _finds);
        state.Write("empty", _empty.Count);
    }

    private void Keep(Find found)
    {
        _finds++;
        _chest.Put(found, deep: _finds % 3 == 0);
        _best[_finds % _best.Length] = found;
        _letters.Enqueue($"{found.Worth} 元");
        if (_letters.Count > 5) _letters.Dequeue();
        _seen.Add(found.Worth % 50);
        _places[(found.Where, (byte)(found.Worth % 3))] = found;
        if (!_squares.TryGetValue((found.Where, 0), out var square)) _squares[(found.Where, 0)] = square = [];
        square.Add(found.Worth);
        _kept.Add(found.Worth);
        if (_finds > 6) _kept.Remove(square[0]);
        _late = found.Shiny ? new long[found.Where] : _late;
        _rows = [.. _rows.TakeLast(3), [found.Worth, _finds], []];
        (_mood, _share, _said) = (found.Shiny ? Mood.Greedy : Mood.Calm, _share + (found.Worth * .1), found.Shiny ? null : "mine");
        _vow = found.Where > 4 ? (found.Where, _mood) : null;
    }
}

/// <summary>Joins during the run with something of what the hoarder was given.</summary>
internal sealed class HeirTwin(Jar jar, string name, int greed) : Twin
{
    private readonly List<long> _days = [];
    private int _left = jar.Size;

    public override byte Kind => 9;

    public override void Begin(Jurisdiction here) => here.Wake(new SimDuration(greed), kind: 1);

    public override void Handle(in Event received, Jurisdiction here)
    {
        _days.Add(received.Due);
        here.Record(kind: 2, code: jar.Size, a: name.Length, b: --_left);
        if (_left > 0) here.Wake(new SimDuration(greed * jar.Size), kind: 1);
    }

    public override void WriteState(StateWriter state)
    {
        state.Write("days", _days, (item, day) => item.Write("day", day));
        state.Write("left", _left);
    }
}
