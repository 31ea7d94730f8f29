using System.Security.Cryptography;

namespace Hotline.Server.Storage.Sealing;

/// <summary>
/// Random bytes of the system's generator, drawn for many uses at once: a turn needs several dozen bytes in small pieces, and each
/// question to the generator costs as much as a page of them. Each byte is used once and gone.
/// </summary>
internal static class Chance
{
    private const int Drawn = 2048;

    [ThreadStatic]
    private static byte[]? pool;

    [ThreadStatic]
    private static int left;

    public static void Fill(Span<byte> into)
    {
        if (into.Length > Drawn)
        {
            RandomNumberGenerator.Fill(into);
            return;
        }

        if (left < into.Length)
        {
            pool ??= new byte[Drawn];
            RandomNumberGenerator.Fill(pool);
            left = Drawn;
        }

        left -= into.Length;
        var taken = pool.AsSpan(left, into.Length);
        taken.CopyTo(into);
        taken.Clear();
    }
}
