namespace Liandong.Silo.Storage;

/// <summary>What is wrong with a store's location.</summary>
public enum StoreLocationFault
{
    /// <summary>It is empty.</summary>
    Empty = 0,

    /// <summary>It begins with http://.</summary>
    Insecure = 1,

    /// <summary>It is an https address, and none of an account.</summary>
    NoAccount = 2,

    /// <summary>It is a connection string that cannot be read.</summary>
    BrokenConnectionString = 3,

    /// <summary>It is a folder, where only an account will do.</summary>
    Folder = 4,
}

/// <summary>A store's location that cannot be used. Never repeats the location: it may hold a key.</summary>
public sealed class StoreLocationException(StoreLocationFault fault, string message) : ArgumentException(message)
{
    /// <summary>What is wrong.</summary>
    public StoreLocationFault Fault { get; } = fault;
}
