using Liandong.Scenarios.Recording;

namespace Liandong.Scenarios.Tests.Recording;

/// <summary>What an analysis says of folders that hold no whole run.</summary>
public sealed class RecordedRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liandong-recorded").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_without_a_run_is_refused_by_name() =>
        Should.Throw<RecordingException>(() => RecordedRun.Open(_folder)).Message.ShouldContain(_folder);

    [Fact]
    public void A_manifest_that_was_cut_off_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), "{\"layout\": 1");
        File.WriteAllText(Path.Combine(_folder, "outcomes.parquet"), "");
        Should.Throw<RecordingException>(() => RecordedRun.Open(_folder)).Message.ShouldContain("manifest.json");
    }
}
