using Liandong.Twins.Geography;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <content>The wristband: put on and down, read every five minutes, run down.</content>
public sealed partial class Elder
{
    private const long Minute = 60_000;
    private const long Day = 24 * 60 * Minute;
    private const double PositionErrorMillimetres = 10_000;
    private static readonly SimDuration ReadingInterval = SimDuration.FromMinutes(5);
    private static readonly SimDuration NoticesSilenceAfter = SimDuration.FromHours(24);
    private static readonly ulong ReadingPurpose = StableHash.Of("wristband reading");
    private static readonly ulong PutOnPurpose = StableHash.Of("wristband put on");
    private static readonly ulong HoursPurpose = StableHash.Of("hours of rising and sleeping");

    private VitalSigns _vitals;
    private readonly UsualSigns _usual = new(plan.Enrolment);
    private VitalWatch _watch;
    private Roam _roam;
    private PlanePoint _measured = plan.Home;
    private SimTime _nextReading = SimTime.Never;
    private SimTime _mutedUntil;
    private long _readings;
    private long _silentIncident;

    // From about seven in the morning to about half past nine, each at their own minute.
    private (long Rises, long Sleeps) OwnHours()
    {
        var own = (long)(StableHash.Of(plan.Key, HoursPurpose) % 60) - 30;
        return ((420 + own) * Minute, (1_290 + own) * Minute);
    }

    private bool IsNight(SimTime now)
    {
        var (rises, sleeps) = OwnHours();
        var ofDay = OfDay(now);
        return ofDay < rises || ofDay >= sleeps;
    }

    private SimDuration SinceEvening(SimTime now) => new((OfDay(now) - OwnHours().Sleeps + Day) % Day);

    private void ChangePeriod(Jurisdiction here)
    {
        var ofDay = OfDay(here.Now);
        var (rises, sleeps) = OwnHours();
        var byNight = IsNight(here.Now);
        var next = byNight ? (ofDay < rises ? rises - ofDay : Day - ofDay + rises) : sleeps - ofDay;
        var morning = here.Now + new SimDuration(next);
        var period = ((system.Calendar.StartOfRun.Milliseconds + here.Now.Milliseconds + Day - rises) / Day * 2) + (byNight ? 1 : 0);
        if (_band.ChangePeriod(plan.Key, plan.Group, byNight, period, care.Wear, here))
        {
            _band.Charge(plan.Key, morning, here);
            AwaitRunDown(here);
        }

        if (_band.State == DeviceState.Worn) PutOn(here);
        else _nextReading = SimTime.Never;
        here.Wake(new SimDuration(next), MessageKind.Wake, (int)Alarm.Period);
    }

    // Readings stand on the wristband's own five minutes, whenever it is put on.
    private void PutOn(Jurisdiction here)
    {
        if (_nextReading != SimTime.Never) return;
        var interval = ReadingInterval.Milliseconds;
        var phase = (long)(plan.Key % (ulong)interval);
        var first = ((here.Now.Milliseconds - phase + (2 * interval) - 1) / interval * interval) - interval + phase;
        if (first < here.Now.Milliseconds) first += interval;
        var chance = new Chance(here.Seed, plan.Key, PutOnPurpose + (ulong)first);
        _vitals.Begin(ref chance);
        _watch.Forget();
        ReadAt(new SimTime(first), here);
    }

    private void ReadAt(SimTime time, Jurisdiction here)
    {
        _nextReading = time;
        here.Wake(time - here.Now, MessageKind.Wake, (int)Alarm.Reading);
    }

    private void Read(Jurisdiction here)
    {
        var now = here.Now;
        var chance = new Chance(here.Seed, plan.Key, ReadingPurpose + (ulong)now.Milliseconds);
        var baseline = plan.Baseline;
        var reading = _vitals.Next(in baseline, _illness.StrainAt(now), OfDay(now), ref chance);
        var place = _roam.PlaceAt(now, plan.Home);
        _measured = new PlanePoint(place.EastMillimetres + (long)(PositionErrorMillimetres * chance.NextNormal()), place.NorthMillimetres + (long)(PositionErrorMillimetres * chance.NextNormal()));
        if (plan.IsRecorded) Keep(FedReport.Reading | FedReport.Placed | (_watch.IsNew ? FedReport.PutOn : FedReport.None), in reading, here);
        Judge(in reading, here);
        ReadAt(now + ReadingInterval, here);
    }

    private void Judge(in VitalReading reading, Jurisdiction here)
    {
        var now = here.Now;
        _readings++;
        if (_watch.Judge(in reading, _usual, OfDay(now), out var score) && now >= _mutedUntil) RaiseVitals(score.Points, here);
        if (plan.IsFenced && _roam.Crosses(_measured, plan.Home)) Raise(AlarmCause.Fence, _roam.Trouble, _roam.Trouble == 0 ? Trouble.None : Trouble.Astray, 0, here);
    }

    private void RaiseVitals(int points, Jurisdiction here)
    {
        var ill = _illness.IsOn(here.Now);
        Raise(AlarmCause.VitalSigns, ill ? _illness.Trouble : 0, ill ? _illness.What : Trouble.None, points, here);
    }

    private void AwaitRunDown(Jurisdiction here) => here.Wake(_band.EmptyAt - here.Now, MessageKind.Wake, (int)Alarm.RunDown, _band.Charges);

    private void RunDown(Jurisdiction here)
    {
        _band.RunDown(here.Now);
        _nextReading = SimTime.Never;
        here.Wake(NoticesSilenceAfter, MessageKind.Wake, (int)Alarm.Silence, _band.Charges);
    }

    // An officer brings it to a charger; the order tells when.
    private void NoticeSilence(Jurisdiction here)
    {
        _silentIncident = SubjectIncident.Of(TwinKind.Elder, plan.Index, ++_incidents);
        here.Record((int)OutcomeKind.ElderDeviceSilent, 0, _silentIncident, plan.Index);
        File(care.SilentMatter, _silentIncident, here);
    }

    private void BringBack(Jurisdiction here)
    {
        _silentIncident = 0;
        if (!_band.IsEmpty) return;
        _band.Charge(plan.Key, here.Now, here);
        AwaitRunDown(here);
        if (_band.State == DeviceState.Worn) PutOn(here);
    }

    private void File(int matter, long incident, Jurisdiction here) =>
        here.Send(CommandSystem.Centre(system.Responsible(Id.Jurisdiction, system.Matters[matter].Tier)), MessageKind.File, matter | ((int)Channel.Sensor << 16), 0, (long)plan.Cell.Value, incident);
}
