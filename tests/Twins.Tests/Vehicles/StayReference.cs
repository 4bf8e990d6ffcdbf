using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Vehicles;

/// <summary>The published algorithm over a whole track at once, as a textbook would write it; shares no code with the detector.</summary>
internal static class StayReference
{
    public static List<Stay> Of(IReadOnlyList<GpsPoint> raw, double metres, SimDuration atLeast)
    {
        var points = Enumerable.Range(0, raw.Count).Select(i => Smooth(raw, i)).ToList();
        var stays = new List<Stay>();
        var i = 0;
        while (i < points.Count)
        {
            var j = i + 1;
            while (j < points.Count && points[i].Place.DistanceTo(points[j].Place).Value <= metres) j++;
            if (points[j - 1].At - points[i].At >= atLeast)
            {
                stays.Add(Stay(points.GetRange(i, j - i)));
                i = j;
            }
            else
            {
                i++;
            }
        }

        return stays;
    }

    private static GpsPoint Smooth(IReadOnlyList<GpsPoint> raw, int index)
    {
        var near = new List<GpsPoint>();
        for (var k = index - 2; k <= index + 2; k++) near.Add(raw[Math.Clamp(k, 0, raw.Count - 1)]);
        var east = near.Select(point => point.Place.EastMillimetres).Order().ElementAt(2);
        var north = near.Select(point => point.Place.NorthMillimetres).Order().ElementAt(2);
        return raw[index] with { Place = new PlanePoint(east, north), Tank = near.Select(point => point.Tank).Order().ElementAt(2) };
    }

    private static Stay Stay(List<GpsPoint> points)
    {
        var east = Math.Round(points.Average(point => (decimal)point.Place.EastMillimetres), MidpointRounding.AwayFromZero);
        var north = Math.Round(points.Average(point => (decimal)point.Place.NorthMillimetres), MidpointRounding.AwayFromZero);
        var tank = points[0].Tank < 0 || points[^1].Tank < 0 ? 0 : points[^1].Tank - points[0].Tank;
        return new Stay(new PlanePoint((long)east, (long)north), points[0].At, points[^1].At, tank);
    }
}
