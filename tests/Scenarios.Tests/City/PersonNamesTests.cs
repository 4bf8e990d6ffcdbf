using Liandong.Scenarios.City;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class PersonNamesTests
{
    [Fact]
    public void Name_follows_from_the_code_alone()
    {
        var names = Enumerable.Range(0, 5_000).Select(n => PersonNames.Of($"P-{n}")).ToArray();
        Enumerable.Range(0, 5_000).Reverse().Select(n => PersonNames.Of($"P-{n}")).Reverse().ShouldBe(names);
        names.Distinct().Count().ShouldBeGreaterThan(3_000);
    }

    [Fact]
    public void Every_name_has_a_Chinese_and_a_Latin_form()
    {
        for (var n = 0; n < 20_000; n++)
        {
            var name = PersonNames.Of($"Q-{n}");
            name.Zh.Length.ShouldBeInRange(2, 4);
            name.Zh.All(character => character >= 0x4e00 && character <= 0x9fff).ShouldBeTrue(name.Zh);
            name.En.Split(' ').Length.ShouldBe(2);
            name.En.All(character => char.IsAsciiLetter(character) || character is ' ' or 'ü').ShouldBeTrue(name.En);
        }
    }

    [Fact]
    public void One_in_two_has_a_womans_name()
    {
        // Characters that occur in women's given names only.
        const string Women = "芳娟敏静丽玲燕霞梅兰英娜莉萍慧倩颖雯琳蕾晶婷薇菲蓉秀桂凤淑珍艳彩莹丹琴菊怡佳悦诗若婉";
        var share = Enumerable.Range(0, 5_000).Count(n => PersonNames.Of($"S-{n}").Zh[1..].Any(character => Women.Contains(character, StringComparison.Ordinal))) / 5_000.0;
        share.ShouldBeInRange(0.43, 0.5);
    }

    [Fact]
    public void Plane_and_degrees_agree_on_where_a_place_is()
    {
        var plane = new LocalPlane(new GeoPoint(120.895, 31.985));
        plane.On(new GeoPoint(120.895, 31.985)).ShouldBe(new PlanePoint(0, 0));
        var rudong = new GeoPoint(121.181, 32.314);
        var place = plane.On(rudong);
        plane.Off(place.EastMillimetres / 1_000.0, place.NorthMillimetres / 1_000.0).ShouldBe(rudong);
        // Haversine on the mean sphere.
        const double Degree = Math.PI / 180;
        var half = Math.Pow(Math.Sin((32.314 - 31.985) / 2 * Degree), 2) + (Math.Cos(31.985 * Degree) * Math.Cos(32.314 * Degree) * Math.Pow(Math.Sin((121.181 - 120.895) / 2 * Degree), 2));
        var haversine = 2 * 6_371_008.8 * Math.Asin(Math.Sqrt(half));
        place.DistanceTo(new PlanePoint(0, 0)).Value.ShouldBe(haversine, haversine * 0.005);
    }
}
