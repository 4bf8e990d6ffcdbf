using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>The resident supervision of a scenario.</summary>
/// <param name="Community">Supervisors of each community.</param>
/// <param name="Street">Supervisors of each street. Without either there is no supervision, and departments get the orders.</param>
/// <param name="FollowsUp">Whether cases are followed until they are handed over.</param>
/// <param name="Representatives">People of each unit who can be sent to a meeting.</param>
/// <param name="Failures">Factor on how often unowned assets fail.</param>
/// <param name="Events">What fails when, by name or code.</param>
public sealed record SupervisionSetting(HeadCount Community, HeadCount Street, bool FollowsUp, HeadCount Representatives, double Failures, ImmutableArray<AssetEvent> Events);

/// <summary>An asset that fails at a time from the start of the run.</summary>
public sealed record AssetEvent(string Asset, SimDuration At);
