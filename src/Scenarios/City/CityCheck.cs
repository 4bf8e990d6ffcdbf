using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>How many of one kind of thing a city has.</summary>
public sealed record KindCount(Text Kind, int Count);

/// <summary>What a check of a city found: problems, or none and a summary of what is defined.</summary>
public sealed record CityCheckResult(ImmutableArray<Finding> Findings, ImmutableArray<KindCount> Summary)
{
    /// <summary>Whether the city can be run.</summary>
    public bool IsUsable => Findings.IsEmpty;
}

/// <summary>Checks a city's files and names as much of what is wrong as can be told at once, for people who write them.</summary>
public static class CityCheck
{
    /// <summary>Checks a city by name, folder, or the path of its <c>city.yaml</c>. Never throws for what the files hold.</summary>
    public static CityCheckResult Check(string nameOrPath)
    {
        var problems = new Problems();
        try
        {
            return new CityCheckResult([], Summary(CityReader.Read(CityFiles.Folder(nameOrPath), problems)));
        }
        catch (DefinitionException first)
        {
            if (problems.Found.Count == 0) problems.Add(first);
            return new CityCheckResult([.. problems.Found.Select(found => new Finding(found.File, found.Line, found.Zh, found.En))], []);
        }
    }

    /// <summary>How many of each kind of thing a city has.</summary>
    public static ImmutableArray<KindCount> Summary(CityDefinition city) =>
    [
        new(new Text("县区", "counties"), city.Counties.Length),
        new(new Text("镇街", "towns"), city.Towns.Length),
        new(new Text("网格", "cells"), city.Cells.Length),
        new(new Text("人口", "inhabitants"), city.Towns.Sum(town => town.Population)),
        new(new Text("部门", "departments"), city.Departments.Length),
        new(new Text("驻场部门", "resident departments"), city.Departments.Count(department => department.Resident)),
        new(new Text("事项", "matters"), city.Matters.Length),
        .. Enum.GetValues<SiteKind>().Select(kind => new KindCount(Words(kind), city.Sites.Count(site => site.Kind == kind))),
        new(new Text("易涝点", "low points"), city.LowPoints.Length),
        new(new Text("雨量站", "rain gauges"), city.Sensors.Count(sensor => sensor.Kind == SensorKind.RainGauge)),
        new(new Text("积水监测站", "ponding sensors"), city.Sensors.Count(sensor => sensor.Kind == SensorKind.Ponding)),
        new(new Text("网格员", "grid officers"), city.Officers.Count(officer => !officer.Enforcement)),
        new(new Text("执法人员", "enforcement officers"), city.Officers.Count(officer => officer.Enforcement)),
        new(new Text("联合执法队", "joint enforcement squads"), city.Squads.Length),
        new(new Text("排水抢险队", "drainage crews"), city.Crews.Length),
        new(new Text("危货运输企业", "hazardous-goods carriers"), city.Hazmat.Carriers.Length),
        new(new Text("危货运输车辆", "hazardous-goods vehicles"), city.Hazmat.Vehicles.Length),
    ];

    private static Text Words(SiteKind kind) => kind switch
    {
        SiteKind.FuelStation => new("加油站", "fuel stations"),
        SiteKind.Depot => new("货运场站", "depots"),
        SiteKind.Parking => new("停车场", "parking places"),
        SiteKind.HazmatEnterprise => new("危化企业", "hazmat enterprises"),
        SiteKind.ConstructionSite => new("建筑工地", "construction sites"),
        SiteKind.ChemicalPark => new("化工园区", "chemical parks"),
        SiteKind.Sluice => new("水闸", "sluices"),
        SiteKind.PumpingStation => new("泵站", "pumping stations"),
        SiteKind.OilDepot => new("油库", "oil depots"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of site."),
    };
}
