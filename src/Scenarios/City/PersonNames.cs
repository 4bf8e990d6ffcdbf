using Bogus;
using Bogus.DataSets;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>
/// Invented names of people: Chinese from Bogus' zh_CN lists, English as its pinyin, both from the person's own code, so that who else
/// exists never changes a name. Bogus' given names are men's, so women, who are one in two, have a list of their own.
/// </summary>
public static class PersonNames
{
    private const string WomensNames =
        "芳 娟 敏 静 丽 玲 燕 霞 梅 兰 英 娜 莉 萍 慧 倩 颖 雯 琳 蕾 晶 婷 洁 薇 菲 蓉 秀英 桂英 凤英 淑珍 淑芳 玉兰 " +
        "玉梅 秀兰 秀珍 月红 春兰 春燕 海燕 晓燕 晓红 丽华 丽娟 丽萍 美玲 雅静 雅婷 雪梅 文静 慧敏 慧玲 欣怡 佳怡 佳琳 诗涵 " +
        "雨涵 梦婷 梦洁 婉清 若兰 思颖 思雨 雨欣 雨婷 子涵 紫涵 嘉怡 静怡 艳丽 艳梅 红霞 小红 晓芳 晓娟 晓丽 秀丽 爱华 爱英 " +
        "玉英 玉珍 云霞 海霞 彩霞 彩云 莹莹 丹丹 娜娜 琪琪 悦然 佳慧 思慧 雅雯 雅琴 秋月 秋菊 文琴 文娟 建芳 建英";

    private static readonly string[] OfWomen = WomensNames.Split(' ');

    [ThreadStatic]
    private static Name? t_names;

    /// <summary>The name of the person with this code.</summary>
    public static Text Of(string code)
    {
        // Parsing the lists is most of the cost, so each thread keeps its reader; the generator is new for every person.
        var names = t_names ??= new Name("zh_CN");
        names.Random = new Randomizer((int)(StableHash.Of(code) >> 33));
        var family = names.LastName();
        var given = names.Random.Bool() ? names.Random.ArrayElement(OfWomen) : names.FirstName();
        return new Text(family + given, Pinyin.Of(family) + " " + Pinyin.Of(given));
    }
}
