using CsCheck;
using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Elders;

public class SubjectIncidentTests
{
    [Fact]
    public void An_incident_leads_back_to_whom_it_befell() =>
        Gen.Select(Gen.Byte[1, 127], Gen.Int[0, (1 << 22) - 1], Gen.Long[0, uint.MaxValue]).Sample((kind, number, count) =>
        {
            var incident = SubjectIncident.Of((TwinKind)kind, number, count);
            return SubjectIncident.Is(incident) && !PondingIncident.IsPonding(incident) && SubjectIncident.SubjectOf(incident) == ((TwinKind)kind, number) && SubjectIncident.CountOf(incident) == count && incident > 0;
        });

    [Theory]
    [InlineData(-1, 0L)]
    [InlineData(1 << 22, 0L)]
    [InlineData(0, -1L)]
    [InlineData(0, 1L << 32)]
    public void What_has_no_number_is_refused(int number, long count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SubjectIncident.Of(TwinKind.Elder, number, count));

    [Fact]
    public void Who_hears_is_said_once_a_kind()
    {
        var system = new CommandSystem([], [0], [[]], new WorkCalendar(SimDuration.Zero), new Habits());
        var elder = new TwinId((byte)TwinKind.Elder, 0, 41);
        system.Locate(TwinKind.Elder, [TwinId.None, elder]);
        system.Subject(TwinKind.Elder, 1).ShouldBe(elder);
        Should.Throw<ArgumentException>(() => system.Locate(TwinKind.Elder, []));
        Should.Throw<KeyNotFoundException>(() => system.Subject(TwinKind.WaterMain, 0));
    }

    [Fact]
    public void Other_incidents_befall_nobody_in_particular()
    {
        SubjectIncident.Is(PondingIncident.Of(3)).ShouldBeFalse();
        SubjectIncident.Is((106L << 37) | (700L << 21) | (1L << 20) | 5).ShouldBeFalse("an incident of a town's life");
        Should.Throw<ArgumentException>(() => SubjectIncident.SubjectOf(7));
    }
}
