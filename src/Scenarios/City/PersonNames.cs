using Bogus;
using Bogus.DataSets;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>
/// Invented names of people: Chinese from Bogus' zh_CN lists, English as its pinyin, both from the person's own code, so that who else
/// exists never changes a name.
/// </summary>
public static class PersonNames
{
    /// <summary>The name of the person with this code.</summary>
    public static Text Of(string code)
    {
        // Parsing the lists is most of the cost, so each thread keeps its reader; the generator is new for every person.
        var names = t_names ??= new Name("zh_CN");
        names.Random = new Randomizer((int)(StableHash.Of(code) >> 33));
        var family = names.LastName();
        var given = names.FirstName();
        return new Text(family + given, Pinyin.Of(family) + " " + Pinyin.Of(given));
    }

    [ThreadStatic]
    private static Name? t_names;
}
