using System.Globalization;
using Bogus;
using Bogus.DataSets;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Plates, numbers of papers and telephones of those who carry hazardous goods: invented, and each from its own code alone.</summary>
public static class HazmatPapers
{
    // Letters of plates leave out I and O.
    private const string PlateLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int PlateNumbers = 24 * 10_000;
    private const int PlateStep = 7_919;

    // Behind the plates of all lorries that a city can have.
    private const int FirstTrailer = 100_000;

    [ThreadStatic]
    private static Name? t_names;

    /// <summary>The plate of a lorry: steps through all plates by a stride that shares no factor with their number, so no two have the same.</summary>
    public static string PlateOf(int index)
    {
        var number = (int)((long)index * PlateStep % PlateNumbers);
        return string.Create(CultureInfo.InvariantCulture, $"苏F{PlateLetters[number / 10_000]}{number % 10_000:0000}");
    }

    /// <summary>The plate of a vehicle's trailer.</summary>
    public static string TrailerPlate(int index) => PlateOf(FirstTrailer + index) + "挂";

    /// <summary>A number of so many digits behind a prefix.</summary>
    public static string Number(string code, string what, string prefix, int digits)
    {
        var below = 1UL;
        for (var i = 0; i < digits; i++) below *= 10;
        return prefix + (StableHash.Of(StableHash.Of(code), StableHash.Of(what)) % below).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>A mobile telephone, with hyphens.</summary>
    public static string Mobile(string code) => Number(code, "mobile", "13", 9).Insert(7, "-").Insert(3, "-");

    /// <summary>A telephone of the city.</summary>
    public static string Phone(string code, string what) => Number(code, what, "0513-8", 7);

    /// <summary>Who sends the goods that a site loads: an enterprise its own, a depot or park those of the trader that stores there.</summary>
    public static Text ConsignorOf(Site site)
    {
        if (site.Kind is not (SiteKind.OilDepot or SiteKind.ChemicalPark)) return site.Name;
        var names = t_names ??= new Name("zh_CN");
        names.Random = new Randomizer((int)(StableHash.Of(site.Code + "-C") >> 33));
        var word = names.FirstName() + names.FirstName();
        return new Text($"{word}石化储运有限公司", $"{Pinyin.Of(word)} Petrochemical Storage and Transport Co., Ltd.");
    }
}
