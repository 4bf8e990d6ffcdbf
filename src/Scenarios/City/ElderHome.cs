using System.Collections.Immutable;
using Liandong.Twins.Elders;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Who looks after an elder: how far away, and when they can be reached.</summary>
public sealed record Guardian(Text Name, Text Relation, int Metres, GuardianHours Hours);

/// <summary>A wristband wearer and their home; <see cref="Property"/> is an index into the city's property companies, or −1.</summary>
public sealed record ElderHome(int Index, string Code, Text Name, ElderGroup Group, int Age, bool Woman, int Cell, GeoPoint Location, PlanePoint Place, Guardian? Guardian, int Property)
{
    /// <summary>The examination that the city lists; null where it lists none and a person's is generated as the rest of their life is.</summary>
    public Enrolment? Examined { get; init; }

    /// <summary>Whether the city lists this person; otherwise they were made for it.</summary>
    public bool IsListed { get; init; }

    /// <summary>What the file says since enrolment. Nothing is made up about a listed person whose own wristband reports.</summary>
    /// <param name="isFed">Whether it does.</param>
    public Enrolment FileOf(bool isFed) => Examined ?? (isFed && IsListed ? Enrolment.Unknown : Enrolment.Of(StableHash.Of(Code)));
}

/// <summary>A property company (物业) that looks after the estates of one cell, with a duty guard at its gate.</summary>
public sealed record PropertyCompany(int Index, string Code, Text Name, int Cell, PlanePoint Place, bool ByNight);

/// <summary>The wearers of a city and the property companies of their estates.</summary>
public sealed record ElderHomes(ImmutableArray<ElderHome> Elders, ImmutableArray<PropertyCompany> Properties)
{
    /// <summary>A city without the system.</summary>
    public static readonly ElderHomes None = new([], []);
}

/// <summary>What the six groups are called.</summary>
public static class ElderGroups
{
    /// <summary>A group's name.</summary>
    public static Text NameOf(ElderGroup group) => group switch
    {
        ElderGroup.LivingAlone => new("70 岁以上独居", "70+ living alone"),
        ElderGroup.EmptyNest => new("80 岁以上空巢", "80+ empty nest"),
        ElderGroup.Alzheimer => new("阿尔茨海默病患者", "Alzheimer patients"),
        ElderGroup.Ninety => new("90 岁以上老人家庭", "Households of the 90+"),
        ElderGroup.IntellectualDisability => new("一、二级智力残疾", "Intellectual disability, degree 1–2"),
        ElderGroup.MentalDisability => new("一、二级精神残疾", "Mental disability, degree 1–2"),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Unknown group."),
    };
}
