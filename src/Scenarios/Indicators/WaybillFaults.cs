using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Waybills;

namespace Liandong.Scenarios.Indicators;

/// <summary>In what waybills did not agree with the registers, counted by kind; one waybill may have several.</summary>
internal static class WaybillFaults
{
    /// <summary>The kinds, in the order of the report.</summary>
    public static readonly ImmutableArray<WaybillFault> Kinds = [.. Enum.GetValues<WaybillFault>().Where(fault => fault != WaybillFault.None)];

    /// <summary>How many kinds there are.</summary>
    public static int Count => Kinds.Length;

    /// <summary>Counts a waybill under each of its faults.</summary>
    public static void Add(int code, int[] counts)
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            if (((WaybillFault)code & Kinds[kind]) != WaybillFault.None) counts[kind]++;
        }
    }

    /// <summary>The table; null when there were none.</summary>
    public static SectionTable? Table(int[] counts, long issued) => counts.All(count => count == 0) ? null : new SectionTable(
        new("电子运单与许可、资格登记核对不符", "Waybills that do not agree with the registers of licences"),
        [(new("不符之处", "In what"), true), (new("运单数", "Waybills"), false), (new("占签发运单", "Of all issued"), false)],
        [.. Kinds.Select((kind, number) => ImmutableArray.Create(Words(kind), Plain(counts[number].ToString("N0", CultureInfo.InvariantCulture)), Plain(issued == 0 ? "–" : (100.0 * counts[number] / issued).ToString("0.00", CultureInfo.InvariantCulture) + "%")))]);

    /// <summary>What a fault is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none, or several.</exception>
    public static Text Words(WaybillFault fault) => fault switch
    {
        WaybillFault.Incomplete => new("填写不全", "Incomplete"),
        WaybillFault.ClassNotLicensed => new("货物类别不在许可范围", "Class not on the licence"),
        WaybillFault.OverTank => new("装载量超过罐体容积", "More than the tank's volume"),
        WaybillFault.VehicleNotCertified => new("道路运输证失效", "Transport certificate lapsed"),
        WaybillFault.DriverNotQualified => new("驾驶员无有效资格", "Driver without a valid qualification"),
        WaybillFault.EscortNotQualified => new("押运员无有效资格", "Escort without a valid qualification"),
        WaybillFault.Missing => new("卸货而没有运单", "Delivered without a waybill"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not one fault."),
    };

    private static Text Plain(string text) => new(text, text);
}
