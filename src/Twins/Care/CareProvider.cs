using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Care;

/// <summary>A provider as the city has it.</summary>
/// <param name="Index">Its place in the city's list, which outcomes name.</param>
/// <param name="Register">Its place in the platform's register.</param>
/// <param name="Name">Its name, for whoever asks.</param>
/// <param name="Place">Its seat, from which workers set out in the morning.</param>
/// <param name="Workers">How many it has for each service at home.</param>
/// <param name="Platform">Who gives it orders.</param>
public sealed record CareProviderPlan(int Index, int Register, string Name, PlanePoint Place, ImmutableArray<int> Workers, TwinId Platform);

/// <summary>
/// A provider (服务商). Each worker has one skill; an order goes to the free one who stands nearest, who rides there, works, and is free
/// again. In a wave of illness a share of the workers stays at home once they have finished what they are doing.
/// </summary>
public sealed class CareProvider : Twin
{
    private static readonly ulong WorkPurpose = StableHash.Of("a service at home");
    private static readonly ulong MobilisePurpose = StableHash.Of("a care worker gets ready");
    private static readonly ulong IllPurpose = StableHash.Of("a care worker falls ill");
    private readonly CommandSystem _system;
    private readonly CareWorld _world;
    private readonly CareProviderPlan _plan;
    private readonly Worker[] _workers;
    private long _done;

    public CareProvider(CommandSystem system, CareWorld world, CareProviderPlan plan)
    {
        (_system, _world, _plan) = (system, world, plan);
        _workers = [.. plan.Workers.SelectMany((count, service) => Enumerable.Range(0, count).Select(_ => new Worker { Service = (CareService)service, Place = plan.Place }))];
    }

    private enum Alarm
    {
        Arrival = 1,
        Done = 2,
        WaveBegins = 3,
        WaveEnds = 4,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.CareProvider;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        for (var wave = 0; wave < _world.Waves.Length; wave++)
        {
            if (_world.Waves[wave].Ill <= 0) continue;
            here.Wake(_world.Waves[wave].From - here.Now, MessageKind.Wake, (int)Alarm.WaveBegins, wave);
            here.Wake(_world.Waves[wave].Until - here.Now, MessageKind.Wake, (int)Alarm.WaveEnds, wave);
        }
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.CareAssign:
                Set(in received, here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.Arrival:
                Arrive((int)received.A, here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.Done:
                Complete((int)received.A, here);
                break;
            case MessageKind.Wake:
                StayAtHome((int)received.A, received.Stamp == (int)Alarm.WaveBegins ? -1 : 1, here);
                break;
            default:
                throw new InvalidOperationException($"A care provider does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("provider", _plan.Name);
        state.Write("visitsDone", _done);
        state.Write("workers", _workers, static (item, worker) =>
        {
            item.Write("skill", worker.Service);
            item.Write("order", worker.Order);
            item.Write("jobStamp", worker.Stamp);
            item.Write("incident", worker.Incident);
            item.Write("wentAt", worker.Went);
            item.Write("arrivedAt", worker.Arrived);
            item.Write("eastMillimetres", worker.Place.EastMillimetres);
            item.Write("northMillimetres", worker.Place.NorthMillimetres);
            item.Write("day", worker.Day);
        });
    }

    private CareService ServiceOf(int stamp)
    {
        var matter = JobStamp.Matter(stamp);
        for (var service = 0; service < _world.Offers.Length; service++)
        {
            if (_world.Offers[service].Matter == matter) return (CareService)service;
        }

        throw new InvalidOperationException($"{_plan.Name} was given matter {_system.Matters[matter].Code}, which is no care service.");
    }

    private void Set(in Event received, Jurisdiction here)
    {
        var home = _system.PlaceOf(new TwinId((ulong)received.B));
        var number = NearestFree(ServiceOf(received.Stamp), home, here);
        ref var worker = ref _workers[number];
        var chance = new Chance(here.Seed, (ulong)received.C, MobilisePurpose);
        var way = worker.Place.DistanceTo(home).Value * _system.Habits.Detour / _world.Speed;
        (worker.Order, worker.Stamp, worker.Incident) = (new TwinId((ulong)received.A), received.Stamp, received.C);
        (worker.Went, worker.Arrived, worker.Place) = (here.Now, SimTime.Never, home);
        here.Send(worker.Order, MessageKind.Accepted, worker.Stamp, (long)Id.Value);
        here.Wake(_system.Habits.Mobilise.Draw(ref chance) + SimDuration.FromSeconds(way), MessageKind.Wake, (int)Alarm.Arrival, number);
    }

    // Workers go home in the evening and set out from the seat again.
    private int NearestFree(CareService service, PlanePoint home, Jurisdiction here)
    {
        var (nearest, today) = (-1, _system.Calendar.DayOf(here.Now));
        for (var number = 0; number < _workers.Length; number++)
        {
            ref var worker = ref _workers[number];
            if (worker.Service != service || worker.Order != TwinId.None) continue;
            if (worker.Day != today) (worker.Day, worker.Place) = (today, _plan.Place);
            if (nearest < 0 || worker.Place.DistanceTo(home) < _workers[nearest].Place.DistanceTo(home)) nearest = number;
        }

        return nearest >= 0 ? nearest : throw new InvalidOperationException($"{_plan.Name} was given an order for {service}, but the platform knew of no free worker.");
    }

    private void Arrive(int number, Jurisdiction here)
    {
        ref var worker = ref _workers[number];
        worker.Arrived = here.Now;
        here.Send(worker.Order, MessageKind.OnScene, worker.Stamp, (long)Id.Value);
        here.Record((int)OutcomeKind.CareArrived, (int)worker.Service, worker.Incident, _plan.Index, (here.Now - worker.Went).Milliseconds);
        // Work is the incident's; doing it again is other work.
        var chance = new Chance(here.Seed, (ulong)worker.Incident, WorkPurpose + (ulong)JobStamp.Returned(worker.Stamp));
        here.Wake(_system.Matters[JobStamp.Matter(worker.Stamp)].Work.Draw(ref chance), MessageKind.Wake, (int)Alarm.Done, number);
    }

    private void Complete(int number, Jurisdiction here)
    {
        ref var worker = ref _workers[number];
        _done++;
        here.Record((int)OutcomeKind.CareServed, (int)worker.Service, worker.Incident, _plan.Index, (worker.Arrived - worker.Went).Milliseconds, (here.Now - worker.Arrived).Milliseconds);
        here.Send(worker.Order, MessageKind.Handled, worker.Stamp, (long)Id.Value);
        worker.Order = TwinId.None;
        here.Send(_plan.Platform, MessageKind.CareWorkers, (int)worker.Service, _plan.Register, 1);
    }

    // Who falls ill is drawn for every worker; the platform hears of fewer, and of as many again afterwards.
    private void StayAtHome(int wave, int sign, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, ((ulong)(uint)wave << 32) | (uint)_plan.Index, IllPurpose);
        for (var service = 0; service < _plan.Workers.Length; service++)
        {
            var ill = 0;
            for (var worker = 0; worker < _plan.Workers[service]; worker++) ill += chance.NextIs(_world.Waves[wave].Ill) ? 1 : 0;
            if (ill == 0) continue;
            here.Record((int)OutcomeKind.CareWorkersChanged, service, _plan.Index, sign * ill);
            here.Send(_plan.Platform, MessageKind.CareWorkers, service, _plan.Register, sign * ill);
        }
    }

    private struct Worker
    {
        public CareService Service;
        public TwinId Order;
        public int Stamp;
        public long Incident;
        public SimTime Went;
        public SimTime Arrived;
        public PlanePoint Place;
        public int Day;
    }
}
