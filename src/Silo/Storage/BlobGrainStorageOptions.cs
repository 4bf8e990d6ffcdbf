using Orleans.Storage;

namespace Liandong.Silo.Storage;

/// <summary>How the states of grains are kept.</summary>
public sealed class BlobGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The container of the states, by default that of Orleans' own provider.</summary>
    public string Container { get; set; } = "grainstate";

    /// <summary>Whether a state that is cleared is deleted; otherwise an empty blob remains, and with it the tag.</summary>
    public bool DeleteStateOnClear { get; set; } = true;

    /// <summary>How a state becomes bytes; none takes the silo's, which is JSON with the names of types.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
