using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;
using Liandong.Twins.Waybills;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>The registers of licences and qualifications of a city: almost everybody's are valid; whose are not follows from their own code.</summary>
internal static class LicencePlan
{
    private const int MostGoods = 64;

    /// <exception cref="Yaml.DefinitionException">The city has more goods than a licence has room for.</exception>
    public static LicenceRegister Of(CityDefinition city, HazmatHabits habits)
    {
        var goods = city.Hazmat.Goods;
        if (goods.Length > MostGoods) throw new Yaml.DefinitionException(city.Id, 0, $"许可登记最多支持 {MostGoods} 种货物", $"the register of licences knows at most {MostGoods} goods");
        ImmutableArray<ulong> all = [.. city.Hazmat.Carriers.Select(carrier => Mask(goods, city.Hazmat.Vehicles.Where(vehicle => vehicle.Carrier == carrier.Index).Select(vehicle => goods[vehicle.Goods].Class).ToHashSet()))];
        return new LicenceRegister([.. city.Hazmat.Vehicles.Select(vehicle => Of(vehicle, goods, all[vehicle.Carrier], city.Hazmat.Carriers[vehicle.Carrier], habits))]);
    }

    private static VehicleLicence Of(HazmatVehicle vehicle, ImmutableArray<HazmatGoods> goods, ulong carrierMay, HazmatCarrier carrier, HazmatHabits habits)
    {
        var may = IsOneOf(vehicle.Code, "class", habits.CarriesUnlicensed) ? carrierMay & ~Mask(goods, [goods[vehicle.Goods].Class]) : carrierMay;
        return new VehicleLicence(
            may,
            (long)(vehicle.TankLitres * 100L * (IsOneOf(vehicle.Code, "volume", habits.TankUnderstated) ? habits.UnderstatedTo : 1)),
            !IsOneOf(vehicle.Code, "certificate", habits.RunsUncertified),
            !IsOneOf(vehicle.Driver.Code, "qualification", habits.WorksUnqualified),
            !IsOneOf(carrier.ReliefDriver.Code, "qualification", habits.WorksUnqualified),
            !IsOneOf(vehicle.Escort.Code, "qualification", habits.WorksUnqualified));
    }

    private static ulong Mask(ImmutableArray<HazmatGoods> goods, HashSet<string> classes) =>
        goods.Where(kind => classes.Contains(kind.Class)).Aggregate(0UL, (mask, kind) => mask | (1UL << kind.Index));

    private static bool IsOneOf(string code, string what, double share) => new Chance(0, StableHash.Of(code), StableHash.Of("lapsed " + what)).NextIs(share);
}
