using System.Reflection;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>What a checkpoint has to know of the classes of twins before it can hold them.</summary>
public static class CheckpointLayouts
{
    /// <summary>
    /// Takes the classes of twins in these assemblies apart and has the code compiled that captures and restores them, so that the first
    /// checkpoint of a run takes no longer than the others. Costs some tenths of a second the first time.
    /// </summary>
    /// <returns>The classes of twins, and those of their own that they hold.</returns>
    /// <exception cref="CheckpointException">A field is kept in a way that a checkpoint cannot hold; names class and field.</exception>
    public static IReadOnlyList<Type> Prepare(params Assembly[] assemblies)
    {
        var reached = new List<Layout>();
        foreach (var twin in assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Twin)) && !type.IsAbstract))
        {
            reached.AddRange(Layout.Of(twin).Reached().Where(layout => !reached.Contains(layout)));
        }

        var given = new GivenThings(0, _ => throw new InvalidOperationException("Nobody is here at a rehearsal."), 0);
        foreach (var layout in reached) layout.State.Rehearse(given);
        return [.. reached.Select(layout => layout.Type)];
    }
}
