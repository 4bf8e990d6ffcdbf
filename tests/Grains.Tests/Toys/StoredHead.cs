using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Orleans.Storage;

namespace Liandong.Grains.Tests.Toys;

/// <summary>A run's head in a store that several grains have open, each with its own copy and tag.</summary>
internal sealed class StoredHead
{
    private int _tag = 1;
    private bool? _fails;

    /// <summary>What is stored.</summary>
    public RunHead Written { get; private set; } = new() { Format = RunHead.PresentFormat, Epoch = 1, Lives = 1, Definition = ToyCity.Definition(), Options = new RunOptions(), State = RunState.Running };

    /// <summary>The next write fails; before or after it is there.</summary>
    public void FailsNext(bool written) => _fails = written;

    /// <summary>Opens it.</summary>
    public Copy Open() => new(this);

    /// <summary>A grain's copy.</summary>
    internal sealed class Copy(StoredHead stored) : IPersistentState<RunHead>
    {
        private int _tag = stored._tag;

        public RunHead State { get; set; } = stored.Written.Copy();

        public string Etag => _tag.ToString(CultureInfo.InvariantCulture);

        public bool RecordExists => true;

        public Task ReadStateAsync()
        {
            (State, _tag) = (stored.Written.Copy(), stored._tag);
            return Task.CompletedTask;
        }

        public Task WriteStateAsync()
        {
            if (_tag != stored._tag) throw new InconsistentStateException("the head was changed", stored._tag.ToString(CultureInfo.InvariantCulture), Etag);
            var fails = stored._fails;
            stored._fails = null;
            if (fails == false) throw Away();
            (stored.Written, stored._tag) = (State.Copy(), stored._tag + 1);
            if (fails == true) throw Away();
            _tag = stored._tag;
            return Task.CompletedTask;
        }

        public Task ClearStateAsync() => throw new NotSupportedException();

        private static OrleansException Away() => new("The store failed.", new BlobStoreException(BlobStoreFault.Unreachable, "memory", "as the test arranged"));
    }
}
