using CsCheck;
using Liandong.Twins.Roads;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Vehicles;

public sealed class VehicleTests
{
    [Fact]
    public void Driving_and_reporting_allocate_nothing_in_the_steady_state()
    {
        var (partition, _) = ThreeTowns.Of(40);
        // By then each of them has had a waybill, which gives it a place at the office.
        ThreeTowns.RunTo(partition, 15 * 24 * ThreeTowns.Hour);
        var (handled, before) = (partition.Handled, GC.GetAllocatedBytesForCurrentThread());

        ThreeTowns.RunTo(partition, 16 * 24 * ThreeTowns.Hour);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        (partition.Handled - handled).ShouldBeGreaterThan(12_000);
        allocated.ShouldBe(0);
    }

    [Fact]
    public void It_remembers_the_waybills_of_a_fortnight_the_latest_first()
    {
        var (partition, vehicles) = ThreeTowns.Of(5, new HazmatHabits { Works = 1, SecondTrip = 1 });
        ThreeTowns.RunTo(partition, 20 * 24 * ThreeTowns.Hour);
        var now = new SimTime(20 * 24 * ThreeTowns.Hour);
        foreach (var vehicle in vehicles)
        {
            var count = vehicle.WaybillCount(now);
            count.ShouldBeInRange(8, 28);
            for (var back = 0; back < count; back++)
            {
                var waybill = vehicle.WaybillAt(back);
                (waybill.Number / 100 % 100_000).ShouldBe(vehicle.Facts.Number);
                (waybill.From, waybill.To).ShouldBe((1, 2));
                (now - waybill.LoadedAt).ShouldBeLessThanOrEqualTo(SimDuration.FromDays(14));
                if (back > 0) waybill.LoadedAt.ShouldBeLessThan(vehicle.WaybillAt(back - 1).LoadedAt);
                if (back > 0) (waybill.Loaded, waybill.IsOpen).ShouldBe((waybill.Delivered, false));
            }
        }
    }

    [Fact]
    public void A_place_fits_into_one_number()
    {
        Gen.Select(Gen.Long[-120_000_000, 120_000_000], Gen.Long[-120_000_000, 120_000_000]).Sample((east, north) =>
            Vehicle.Unpacked(Vehicle.Packed(new(east, north))).ShouldBe(new(east, north)));
    }

    [Fact]
    public void By_day_the_expressway_is_taken_and_by_night_the_main_road()
    {
        ThreeTowns.Roads.Next(0, 2, expressways: true).ShouldBe(2);
        ThreeTowns.Roads.Next(0, 2, expressways: false).ShouldBe(0);
        ThreeTowns.Roads.Travel(0, 2).ShouldBe((int)RoadNetwork.Milliseconds(ThreeTowns.Roads.Place(0), ThreeTowns.Roads.Place(2), 21_000));
    }

    [Fact]
    public void The_log_counts_driving_since_the_last_rest_and_in_any_24_hours()
    {
        var custom = new DriverCustom(6 * ThreeTowns.Hour, 9 * ThreeTowns.Hour, 10 * 60_000, 0, MindsNoNightBan: false);
        var log = new DrivingLog();
        log.Drove(0, 3 * ThreeTowns.Hour);
        log.Stopped(19 * 60_000, in custom);
        log.Drove(4 * ThreeTowns.Hour, 5 * ThreeTowns.Hour);
        log.SinceRest.ShouldBe(4 * ThreeTowns.Hour);
        // To this driver 19 minutes were a break.
        log.SinceBreak.ShouldBe(ThreeTowns.Hour);
        log.TooLongUntil.ShouldBe(-1);
        log.Stopped(20 * 60_000, in custom);
        log.SinceRest.ShouldBe(0);
        log.InDayBefore(5 * ThreeTowns.Hour).ShouldBe(4 * ThreeTowns.Hour);
        log.InDayBefore(26 * ThreeTowns.Hour).ShouldBe(2 * ThreeTowns.Hour);
        log.InDayBefore(40 * ThreeTowns.Hour).ShouldBe(0);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    [InlineData(12, 1)]
    [InlineData(13, 0)]
    [InlineData(22, 8)]
    public void A_gate_says_how_long_it_stays_closed(int hour, int wait)
    {
        const int Ms = (int)ThreeTowns.Hour;
        new DayHours(6 * Ms, 22 * Ms, 12 * Ms, 13 * Ms).WaitAt(hour * (long)Ms).ShouldBe(wait * (long)Ms);
    }
}
