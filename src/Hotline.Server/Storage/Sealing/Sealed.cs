namespace Hotline.Server.Storage.Sealing;

/// <summary>
/// A sealed value: <c>version(1) | key id(16) | nonce(12) | ciphertext | tag(16)</c>. Its own type, so that a column
/// of it never takes plain bytes and nothing is ever sniffed.
/// </summary>
internal readonly record struct Sealed(byte[] Envelope);

/// <summary>Where a sealed value belongs. It goes into the authenticated data: moved to another row, case or NGO, it fails to open.</summary>
internal readonly record struct SealedPlace(string Ngo, Guid Case, string Table, string Column, long Row, long Sequence);

/// <summary>A sealed value did not open: wrong key, wrong place or changed bytes. Carries no data.</summary>
internal sealed class SealBrokenException(string table, string column, Exception? inner = null)
    : Exception($"A sealed value of {table}.{column} does not open.", inner);
