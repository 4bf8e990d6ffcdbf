using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Grains.Doors;

/// <summary>What all front doors have in common: they hold nothing and know only where their entity is stepped.</summary>
internal abstract class EntityDoor(TwinKind kind) : Grain, IEntityDoor
{
    /// <inheritdoc/>
    public Task<TwinFields> Ask()
    {
        var key = this.GetPrimaryKeyString().Split('/');
        if (key.Length < 4 || !byte.TryParse(key[^3], CultureInfo.InvariantCulture, out var found) || found != (byte)kind
            || !ushort.TryParse(key[^2], CultureInfo.InvariantCulture, out var jurisdiction)
            || !int.TryParse(key[^1], CultureInfo.InvariantCulture, out var index) || index < 0)
        {
            throw new ArgumentException($"'{this.GetPrimaryKeyString()}' is not the key of a {kind}: it should read run/{(byte)kind}/jurisdiction/index.");
        }

        var run = string.Join('/', key[..^3]);
        return GrainFactory.GetGrain<IRunGrain>(run).Ask(new TwinId(found, jurisdiction, index));
    }
}
