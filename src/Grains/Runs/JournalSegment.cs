using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>One segment of a journal as it was read.</summary>
internal sealed class JournalSegment
{
    private JournalRecordKind? _end;

    private JournalSegment()
    {
    }

    /// <summary>Its inputs in order.</summary>
    public PackedList<Event> Inputs { get; } = new();

    /// <summary>Where at its beginning the whole records end.</summary>
    public long WholeLength { get; private set; }

    /// <summary>Whether it says that it begins where another one ends.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>How many bytes belong to half a record.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Whether its writer may append to it.</summary>
    public bool IsOpen => _end is null;

    /// <summary>Whether another segment follows.</summary>
    public bool IsContinued => _end == JournalRecordKind.Continued;

    /// <summary>Reads a segment.</summary>
    /// <exception cref="JournalDamagedException">It is damaged before its end, or of another format.</exception>
    public static JournalSegment Read(ReadOnlySpan<byte> bytes, string name)
    {
        var read = new JournalSegment();
        do read.TakeWhole(bytes);
        while (read.IsOpen && read.TryPassTorn(bytes, name));
        return read;
    }

    /// <summary>Makes sure that its inputs count up from a number.</summary>
    /// <exception cref="JournalDamagedException">They do not.</exception>
    public void RequireFirst(long first)
    {
        var next = first;
        foreach (ref readonly var input in Inputs.Items)
        {
            var place = InputGate.PlaceOf(in input);
            if (place != next) throw new JournalDamagedException($"The journal goes on with input {place} where input {next} is expected. A segment is missing or was brought back from elsewhere.", $"接入日志接着的是第 {place} 条输入，应是第 {next} 条：缺了一段，或有一段是从别处找回的。");
            next++;
        }
    }

    private void TakeWhole(ReadOnlySpan<byte> bytes)
    {
        while (IsOpen && JournalFrame.TryRead(bytes[(int)WholeLength..], out var kind, out var payload))
        {
            if (kind is JournalRecordKind.Closed or JournalRecordKind.Continued)
            {
                _end = kind;
                return;
            }

            HasBegun |= kind == JournalRecordKind.Begun;
            if (kind == JournalRecordKind.Inputs) Inputs.AddPacked(payload);
            WholeLength += JournalFrame.HeadLength + payload.Length;
        }
    }

    // Half a record is the last thing there is, or stands just before a record that knew where it begins: the one that ended the segment, or
    // the one that begins it.
    private bool TryPassTorn(ReadOnlySpan<byte> bytes, string name)
    {
        var rest = bytes[(int)WholeLength..];
        for (var at = JournalFrame.NextMark(rest, 0); at >= 0; at = JournalFrame.NextMark(rest, at + 1))
        {
            if (!JournalFrame.TryRead(rest[at..], out var kind, out var payload)) continue;
            if (kind == JournalRecordKind.Inputs || JournalFrame.WholeLengthOf(payload) != WholeLength)
            {
                throw new JournalDamagedException($"The journal {name} is damaged at byte {WholeLength}, before its end. Inputs that were acknowledged would be lost, so the run does not go on: bring the blob back from a backup.", $"接入日志 {name} 在第 {WholeLength} 字节处损坏，那里还不是末尾。已确认的输入会丢失，所以运行不再继续；请从备份找回。");
            }

            TornBytes += at;
            if (kind == JournalRecordKind.Begun) WholeLength = at;
            else _end = kind;
            return IsOpen;
        }

        TornBytes += rest.Length;
        return false;
    }
}
