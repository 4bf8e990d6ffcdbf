using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;

namespace Liandong.Client.Tests;

/// <summary>Two runs that want the same folder at once.</summary>
public class RecordingFolderTests
{
    private static readonly CityRun Town = new(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm").Definition, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_was_chosen_here_gets_a_number_when_it_is_taken()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("storm-2"));
        await using var first = await RecordingFolder.FirstFree(folder.Of("storm")).OpenAsync(Town, Stop);
        await using var second = await RecordingFolder.FirstFree(folder.Of("storm")).OpenAsync(Town, Stop);
        (first.Folder, second.Folder).ShouldBe((folder.Of("storm"), folder.Of("storm-3")));
    }

    [Fact]
    public async Task A_folder_that_was_asked_for_is_said_to_be_anothers()
    {
        using var folder = new TemporaryFolder();
        await using var first = await RecordingFolder.At(folder.Of("storm")).OpenAsync(Town, Stop);
        var taken = await Should.ThrowAsync<RecordingException>(() => RecordingFolder.At(folder.Of("storm")).OpenAsync(Town, Stop));
        taken.Text.En.ShouldBe($"Another process is writing {folder.Of("storm")}. Choose another name (--out), or wait for its end.");
        taken.Text.Zh.ShouldStartWith("另一个进程正在写 ");
    }
}
