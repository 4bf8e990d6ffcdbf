using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;

namespace Liandong.Client.Runs;

/// <summary>What a run's store is told by whoever started it, so that the run can be shown, gone on with and recorded later.</summary>
public sealed record RunNote
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What the run was asked for.</summary>
    public required RunRequest Request { get; init; }

    /// <summary>The folder for its recording.</summary>
    public required string Folder { get; init; }

    /// <summary>The scenario's title.</summary>
    public required Text Title { get; init; }

    /// <summary>The local time at which the simulation begins.</summary>
    public required DateTime Start { get; init; }

    /// <summary>How long is simulated, in milliseconds.</summary>
    public required long DurationMilliseconds { get; init; }

    /// <summary>The build of the program that started the run; none when an earlier one did, which did not say.</summary>
    public string? Build { get; init; }

    /// <summary>The note as it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>The note of a run; none when something else than this program started it.</summary>
    public static RunNote? Of(RunOptions options)
    {
        if (options.Note.Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize<RunNote>(options.Note, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
