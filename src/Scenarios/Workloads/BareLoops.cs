using Liandong.Twins.Time;

namespace Liandong.Scenarios.Workloads;

/// <summary>
/// The floor under each workload: the same work in one loop over one <see cref="EventQueue"/> on one thread, without twins,
/// jurisdictions, windows, digests or grains. Each returns how many events it handled.
/// </summary>
public static class BareLoops
{
    /// <summary>PHOLD.</summary>
    public static long Run(Phold phold, ulong seed)
    {
        var processes = phold.Jurisdictions * phold.Processes;
        var chances = new Chance[processes];
        var numbers = new uint[processes];
        var queue = new EventQueue();
        for (var i = 0; i < processes; i++)
        {
            chances[i] = new Chance(seed, (ulong)i, purpose: 1);
            for (var k = 0; k < phold.Population; k++) queue.Add(At(Phold.NextDelay(ref chances[i]).Milliseconds, i, i, numbers[i]++));
        }

        long handled = 0;
        for (; queue.TryTake(phold.End, out var taken); handled++)
        {
            var here = taken.Target;
            ref var chance = ref chances[here];
            var to = chance.NextIs(phold.Remote) ? chance.NextBelow(processes) : here;
            queue.Add(At(taken.Due + Phold.NextDelay(ref chance).Milliseconds, here, to, numbers[here]++));
        }

        return handled;
    }

    /// <summary>The vehicle day.</summary>
    public static long Run(VehicleDay day, ulong seed)
    {
        var vehicles = new RoamingState[day.Jurisdictions * day.Vehicles];
        var queue = new EventQueue();
        for (var i = 0; i < vehicles.Length; i++)
        {
            vehicles[i] = new RoamingState(new Chance(seed, (ulong)i, purpose: 1));
            queue.Add(At(vehicles[i].Phase, i, i, 0));
        }

        long handled = 0;
        for (; queue.TryTake(day.End, out var taken); handled++)
        {
            vehicles[taken.Target].Tick(taken.Due);
            queue.Add(At(taken.Due + VehicleDay.TickMilliseconds, taken.Target, taken.Target, taken.Number + 1));
        }

        return handled;
    }

    /// <summary>The hotline year.</summary>
    public static long Run(HotlineYear year, ulong seed)
    {
        var desks = new BareDesk[HotlineYear.Desks];
        var queue = new EventQueue();
        for (var i = 0; i < desks.Length; i++)
        {
            desks[i] = new BareDesk(i, queue, new Chance(seed, (ulong)i, purpose: 1));
            if (i < HotlineYear.Towns) desks[i].Await(0, year);
        }

        long handled = 0;
        for (; queue.TryTake(SimTime.Never, out var taken); handled++) desks[taken.Target].Handle(in taken, year);
        return handled;
    }

    private static Event At(long due, int source, int target, uint number) => new() { Due = due, Source = (ulong)source, Number = number, To = new TwinId(0, 0, target) };

    private sealed class BareDesk(int desk, EventQueue queue, Chance chance)
    {
        private readonly DeskTier _tier = HotlineYear.TierOf(desk);
        private readonly RingQueue<long> _waiting = new();
        private Chance _chance = chance;
        private uint _number;
        private int _busy;

        public void Handle(in Event taken, HotlineYear year)
        {
            if (taken.Kind == HotlineDesk.ServiceEnd)
            {
                _busy--;
                if (_chance.NextIs(_tier.GoesOn)) Add(taken.Due + HotlineYear.LinkDelay.Milliseconds, HotlineYear.Above(desk), HotlineDesk.Hop);
                if (_waiting.Count > 0) Serve(taken.Due, _waiting.Dequeue());
                return;
            }

            if (_busy < _tier.Servers) Serve(taken.Due, taken.Due);
            else _waiting.Enqueue(taken.Due);
            if (taken.Kind == HotlineDesk.Arrival) Await(taken.Due, year);
        }

        public void Await(long now, HotlineYear year)
        {
            var due = now + (long)_chance.NextExponential(year.MeanGapMilliseconds);
            if (due < year.LastArrival.Milliseconds) Add(due, desk, HotlineDesk.Arrival);
        }

        private void Serve(long now, long arrived)
        {
            _busy++;
            Add(now + (long)_chance.NextExponential(_tier.MeanServiceMilliseconds), desk, HotlineDesk.ServiceEnd, now - arrived);
        }

        private void Add(long due, int target, ushort kind, long a = 0) =>
            queue.Add(new Event { Due = due, Source = (ulong)desk, Number = _number++, To = new TwinId(0, 0, target), Kind = kind, A = a });
    }
}
