using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>What the platform makes of the terminal's reports.</summary>
public sealed partial class Vehicle
{
    private long _received;

    /// <summary>A report reached the platform: live ones at once, back-filled ones in order of their time.</summary>
    private void OnReport(in GpsPoint point, Jurisdiction here)
    {
        _received++;
    }

    /// <summary>A message that is not the world's.</summary>
    private void OnMessage(in Event received, Jurisdiction here) =>
        throw new InvalidOperationException($"A vehicle does not understand message {received.Kind} of {received.Sender}.");

    private void WriteStays(StateWriter state) => state.Write("reportsReceived", _received);
}
