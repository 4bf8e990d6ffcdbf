using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <summary>Waiting where work is expected (前置布防): free all the while, and nearer to it. It stays there, as after a job, until it is called.</summary>
public partial class FieldUnit
{
    private SimTime _atPost;

    // Whoever was called meanwhile stays so; the post is lost to it.
    private void GoToPost(TwinId cell, Jurisdiction here)
    {
        if (_state != UnitState.Free)
        {
            _stale++;
            return;
        }

        StandWhereItIs(here.Now);
        (_left, _place, _wentAt) = (_place, system.PlaceOf(cell), here.Now);
        _atPost = here.Now + SimDuration.FromSeconds(_left.DistanceTo(_place).Value * system.Habits.Detour / facts.Speed);
    }

    // Called away before it is there, a unit starts from where it has come to.
    private void StandWhereItIs(SimTime now)
    {
        if (now < _atPost) _place = Between(now, _atPost);
        _atPost = SimTime.Start;
    }

    private PlanePoint Between(SimTime now, SimTime arrives)
    {
        var (gone, whole) = ((now - _wentAt).Milliseconds, Math.Max(1, (arrives - _wentAt).Milliseconds));
        return new PlanePoint(Part(_left.EastMillimetres, _place.EastMillimetres), Part(_left.NorthMillimetres, _place.NorthMillimetres));

        long Part(long from, long to) => from + ((to - from) * gone / whole);
    }
}
