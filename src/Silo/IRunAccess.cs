namespace Liandong.Silo;

/// <summary>A way to runs: a silo inside this process, or a cluster of silos elsewhere. Dispose it to leave.</summary>
public interface IRunAccess : IAsyncDisposable
{
    /// <summary>The way to the grains.</summary>
    IGrainFactory Grains { get; }
}
