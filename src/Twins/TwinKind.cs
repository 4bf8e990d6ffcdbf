namespace Liandong.Twins;

/// <summary>What a twin of the city is: the kind in its <see cref="Time.TwinId"/>. Part of every digest: numbers are never reused.</summary>
public enum TwinKind : byte
{
    /// <summary>A command centre (指挥中心), always the first twin of its jurisdiction.</summary>
    CommandCenter = 1,

    /// <summary>The 12345 hotline (政务热线), one in the municipal jurisdiction.</summary>
    Hotline = 2,

    /// <summary>A municipal or county department's desk (部门).</summary>
    Department = 3,

    /// <summary>A department's resident on a command floor (入驻人员).</summary>
    Resident = 4,

    /// <summary>The life of a town (市民生活): where incidents and requests come from.</summary>
    TownLife = 5,

    /// <summary>An order (工单).</summary>
    Order = 6,

    /// <summary>A team that shares its field units and their waiting jobs (队伍).</summary>
    Team = 7,

    /// <summary>A grid officer (网格员).</summary>
    Officer = 8,

    /// <summary>An enforcement officer posted in the grids (执法队员).</summary>
    Enforcer = 9,

    /// <summary>A county's joint enforcement squad (联合执法队).</summary>
    Squad = 10,

    /// <summary>A drainage crew with its pumps (排水抢险队).</summary>
    Crew = 11,

    /// <summary>A grid cell (网格).</summary>
    GridCell = 12,

    /// <summary>A rain gauge or ponding sensor (传感器).</summary>
    Sensor = 13,

    /// <summary>A vehicle that carries hazardous goods (危险货物运输车辆).</summary>
    Vehicle = 20,

    /// <summary>The register of electronic waybills (电子运单登记), one in the municipal jurisdiction.</summary>
    WaybillRegistry = 21,

    /// <summary>The city's monitoring models of hazardous goods (危化监测预警模型).</summary>
    RiskModel = 22,

    /// <summary>An unapproved yard or tank group (黑加油点、黑油库).</summary>
    HiddenSite = 23,

    /// <summary>A wristband wearer (佩戴手环的老人), with guardian and alarm.</summary>
    Elder = 25,

    /// <summary>The duty guard of a property company (物业值班保安).</summary>
    PropertyGuard = 26,

    /// <summary>A vessel on the water (船舶).</summary>
    Vessel = 28,

    /// <summary>A station on the bank with radar, AIS and a water-quality gauge (岸基感知站).</summary>
    ShoreStation = 29,

    /// <summary>A county's patrol boats on a shore (水上巡逻队).</summary>
    PatrolPost = 30,

    /// <summary>A registered outfall to the sea (入海排污口).</summary>
    SeaOutfall = 52,

    /// <summary>A burst water main (供水主管), with the water company's repair crews.</summary>
    WaterMain = 31,

    /// <summary>The homes of a cell that lose their water (停水居民).</summary>
    DryHomes = 50,

    /// <summary>The office that renews old estates (老旧小区改造办), one in the municipal jurisdiction.</summary>
    RenewalOffice = 51,

    /// <summary>A day-care station (养老服务驿站): the elders it looks after and its places.</summary>
    CareStation = 34,

    /// <summary>A provider of home care (服务商) with its workers.</summary>
    CareProvider = 35,

    /// <summary>The city's care platform (养老服务平台), which gives orders to providers; one in the municipal jurisdiction.</summary>
    CarePlatform = 36,

    /// <summary>A resident supervisor's office (驻点督导): of a community, a street or the district.</summary>
    Supervisor = 37,

    /// <summary>Something in a street that nobody owns (权属不清设施).</summary>
    UnownedAsset = 38,

    /// <summary>A release of a hazardous gas at a plant (泄漏).</summary>
    Release = 32,

    /// <summary>The people of a grid cell near a plant (居民).</summary>
    Neighbourhood = 33,

    /// <summary>A gas detector of a chemical park (气体探测器).</summary>
    GasSensor = 43,

    /// <summary>The command on the scene of a release (现场指挥部).</summary>
    IncidentCommand = 44,

    /// <summary>A public shelter (避难场所).</summary>
    Shelter = 45,

    /// <summary>An application for an administrative approval (行政审批).</summary>
    Approval = 39,

    /// <summary>A law-enforcement case (行政执法案件).</summary>
    Case = 40,

    /// <summary>A service hall with its filing window (政务服务大厅), one in each county and the city.</summary>
    ServiceHall = 41,
}
