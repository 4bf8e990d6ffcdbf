using System.Globalization;
using System.Reflection;
using Liandong.Twins.Geography;
using Liandong.Twins;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Repo.Tests;

/// <summary>The assumptions about staff and citizens as the pages for planners write them.</summary>
internal static class HabitValues
{
    // Places in a city's catalogue, not assumptions.
    private static readonly string[] Indices = [nameof(Habits.RectifyMatter), nameof(Habits.PondingMatters)];

    /// <summary>Each habit's name in the code and its value.</summary>
    public static IEnumerable<(string Name, string Value)> All()
    {
        var habits = new Habits();
        foreach (var habit in typeof(Habits).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(habit => habit.CanWrite && !Indices.Contains(habit.Name)))
            yield return (habit.Name, Written(habit.Name, habit.GetValue(habits)));
    }

    private static string Written(string name, object? value) => value switch
    {
        null => "–",
        WorkTime work => string.Create(CultureInfo.InvariantCulture, $"{work.MedianMinutes:0.##} min, σ {work.Sigma:0.##}"),
        SimDuration duration => duration.ToString(),
        double speed when name.EndsWith("Speed", StringComparison.Ordinal) => string.Create(CultureInfo.InvariantCulture, $"{speed * 3.6:0.#} km/h"),
        double share when name is nameof(Habits.ByPhone) or nameof(Habits.RelayedOfOthers) or nameof(Habits.CallBackReached) or nameof(Habits.DeferFrom) or nameof(Habits.Defers) or nameof(Habits.DeferBy) or nameof(Habits.FoundByPatrol) or nameof(Habits.FoundBySensors) or nameof(Habits.DirectAnswerOfKnown) or nameof(Habits.RecordingIsEnough) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%"),
        int permille when name.StartsWith("Cost", StringComparison.Ordinal) || name == nameof(Habits.ContentAtBest) => string.Create(CultureInfo.InvariantCulture, $"{permille / 10.0:0.#}%"),
        Metres length => string.Create(CultureInfo.InvariantCulture, $"{length.Value / 1_000:0.#} km"),
        IFormattable number => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, $"The page has no way to write {name}."),
    };
}
