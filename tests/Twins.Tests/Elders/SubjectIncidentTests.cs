using CsCheck;
using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Elders;

public class SubjectIncidentTests
{
    [Fact]
    public void An_incident_leads_back_to_whom_it_befell() =>
        Gen.Select(Gen.Byte[1, 127], Gen.Int[0, 0xFFFF], Gen.Int[0, (1 << 22) - 1], Gen.Int[0, 0xFFFF]).Sample((kind, jurisdiction, index, number) =>
        {
            var subject = new TwinId(kind, jurisdiction, index);
            var incident = SubjectIncident.Of(subject, number);
            return SubjectIncident.Is(incident) && !PondingIncident.IsPonding(incident) && SubjectIncident.SubjectOf(incident) == subject && incident > 0 && (number == 0xFFFF || SubjectIncident.Of(subject, number + 1) != incident);
        });

    [Fact]
    public void Other_incidents_befall_nobody_in_particular()
    {
        SubjectIncident.Is(PondingIncident.Of(3)).ShouldBeFalse();
        SubjectIncident.Is((106L << 37) | (700L << 21) | (1L << 20) | 5).ShouldBeFalse("an incident of a town's life");
        Should.Throw<ArgumentException>(() => SubjectIncident.SubjectOf(7));
    }
}
