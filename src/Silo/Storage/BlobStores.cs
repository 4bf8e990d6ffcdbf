using Liandong.Grains.Storage;

namespace Liandong.Silo.Storage;

/// <summary>Opens the containers of one <see cref="StoreOptions"/>. In a folder each is a folder of its own, so the folder is laid out as the account would be.</summary>
public sealed class BlobStores(StoreOptions options)
{
    private readonly Dictionary<string, IBlobStore> _open = new(StringComparer.Ordinal);

    /// <summary>The blobs of a container; the same object whenever the same container is asked for.</summary>
    /// <param name="container">Its name: 3 to 63 lower-case letters, digits and hyphens, as Azure requires.</param>
    /// <exception cref="BlobStoreException">A folder cannot be made or written.</exception>
    /// <exception cref="ArgumentException">An option or the container's name cannot be used.</exception>
    public IBlobStore Open(string container)
    {
        options.Validate();
        if (container.Length is < 3 or > 63 || !container.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            throw new ArgumentException($"A container's name has 3 to 63 lower-case letters, digits and hyphens, not '{container}'.", nameof(container));
        lock (_open)
        {
            if (_open.TryGetValue(container, out var store)) return store;
            return _open[container] = StoreLocation.Parse(options.Location) switch
            {
                StoreLocation.Folder folder => FolderBlobStore.Open(Path.Combine(folder.Path, container)),
                StoreLocation.Azure account => new AzureBlobStore(account.Blobs(options), container),
                var other => throw new InvalidOperationException($"{other} is no place for blobs."),
            };
        }
    }
}
