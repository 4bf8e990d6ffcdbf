using Liandong.Twins.Time;

namespace Liandong.Scenarios.Workloads;

/// <summary>A desk of the <see cref="HotlineYear"/>: first come, first served.</summary>
internal sealed class HotlineDesk(HotlineYear year) : Twin
{
    public const ushort Arrival = 1;
    public const ushort Hop = 2;
    public const ushort ServiceEnd = 3;
    private const byte KindNumber = 1;

    private readonly RingQueue<Item> _waiting = new();
    private Chance _arrivals;
    private Chance _services;
    private int _busy;
    private long _opened;
    private long _closed;
    private long _started;
    private long _waited;
    private long _open;

    public override byte Kind => KindNumber;

    public override void Begin(Jurisdiction here)
    {
        _arrivals = new Chance(here.Seed, Id.Value, purpose: 1);
        _services = new Chance(here.Seed, Id.Value, purpose: 2);
        if (here.Index < HotlineYear.Towns) AwaitArrival(here);
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case Arrival:
                _opened++;
                Take(new Item(received.Due, received.Due), here);
                AwaitArrival(here);
                break;
            case Hop:
                Take(new Item(received.A, received.Due), here);
                break;
            case ServiceEnd:
                Release(received.A, here);
                break;
            default:
                throw new InvalidOperationException($"A desk knows no event {received.Kind}.");
        }
    }

    public override void WriteState(StateWriter state)
    {
        state.Write("opened", _opened);
        state.Write("closed", _closed);
        state.Write("started", _started);
        state.Write("waited ms", _waited);
        state.Write("open ms", _open);
        state.Write("busy", _busy);
        _waiting.WriteState("waiting", state, static (line, item) =>
        {
            line.Write("opened ms", item.Opened);
            line.Write("arrived ms", item.Arrived);
        });
        state.Write("arrivals", in _arrivals);
        state.Write("services", in _services);
    }

    private DeskTier Tier => HotlineYear.TierOf(Id.Jurisdiction);

    private void AwaitArrival(Jurisdiction here)
    {
        var gap = new SimDuration((long)_arrivals.NextExponential(year.MeanGapMilliseconds));
        if (here.Now + gap < year.LastArrival) here.Wake(gap, Arrival);
    }

    private void Take(Item item, Jurisdiction here)
    {
        if (_busy < Tier.Servers) Serve(item, here);
        else _waiting.Enqueue(item);
    }

    private void Serve(Item item, Jurisdiction here)
    {
        _busy++;
        _started++;
        _waited += here.Now.Milliseconds - item.Arrived;
        here.Wake(new SimDuration((long)_services.NextExponential(Tier.MeanServiceMilliseconds)), ServiceEnd, a: item.Opened);
    }

    private void Release(long opened, Jurisdiction here)
    {
        _busy--;
        if (_services.NextIs(Tier.GoesOn))
        {
            here.Send(new TwinId(KindNumber, HotlineYear.Above(here.Index), 0), HotlineYear.LinkDelay, Hop, a: opened);
        }
        else
        {
            _closed++;
            _open += here.Now.Milliseconds - opened;
        }

        if (_waiting.Count > 0) Serve(_waiting.Dequeue(), here);
    }

    /// <summary>An item by when it was opened and when it came to this desk, in milliseconds.</summary>
    private readonly record struct Item(long Opened, long Arrived);
}
