using System.Globalization;
using System.Text;
using StableHash = Liandong.Twins.Time.StableHash;

namespace Liandong.Silo.Storage;

/// <summary>
/// Where in a folder a blob lies: its name's parts are folders and a file. What a file system cannot tell apart or does not take is written as %xx, the bytes of
/// UTF-8: capital letters, reserved characters, a leading dot. A part that is too long is cut, and every piece but its last ends in '~'.
/// </summary>
internal sealed class FolderLayout(string root)
{
    /// <summary>How many locks the names share.</summary>
    public const int Stripes = 64;

    // A part may have 255 bytes on most file systems.
    private const int LongestPiece = 200;
    private const string Own = ".liandong";
    private static readonly string[] WindowsDevices = ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"com{number}", $"lpt{number}" })];

    /// <summary>The folder itself.</summary>
    public string Root { get; } = root;

    /// <summary>The folder of the locks, whose time is the last tag that was given to one of their names.</summary>
    public string Locks { get; } = Path.Combine(root, Own, "locks");

    /// <summary>The folder of what is being written and not yet in place.</summary>
    public string Partial { get; } = Path.Combine(root, Own, "partial");

    /// <summary>Which lock a name has.</summary>
    public static int StripeOf(string name) => (int)(StableHash.Of(name) % Stripes);

    /// <summary>The lock's file.</summary>
    public string LockOf(int stripe) => Path.Combine(Locks, stripe.ToString("x2", CultureInfo.InvariantCulture));

    /// <summary>What its holder is writing.</summary>
    public string PartialOf(int stripe) => Path.Combine(Partial, stripe.ToString("x2", CultureInfo.InvariantCulture));

    /// <summary>A blob's file, or the folder of names that begin with these parts.</summary>
    public string PathOf(string name) => Path.Combine([Root, .. name.Split('/').SelectMany(Pieces)]);

    /// <summary>The blob that lies in a file below the root; none for what is not a blob.</summary>
    public string? NameOf(string path)
    {
        var pieces = Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar);
        if (pieces[0] == Own) return null;
        var name = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (name.Length > 0 && name[^1] == '~') name.Length--;
            else if (name.Length > 0) name.Append('/');
            name.Append(piece);
        }

        return Uri.UnescapeDataString(name.ToString());
    }

    private static IEnumerable<string> Pieces(string part)
    {
        var piece = new StringBuilder();
        var bytes = 0;
        var index = 0;
        foreach (var rune in part.EnumerateRunes())
        {
            var atom = MustBeEscaped(rune, index, part) ? Escaped(rune) : rune.ToString();
            index += rune.Utf16SequenceLength;
            var length = Encoding.UTF8.GetByteCount(atom);
            if (bytes + length > LongestPiece)
            {
                yield return piece.Append('~').ToString();
                piece.Clear();
                bytes = 0;
            }

            piece.Append(atom);
            bytes += length;
        }

        yield return piece.ToString();
    }

    private static bool MustBeEscaped(Rune rune, int index, string part) =>
        Rune.ToLowerInvariant(rune) != rune
        || "%~<>:\"|?*".Contains(rune.ToString(), StringComparison.Ordinal)
        || (index == 0 && (rune.Value == '.' || IsDevice(part)))
        || (rune.Value is '.' or ' ' && index == part.Length - 1);

    private static bool IsDevice(string part) => WindowsDevices.Contains(part.Split('.')[0].TrimEnd());

    private static string Escaped(Rune rune) => string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(value => "%" + value.ToString("x2", CultureInfo.InvariantCulture)));
}
