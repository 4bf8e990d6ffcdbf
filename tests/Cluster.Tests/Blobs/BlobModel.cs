using System.Text;
using Liandong.Grains.Storage;

namespace Liandong.Cluster.Tests.Blobs;

/// <summary>What a store must hold, kept in a dictionary: names 0 and 1 are written, name 2 is appended to.</summary>
internal sealed class BlobModel(IBlobStore store, string prefix)
{
    private const int Journal = 2;

    private readonly SortedDictionary<string, (string Content, string? Tag)> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _oldTags = new(StringComparer.Ordinal);

    public enum Act
    {
        Write,
        Append,
        Delete,
        Read,
    }

    public enum TagChoice
    {
        Any,
        Absent,
        Last,
        Old,
    }

    public sealed record Step(Act Act, int Name, TagChoice Tag, string Content);

    public Task Take(Step step, CancellationToken stop) => step.Act switch
    {
        Act.Write => Write(NameOf(step.Name % Journal), step, stop),
        Act.Append => Append(NameOf(Journal), step, stop),
        Act.Delete => Delete(NameOf(step.Name), step, stop),
        _ => Read(NameOf(step.Name), stop),
    };

    /// <summary>All that is there, by name and content.</summary>
    public async Task Compare(CancellationToken stop)
    {
        (await store.ListAsync(prefix, stop).ToListAsync(stop)).ShouldBe(_held.Select(held => new BlobEntry(held.Key, held.Value.Content.Length)));
        for (var name = 0; name <= Journal; name++) await Read(NameOf(name), stop);
    }

    private async Task Write(string name, Step step, CancellationToken stop)
    {
        if (Condition(name, step.Tag) is not { } condition) return;
        if (!Holds(name, condition))
        {
            await Should.ThrowAsync<BlobConditionException>(() => store.WriteAsync(name, Bytes(step.Content), condition, stop));
            return;
        }

        Forget(name);
        _held[name] = (step.Content, await store.WriteAsync(name, Bytes(step.Content), condition, stop));
    }

    private async Task Append(string name, Step step, CancellationToken stop)
    {
        var held = _held.GetValueOrDefault(name).Content ?? "";
        var position = step.Tag == TagChoice.Old ? held.Length + 1 : held.Length;
        if (position == held.Length)
        {
            (await store.AppendAsync(name, position, Bytes(step.Content), stop)).ShouldBe(held.Length + step.Content.Length);
            _held[name] = (held + step.Content, null);
        }
        else
        {
            await Should.ThrowAsync<BlobConditionException>(() => store.AppendAsync(name, position, Bytes(step.Content), stop));
        }
    }

    private async Task Delete(string name, Step step, CancellationToken stop)
    {
        if (Condition(name, step.Tag) is not { MustBeAbsent: false } condition) return;
        if (!Holds(name, condition))
        {
            await Should.ThrowAsync<BlobConditionException>(() => store.DeleteAsync(name, condition, stop));
            return;
        }

        Forget(name);
        await store.DeleteAsync(name, condition, stop);
        _held.Remove(name);
    }

    private async Task Read(string name, CancellationToken stop)
    {
        var blob = await store.ReadAsync(name, stop);
        var known = _held.TryGetValue(name, out var held);
        (blob is null ? null : Encoding.UTF8.GetString(blob.Content.Span)).ShouldBe(known ? held.Content : null);
        if (held.Tag is { } tag) blob!.Tag.ShouldBe(tag);
    }

    // None when there is no such tag to ask for.
    private BlobCondition? Condition(string name, TagChoice choice) => choice switch
    {
        TagChoice.Any => BlobCondition.Any,
        TagChoice.Absent => BlobCondition.IfAbsent,
        TagChoice.Last => _held.GetValueOrDefault(name).Tag is { } last ? BlobCondition.IfTag(last) : null,
        _ => _oldTags.TryGetValue(name, out var old) ? BlobCondition.IfTag(old) : null,
    };

    private bool Holds(string name, BlobCondition condition) =>
        condition.MustBeAbsent ? !_held.ContainsKey(name) : condition.Tag is null || _held.GetValueOrDefault(name).Tag == condition.Tag;

    private void Forget(string name)
    {
        if (_held.GetValueOrDefault(name).Tag is { } tag) _oldTags[name] = tag;
    }

    private string NameOf(int name) => prefix + name switch { 0 => "head", 1 => "a/b", _ => "journal" };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
