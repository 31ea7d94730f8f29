namespace Hotline.Server.Storage;

/// <summary>The start is refused; every fault is named, one line each, without key material or caller data.</summary>
internal sealed class StorageFaultsException(IReadOnlyList<string> faults) : Exception("Storage cannot be opened.")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
