using Liandong.Twins.Cells;

namespace Liandong.Twins.Hotline;

/// <summary>
/// The number of a request. It follows from what was reported and by the how-manieth of its reporters, so that a change of the staff
/// renumbers nobody's request.
/// </summary>
public static class RequestNumber
{
    /// <summary>The most reports of one incident, the first one included.</summary>
    public const int MostReports = 1 << ReportBits;

    /// <summary>The most people who tell of standing water at one sighting.</summary>
    public const int MostTellers = 1 << TellerBits;

    /// <summary>The most callers of the homes of one cell.</summary>
    public const int MostCallers = 1 << CallerBits;

    /// <summary>The most calls of one caller.</summary>
    public const int MostCalls = 1 << CallBits;

    private const long HomesMark = 1L << 62;
    private const long PondingMark = 1L << 61;
    private const int CallerBits = 17;
    private const int CallBits = 5;
    private const int CellBits = 22;
    private const int ReportBits = 6;
    private const int TellerBits = 7;
    private const int SightingBits = 14;
    private const int FloodBits = 16;
    private const int LowPointBits = 24;

    /// <summary>A report of an incident, counted from 0.</summary>
    /// <exception cref="InvalidOperationException">There is no number for so many reports.</exception>
    public static long OfReport(long incident, int report) => (incident << ReportBits) | Checked(report, ReportBits, "reports of one incident");

    /// <summary>What somebody tells of standing water: the low point and its flood, the sighting of that flood and the teller, counted from 0.</summary>
    /// <exception cref="InvalidOperationException">There is no number for so many of them.</exception>
    public static long OfSighting(long incident, int sighting, int teller)
    {
        var place = Checked(PondingIncident.LowPointOf(incident), LowPointBits, "low points");
        var flood = Checked(PondingIncident.FloodOf(incident), FloodBits, "floods of one low point");
        var seen = Checked(sighting, SightingBits, "sightings of one flood");
        return PondingMark | (((((place << FloodBits) | flood) << SightingBits) | seen) << TellerBits) | Checked(teller, TellerBits, "tellers at one sighting");
    }

    /// <summary>A call from homes without water, which want to hear what becomes of it: their cell's index in the city, the caller's place among theirs and the how-manieth call.</summary>
    /// <exception cref="InvalidOperationException">There is no number for so many of them.</exception>
    public static long OfHomes(int cityCell, int caller, int call) =>
        HomesMark | (Checked(cityCell, CellBits, "cells") << (CallerBits + CallBits)) | (Checked(caller, CallerBits, "callers of one cell") << CallBits) | Checked(call, CallBits, "calls of one caller");

    /// <summary>Whether homes without water called.</summary>
    public static bool IsOfHomes(long request) => (request & HomesMark) != 0;

    /// <summary>The cell, by its index in the city, whose homes called.</summary>
    public static int CellOfHomes(long request) => (int)(request >> (CallerBits + CallBits)) & ((1 << CellBits) - 1);

    /// <summary>The caller's place among those of these homes.</summary>
    public static int CallerOf(long request) => (int)(request >> CallBits) & (MostCallers - 1);

    private static long Checked(int value, int bits, string what) => value >= 0 && value < 1 << bits
        ? value
        : throw new InvalidOperationException($"Number {value} of the {what} was reached; requests have numbers for {1 << bits}.");
}
