namespace Liandong.Grains;

/// <summary>An error whose message is for people who run the city: its message is English, and this is the same in Chinese.</summary>
public interface IBilingual
{
    /// <summary>The message in Chinese.</summary>
    string Zh { get; }
}
