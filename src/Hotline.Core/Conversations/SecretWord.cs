using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>
/// A word the caller chose: one that proves who they are, or one that means somebody is reading along. Kept as a keyed hash, and
/// the state that holds key and hash is only ever sealed. It is never shown again, not even to a caseworker.
/// </summary>
/// <param name="Key">Random, of this word alone.</param>
public sealed record SecretWord(string Key, string Hash)
{
    private const int Shortest = 3;
    private const int Longest = 32;

    /// <summary>One word, long enough that nobody writes it by chance.</summary>
    public static bool IsFit(string words) =>
        words.Trim() is { Length: <= Longest } one && !one.Any(char.IsWhiteSpace) && Skeleton.Of(one).Length >= Shortest;

    public static SecretWord Choose(string words, string key) => new(key, Convert.ToBase64String(HashOf(words, key)));

    public bool Is(string words) =>
        words.Length <= 2 * Longest && CryptographicOperations.FixedTimeEquals(HashOf(words, Key), Convert.FromBase64String(Hash));

    private static byte[] HashOf(string words, string key) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Skeleton.Of(words)));
}
