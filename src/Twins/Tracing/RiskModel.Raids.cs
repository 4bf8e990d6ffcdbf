using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <content>The joint action (联合执法): one hour for all sites, so that no end of the trade can warn the other.</content>
public sealed partial class RiskModel
{
    private const long HourLength = 3_600_000;

    // The next time it is that hour of the day, once everything can be ready.
    private void SetHour(int number, Jurisdiction here)
    {
        var investigation = _investigations[number];
        var ready = here.Now + watch.Raid.Preparation;
        var calendar = watch.System.Calendar;
        var next = calendar.NextHour(ready);
        while (calendar.HourOf(next) != watch.Raid.Hour) next += new SimDuration(HourLength);
        investigation.Hour = next;
        investigation.State = InvestigationState.Ordered;
        here.Record((int)OutcomeKind.JointActionDecided, a: investigation.Alarm, b: next.Milliseconds, c: investigation.Sites.Count);
        var send = next - watch.Raid.SentBefore;
        here.Wake(send > here.Now ? send - here.Now : SimDuration.Zero, MessageKind.Wake, (int)Alarm.SendSquads, number);
    }

    private void SendSquads(int number, Jurisdiction here)
    {
        var investigation = _investigations[number];
        AskHistories(investigation, here);
        var sites = watch.Raid.Together ? investigation.Sites.Count : 1;
        for (var site = 0; site < sites; site++) SendSquad(number, site, here);
        if (!watch.Raid.Together) return;
        here.Wake(investigation.Hour - here.Now, MessageKind.Wake, (int)Alarm.Hour, number);
        here.Wake(investigation.Hour + watch.Raid.WaitsAtMost - here.Now, MessageKind.Wake, (int)Alarm.NoLonger, number);
    }

    private void SendSquad(int number, int site, Jurisdiction here) =>
        Raise(new RiskCase { Kind = RiskKind.Raid, Place = _investigations[number].Sites[site].Place, From = here.Now, Raised = here.Now, Investigation = number, Site = site }, watch.Matters.Raid, here);

    private void BeThere(RiskCase raid, Jurisdiction here)
    {
        var site = _investigations[raid.Investigation].Sites[raid.Site];
        site.IsThere = true;
        GoIn(raid.Investigation, late: false, here);
    }

    // Together: when the hour has come and all squads are there, or some of them have waited long enough. Otherwise whoever is there goes in.
    private void GoIn(int number, bool late, Jurisdiction here)
    {
        var investigation = _investigations[number];
        var ready = !watch.Raid.Together || late || here.Now >= investigation.Hour + watch.Raid.WaitsAtMost || (here.Now >= investigation.Hour && investigation.Sites.TrueForAll(site => site.IsThere));
        if (!ready) return;
        for (var index = 0; index < investigation.Sites.Count; index++)
        {
            var site = investigation.Sites[index];
            if (!site.IsThere || site.WentIn) continue;
            site.WentIn = true;
            var raid = _cases.FindIndex(open => open.Kind == RiskKind.Raid && open.Investigation == number && open.Site == index);
            here.Send(watch.Cells.At(site.Place), MessageKind.InspectionAsked, raid, Vehicle.Packed(site.Place), 1, _cases[raid].Incident);
        }

        if (investigation.State == InvestigationState.Ordered && investigation.Sites.Exists(site => site.WentIn)) HoldVehicles(number, here);
    }

    private void Raid(RiskCase raid, int number, HiddenKind found, TwinId hidden, Jurisdiction here)
    {
        var investigation = _investigations[raid.Investigation];
        raid.State = found == HiddenKind.None ? RiskState.Rejected : RiskState.Confirmed;
        here.Record((int)OutcomeKind.RaidMade, raid.Site, investigation.Alarm, (here.Now - investigation.Hour).Milliseconds, Vehicle.Packed(raid.Place), found == HiddenKind.None ? 0 : 1);
        if (found != HiddenKind.None) here.Send(hidden, MessageKind.RaidBegins, number);
        if (!watch.Raid.Together && raid.Site + 1 < investigation.Sites.Count) SendSquad(raid.Investigation, raid.Site + 1, here);
    }

    // Public security finds vehicles by their plates; without its system only those that stand at a site are held, and the others when it is back soon.
    private void HoldVehicles(int number, Jurisdiction here)
    {
        var investigation = _investigations[number];
        investigation.State = InvestigationState.Raided;
        var plates = watch.Sources.Reach(SourceRole.Plates, here.Now);
        var isBackSoon = IsBackSoon(plates, here.Now);
        if (isBackSoon) here.Wake(plates.BackAt - here.Now, MessageKind.Wake, (int)Alarm.Plates, number);
        here.Record((int)OutcomeKind.PlatesAsked, plates.State == SourceState.Up ? 0 : isBackSoon ? 2 : 1, investigation.Alarm, investigation.Suspects.Count);
        foreach (var suspect in investigation.Suspects)
        {
            if (plates.State == SourceState.Up)
            {
                here.Send(suspect, plates.Delay + here.LinkDelay, MessageKind.HoldVehicle, 1);
                continue;
            }

            foreach (var site in investigation.Sites) here.Send(suspect, MessageKind.HoldIfThere, a: Vehicle.Packed(site.Place));
        }
    }
}
