namespace Liandong.Client.Screens;

/// <summary>Commands that work as they stand, for the help of a command.</summary>
public static class HelpExamples
{
    /// <summary>Examples by the command's name; the root's stand under an empty one.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [""] = ["./liandong run flood-warning", "./liandong run toy-storm --set staff.crews=+2 --ask \"West Subdistrict\"", "./liandong scenarios show toy-storm > mine.yaml"],
        ["run"] =
        [
            "./liandong run toy-storm --seed 2 --set staff.crews=+2",
            "./liandong run toy-storm --ask hotline --ask 西街道 --ask \"West Subdistrict\" --ask POND-WHARF",
            "./liandong run toy-storm --set hazmat={} --ask HV-00001",
            "./liandong run cold-wave-elders --duration 6h --ask EL-00001 --ask command-center/崇川区",
        ],
        ["compare"] = ["./liandong compare runs/experiment-storm-crews"],
        ["capacity"] = ["./liandong capacity toy-storm --vary staff.crews=+0..+20 --until \"flood.cell-hours <= 0.8\"", "./liandong capacity toy-storm --load load.requests=1..200 --until \"hotline.wait.mean <= 30s\""],
        ["experiment"] = ["./liandong experiment storm-crews", "./liandong experiment storm-crews --runs-at-once 1 --json"],
    };
}
