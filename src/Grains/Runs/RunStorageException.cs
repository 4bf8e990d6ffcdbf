namespace Liandong.Grains.Runs;

/// <summary>Something that is stored of a run is missing or damaged; the message says what. An earlier checkpoint leads to the same result.</summary>
/// <param name="message">What, in English.</param>
/// <param name="zh">What, in Chinese.</param>
/// <param name="inner">What told it.</param>
[GenerateSerializer, Alias("RunStorageException")]
public sealed class RunStorageException(string message, string zh, Exception? inner = null) : Exception(message, inner), IBilingual
{
    /// <inheritdoc/>
    [Id(0)]
    public string Zh { get; private set; } = zh;
}

/// <summary>A run's journal is damaged before its end, or a part of it is missing: what was acknowledged would be lost, so the run does not go on.</summary>
/// <param name="message">What, in English.</param>
/// <param name="zh">What, in Chinese.</param>
[GenerateSerializer, Alias("JournalDamagedException")]
public sealed class JournalDamagedException(string message, string zh) : Exception(message), IBilingual
{
    /// <inheritdoc/>
    [Id(0)]
    public string Zh { get; private set; } = zh;
}

/// <summary>What is stored of a run is whole and does not fit this program or definition; the message says why. No other checkpoint would fit better.</summary>
/// <param name="message">Why, in English.</param>
/// <param name="zh">Why, in Chinese.</param>
/// <param name="inner">What told it.</param>
[GenerateSerializer, Alias("RunMisfitException")]
public sealed class RunMisfitException(string message, string zh, Exception? inner = null) : Exception(message, inner), IBilingual
{
    /// <inheritdoc/>
    [Id(0)]
    public string Zh { get; private set; } = zh;
}

/// <summary>Another silo goes on with the run: this one was thought lost. Or somebody stopped or removed it elsewhere.</summary>
[GenerateSerializer, Alias("RunTakenOverException")]
public sealed class RunTakenOverException : Exception, IBilingual
{
    /// <param name="run">The run.</param>
    /// <param name="epoch">The epoch whose journal was closed.</param>
    public RunTakenOverException(string run, int epoch)
        : base($"Run {run} goes on elsewhere: another silo has closed the journal of epoch {epoch}.") => Zh = $"运行 {run} 已由别处接手：第 {epoch} 段的日志被关闭了。";

    /// <param name="run">The run.</param>
    /// <param name="epoch">The epoch of this life.</param>
    /// <param name="present">The epoch that the head has.</param>
    public RunTakenOverException(string run, int epoch, int present)
        : base($"Run {run} goes on elsewhere: its epoch is {present}, and this silo's was {epoch}.") => Zh = $"运行 {run} 已由别处接手：现在是第 {present} 段，这里是第 {epoch} 段。";

    /// <inheritdoc/>
    [Id(0)]
    public string Zh { get; private set; }
}
