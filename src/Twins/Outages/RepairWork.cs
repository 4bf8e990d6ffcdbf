using Liandong.Twins.Time;

namespace Liandong.Twins.Outages;

/// <summary>The work at a burst main: valves, then the pipe. Crews share what is left; more of them than find room make it no faster.</summary>
internal struct RepairWork
{
    /// <summary>Crews on the spot that find room.</summary>
    public int Crews;

    /// <summary>Milliseconds of one crew until the valves are shut.</summary>
    public long ValvesLeft;

    /// <summary>Milliseconds of one crew until the pipe is whole, after that.</summary>
    public long PipeLeft;

    /// <summary>How long filling takes afterwards, in ms.</summary>
    public long RefillMilliseconds;

    /// <summary>Since when the present crews have worked.</summary>
    public SimTime Since;

    /// <summary>How often the end was reckoned: what was planned before does not count any more.</summary>
    public int Plans;

    /// <summary>How long filling takes.</summary>
    public readonly SimDuration Refill => new(RefillMilliseconds);

    /// <summary>Says how much work there is.</summary>
    public void Begin(SimDuration valves, SimDuration pipe, SimDuration refill) =>
        (ValvesLeft, PipeLeft, RefillMilliseconds) = (valves.Milliseconds, pipe.Milliseconds, refill.Milliseconds);

    /// <summary>A crew arrives.</summary>
    public void Arrive(SimTime now, int atMost)
    {
        Spend(now);
        Crews = Math.Min(Crews + 1, atMost);
    }

    /// <summary>When the present step will be done, if nobody else comes; false when nothing is left or nobody works.</summary>
    public bool TryPlan(out SimDuration left)
    {
        left = SimDuration.Zero;
        if (Crews == 0 || ValvesLeft + PipeLeft == 0) return false;
        Plans++;
        left = new SimDuration(((ValvesLeft > 0 ? ValvesLeft : PipeLeft) + Crews - 1) / Crews);
        return true;
    }

    /// <summary>The present step is done.</summary>
    public RepairStep Complete(SimTime now)
    {
        Since = now;
        if (ValvesLeft > 0)
        {
            ValvesLeft = 0;
            return RepairStep.ValvesShut;
        }

        PipeLeft = 0;
        return RepairStep.Mended;
    }

    /// <summary>Writes all of it.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("crewsThere", Crews);
        state.Write("valvesLeftMs", ValvesLeft);
        state.Write("pipeLeftMs", PipeLeft);
        state.Write("refillMs", RefillMilliseconds);
        state.Write("workedSince", Since);
        state.Write("plansMade", Plans);
    }

    private void Spend(SimTime now)
    {
        var done = Crews == 0 ? 0 : (now - Since).Milliseconds * Crews;
        if (ValvesLeft > 0) ValvesLeft = Math.Max(1, ValvesLeft - done);
        else if (PipeLeft > 0) PipeLeft = Math.Max(1, PipeLeft - done);
        Since = now;
    }
}
