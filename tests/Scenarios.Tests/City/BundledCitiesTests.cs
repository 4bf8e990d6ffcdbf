using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class BundledCitiesTests
{
    [Theory]
    [InlineData("nantong")]
    [InlineData("toytown")]
    public void Bundled_city_has_no_findings(string name)
    {
        var check = CityCheck.Check(name);
        check.Findings.ShouldBeEmpty();
        check.Summary.ShouldNotBeEmpty();
    }
}
