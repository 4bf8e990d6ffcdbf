using System.Collections.Immutable;
using Liandong.Twins.Centers;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Care;

/// <summary>What the platform's register says of a provider.</summary>
/// <param name="Index">Its place in the city's list, which outcomes name.</param>
/// <param name="Twin">The provider.</param>
/// <param name="Place">Its seat.</param>
/// <param name="Workers">How many it has for each service at home; 0 where it lacks the skill.</param>
/// <param name="Opens">First hour of its service day.</param>
/// <param name="Closes">Hour at which it sends nobody any more.</param>
public sealed record CareRegistration(int Index, TwinId Twin, PlanePoint Place, ImmutableArray<int> Workers, int Opens, int Closes)
{
    /// <summary>Whether it takes orders at an hour of the day.</summary>
    public bool IsOpen(int hour) => hour >= Opens && hour < Closes;
}

/// <summary>
/// The city's care platform (养老服务平台): gives each order to the nearest open provider that has the skill and a free worker. What finds
/// none waits, the urgent first; the next worker who becomes free takes the first in line.
/// </summary>
public sealed class CarePlatform : Twin
{
    private const int Services = 4;
    private readonly CommandSystem _system;
    private readonly CareWorld _world;
    private readonly ImmutableArray<CareRegistration> _providers;
    private readonly int[] _free;
    private readonly PriorityLine<CareJob>[] _lines = [new(), new(), new(), new()];
    private long _matched;
    private long _waited;

    public CarePlatform(CommandSystem system, CareWorld world, ImmutableArray<CareRegistration> providers)
    {
        (_system, _world, _providers) = (system, world, providers);
        _free = [.. providers.SelectMany(provider => provider.Workers)];
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.CarePlatform;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => AwaitHour(here);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Job:
                Take(in received, here);
                break;
            case MessageKind.CareWorkers:
                Hear(received.Stamp, (int)received.A, (int)received.B, here);
                break;
            case MessageKind.Urge:
                var urged = received.A;
                foreach (var line in _lines) line.Urge(urged, static (job, order) => job.Order == order);
                break;
            case MessageKind.Wake:
                for (var service = 0; service < Services; service++) Serve(service, here);
                AwaitHour(here);
                break;
            default:
                throw new InvalidOperationException($"A care platform does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("providers", _providers.Length);
        state.Write("matched", _matched);
        state.Write("hadToWait", _waited);
        state.Write("freeWorkers", _free, static (item, free) => item.Write("free", free));
        for (var service = 0; service < Services; service++)
        {
            _lines[service].WriteState(LineNames[service], state, static (item, job) =>
            {
                item.Write("jobStamp", job.Stamp);
                item.Write("order", new TwinId((ulong)job.Order));
                item.Write("home", new TwinId((ulong)job.Home));
                item.Write("incident", job.Incident);
                item.Write("since", new SimTime(job.Since));
            });
        }
    }

    private static string[] LineNames { get; } = ["waitingForMedical", "waitingForCleaning", "waitingForRepair", "waitingForRental"];

    // Providers open and close on the hour.
    private void AwaitHour(Jurisdiction here) => here.Wake(_system.Calendar.NextHour(here.Now) - here.Now, MessageKind.Wake);

    private void Take(in Event received, Jurisdiction here)
    {
        var service = ServiceOf(JobStamp.Matter(received.Stamp));
        _lines[service].Add(JobStamp.Priority(received.Stamp), new CareJob(received.Stamp, received.A, received.B, received.C, received.Due));
        Serve(service, here);
        if (_lines[service].Count == 0 || !IsWaiting(service, received.A)) return;
        _waited++;
        here.Record((int)OutcomeKind.CareWaits, service, received.C);
    }

    private bool IsWaiting(int service, long order)
    {
        var waits = false;
        _lines[service].ForEach(job => waits |= job.Order == order);
        return waits;
    }

    private void Hear(int service, int provider, int more, Jurisdiction here)
    {
        _free[(provider * Services) + service] += more;
        Serve(service, here);
    }

    private int ServiceOf(int matter)
    {
        for (var service = 0; service < _world.Offers.Length; service++)
        {
            if (_world.Offers[service].Matter == matter) return service;
        }

        throw new InvalidOperationException($"Matter {_system.Matters[matter].Code} is done by providers, but is none of the city's care services.");
    }

    // The first in line goes to the nearest provider that can; who is behind finds nobody either.
    private void Serve(int service, Jurisdiction here)
    {
        var hour = _system.Calendar.HourOf(here.Now);
        while (AnyFree(service, hour) && _lines[service].TryTake(out var job))
        {
            var home = _system.PlaceOf(new TwinId((ulong)job.Home));
            var provider = Nearest(service, hour, home);
            _free[(provider * Services) + service]--;
            _matched++;
            here.Record((int)OutcomeKind.CareMatched, service, job.Incident, _providers[provider].Index, (long)_providers[provider].Place.DistanceTo(home).Value, here.Now.Milliseconds - job.Since);
            here.Send(_providers[provider].Twin, MessageKind.CareAssign, job.Stamp, job.Order, job.Home, job.Incident);
        }
    }

    private bool AnyFree(int service, int hour)
    {
        for (var provider = 0; provider < _providers.Length; provider++)
        {
            if (IsFree(provider, service, hour)) return true;
        }

        return false;
    }

    private bool IsFree(int provider, int service, int hour) => _free[(provider * Services) + service] > 0 && _providers[provider].IsOpen(hour);

    private int Nearest(int service, int hour, PlanePoint home)
    {
        var nearest = -1;
        for (var provider = 0; provider < _providers.Length; provider++)
        {
            if (!IsFree(provider, service, hour)) continue;
            if (nearest < 0 || _providers[provider].Place.DistanceTo(home) < _providers[nearest].Place.DistanceTo(home)) nearest = provider;
        }

        return nearest;
    }

    private readonly record struct CareJob(int Stamp, long Order, long Home, long Incident, long Since);
}
