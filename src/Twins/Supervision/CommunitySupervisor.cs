using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>A community's supervisors (社区驻点督导): they go and look, find that nobody owns it, and hand the case up to the street.</summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="world">What supervisors and units share.</param>
/// <param name="name">Its name, for whoever asks.</param>
/// <param name="people">How many supervisors.</param>
/// <param name="street">The street's supervisors.</param>
public sealed class CommunitySupervisor(CommandSystem system, SupervisionWorld world, string name, int people, TwinId street) : Supervisor(system, world, name, people)
{
    private readonly SortedDictionary<int, Report> _reports = [];

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        base.WriteState(state);
        state.Write("reports", _reports, static (item, report) =>
        {
            item.Write("asset", report.Key);
            item.Write("assetTwin", report.Value.Asset);
            item.Write("units", (long)report.Value.Units);
            item.Write("cellOfAsset", report.Value.Cell);
            item.Write("failedAt", report.Value.FailedAt);
        });
    }

    /// <inheritdoc/>
    protected override void Hear(in Event received, Jurisdiction here)
    {
        if (received.Kind != MessageKind.CaseReported) throw Unknown(in received);
        if (_reports.TryAdd(received.Stamp, new Report(new TwinId((ulong)received.A), (ulong)received.B, new TwinId((ulong)received.C), new SimTime(received.D)))) Plan(SupervisorTask.Visit, received.Stamp, here);
    }

    /// <inheritdoc/>
    protected override void Complete(SupervisorTask what, int asset, Jurisdiction here)
    {
        if (!_reports.Remove(asset, out var report)) return;
        here.Send(street, MessageKind.CaseReported, asset, (long)report.Asset.Value, (long)report.Units, (long)report.Cell.Value, report.FailedAt.Milliseconds);
    }

    private readonly record struct Report(TwinId Asset, ulong Units, TwinId Cell, SimTime FailedAt);
}
