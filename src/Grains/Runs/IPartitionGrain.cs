using Liandong.Twins.Time;
using Orleans.Concurrency;

namespace Liandong.Grains.Runs;

/// <summary>A partition is not open at the epoch it was asked for, or was asked out of turn.</summary>
[GenerateSerializer, Alias("PartitionRefusedException")]
public sealed class PartitionRefusedException(string message) : Exception(message);

/// <summary>A partition has not answered for long, though its member is not held for dead: perhaps the way to it is cut, and others reach it.</summary>
/// <param name="message">Which.</param>
/// <param name="members">The members with such partitions, as far as they are known.</param>
internal sealed class UnreachedPartitionException(string message, IReadOnlyList<SiloAddress> members) : TimeoutException(message)
{
    /// <summary>The members with such partitions, as far as they are known.</summary>
    public IReadOnlyList<SiloAddress> Members => members;
}

/// <summary>Steps some jurisdictions of a run (分区). The key is <see cref="RunIncarnation.Partition"/>, so a former run of the same id has partitions of its own. Only the run's clock gives it orders.</summary>
[Alias("IPartitionGrain")]
public interface IPartitionGrain : IGrainWithStringKey
{
    /// <summary>Where it is; answers whether it is open or not, so that whoever opens it knows that it can be reached.</summary>
    [Alias("Where")]
    Task<SiloAddress> Where();

    /// <summary>Builds the jurisdictions and begins, or goes on from a checkpoint. A lower epoch than the present one is refused; the same one again gets the same answer again.</summary>
    [Alias("Open"), ResponseTimeout("00:05:00")]
    Task<Advanced> Open(PartitionPlan plan);

    /// <summary>Delivers the mail and steps windows up to <see cref="Advance.Until"/>, or for 50 ms of wall time.</summary>
    /// <exception cref="PartitionRefusedException">The partition is not open at this epoch, or the number is not the next one.</exception>
    [Alias("Advance"), ResponseTimeout("00:01:00")]
    Task<Advanced> Advance(Advance order);

    /// <summary>Delivers the mail that is under way, which belongs to the final state, and lets every twin leave behind what is still open at the run's end; asked again, gives the same answer again.</summary>
    [Alias("Finish"), ResponseTimeout("00:01:00")]
    Task<Advanced> Finish(int epoch, SimTime end, IReadOnlyList<byte[]> mail);

    /// <summary>Gets ready for checkpoints, beside the windows.</summary>
    [Alias("Prepare"), OneWay]
    Task Prepare();

    /// <summary>Delivers the mail, copies the state of every jurisdiction at this barrier, and begins to store it behind the windows that follow.</summary>
    /// <exception cref="PartitionRefusedException">The partition is not open at this epoch.</exception>
    [Alias("Capture"), ResponseTimeout("00:01:00")]
    Task<Captured> Capture(Capture order);

    /// <summary>Answers when what was captured for this checkpoint has been stored.</summary>
    /// <exception cref="PartitionRefusedException">Nothing was captured for it.</exception>
    [Alias("Stored"), ResponseTimeout("00:05:00")]
    Task<CheckpointPart> Stored(CheckpointPlace place);

    /// <summary>The digests of its jurisdictions, in order of index.</summary>
    [Alias("Digests"), ResponseTimeout("00:01:00")]
    Task<IReadOnlyList<Digest>> Digests();

    /// <summary>Its outcomes from a place on, in canonical order, at most this many.</summary>
    [Alias("ReadOutcomes"), ResponseTimeout("00:01:00")]
    Task<OutcomeChunk> ReadOutcomes(OutcomeCursor from, int atMost);

    /// <summary>A twin's fields.</summary>
    [Alias("Ask")]
    Task<TwinFields> Ask(TwinId twin);

    /// <summary>Forgets everything, unless a later epoch has opened it.</summary>
    [Alias("Close")]
    Task Close(int epoch);
}
