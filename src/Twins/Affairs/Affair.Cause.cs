using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <content>
/// What truly becomes of the cause when the matter is closed: the party keeps to it, or goes back to what it did some day. Nobody knows until
/// somebody looks; the follow-up finds what is there on the day on which the desk has time for it.
/// </content>
public abstract partial class Affair
{
    private static readonly ulong ReturnPurpose = StableHash.Of("cause comes back");
    private SimTime _backSince = SimTime.Never;

    /// <summary>Share of parties who are back at it within the time after which the follow-up looks; the rest may be later.</summary>
    private protected abstract double BackByFollowUp { get; }

    private bool IsBack => _backSince != SimTime.Never;

    // With a constant rate, so that a follow-up that comes late finds more.
    private void AwaitReturn(Jurisdiction here)
    {
        if (BackByFollowUp <= 0) return;
        var chance = ChanceOf(ReturnPurpose, here);
        var after = BackByFollowUp >= 1 ? 0 : chance.NextExponential(Rules.RecheckAfter.Milliseconds / -PortableMath.Log(1 - BackByFollowUp));
        // Later than any run: there is no wake-up for it.
        if (after < SimTime.Latest.Milliseconds - here.Now.Milliseconds) here.Wake(new SimDuration((long)after), MessageKind.Wake, (int)Alarm.ComesBack);
    }

    private void Return(Jurisdiction here)
    {
        _backSince = here.Now;
        here.Record((int)OutcomeKind.AffairCauseBack, _lead);
    }

    private void Look(Jurisdiction here)
    {
        // Where the cause was an order's, what others reported there since counts as well.
        if (IsSeenInTheWorld && !IsBack) here.Send(_cause, MessageKind.AskWhetherItStands, a: (long)Id.Value);
        else Recheck(!IsBack, here);
    }
}
