namespace Liandong.Scenarios.Definition;

/// <summary>Approvals and cases of a scenario (审批与案件); a scenario without it has none.</summary>
/// <param name="Applications">Factor on applications for approvals.</param>
/// <param name="Inspections">Factor on cases that inspections find.</param>
/// <param name="FromOrders">Factor on the share of closed orders that open a case.</param>
/// <param name="Appeals">Factor on the share that appeals.</param>
public sealed record AffairSetting(double Applications, double Inspections, double FromOrders, double Appeals);
