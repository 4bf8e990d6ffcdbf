namespace Liandong.Twins.Elders;

/// <summary>The six groups of people who get a wristband. Numbers are part of recordings.</summary>
public enum ElderGroup
{
    /// <summary>独居: seventy or older and living alone.</summary>
    LivingAlone = 0,

    /// <summary>空巢: eighty or older, the children moved out.</summary>
    EmptyNest = 1,

    /// <summary>阿尔茨海默病.</summary>
    Alzheimer = 2,

    /// <summary>高龄: households of the ninety-year-olds.</summary>
    Ninety = 3,

    /// <summary>一、二级智力残疾.</summary>
    IntellectualDisability = 4,

    /// <summary>一、二级精神残疾.</summary>
    MentalDisability = 5,
}

/// <summary>What truly happens to an elder. Numbers are part of recordings.</summary>
public enum Trouble
{
    None = 0,

    /// <summary>跌倒.</summary>
    Fall = 1,

    /// <summary>心脏急症: infarction, arrhythmia, syncope.</summary>
    Cardiac = 2,

    /// <summary>其他急需帮助: dizziness, breathlessness, pain.</summary>
    Unwell = 3,

    /// <summary>中暑.</summary>
    Heat = 4,

    /// <summary>走失.</summary>
    Astray = 5,
}

/// <summary>What a wristband's alarm is about. Numbers are part of recordings.</summary>
public enum AlarmCause
{
    None = 0,

    /// <summary>一键呼救.</summary>
    Sos = 1,

    /// <summary>跌倒报警.</summary>
    Fall = 2,

    /// <summary>体征异常.</summary>
    VitalSigns = 3,

    /// <summary>走出安全区.</summary>
    Fence = 4,
}

/// <summary>Who comes to help. Numbers are part of recordings.</summary>
public enum Rescuer
{
    None = 0,

    /// <summary>指挥中心: the command centre, by telephone.</summary>
    Centre = 1,

    /// <summary>监护人: the guardian.</summary>
    Guardian = 2,

    /// <summary>社区网格员: the community officer.</summary>
    Officer = 3,

    /// <summary>物业保安: the property company's duty guard.</summary>
    Guard = 4,
}

/// <summary>What state a wristband is in. Numbers are part of recordings.</summary>
public enum DeviceState
{
    /// <summary>佩戴中.</summary>
    Worn = 0,

    /// <summary>未佩戴.</summary>
    PutDown = 1,

    /// <summary>电量耗尽.</summary>
    Empty = 2,
}
