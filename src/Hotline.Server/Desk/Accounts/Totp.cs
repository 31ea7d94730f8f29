using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Desk.Accounts;

/// <summary>
/// Codes of an authenticator app (RFC 6238: six digits, 30 seconds), one step of clock drift either way. A step once used, and
/// every step before it, is refused: Identity's own provider takes the same code twice and codes two steps old.
/// </summary>
internal sealed class Totp(StaffRows rows, TimeProvider time) : IUserTwoFactorTokenProvider<StaffMember>
{
    public const string Name = "totp";
    private const int StepSeconds = 30;
    private const int Digits = 6;

    public Task<string> GenerateAsync(string purpose, UserManager<StaffMember> manager, StaffMember user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffMember> manager, StaffMember user) =>
        user.Secrets.TotpKey is { } key
        && FindStep(Base32.Decode(key), token, time.GetUtcNow()) is { } step
        && await rows.TakeTotpStepAsync(user.Id, step, CancellationToken.None);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffMember> manager, StaffMember user) =>
        Task.FromResult(user.Secrets.TotpConfirmed);

    /// <summary>The time step this code belongs to; null when it belongs to none that counts now.</summary>
    public static long? FindStep(byte[] key, string code, DateTimeOffset now)
    {
        var typed = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        if (typed.Length != Digits)
        {
            return null;
        }

        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;

        // All three are always compared, so that time tells nothing.
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(key, step))))
            {
                found = step;
            }
        }

        return found;
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 and every authenticator app use HMAC-SHA1, which has no known weakness as a MAC.")]
    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        HMACSHA1.HashData(key, counter, mac);
        var value = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xF)..]) & int.MaxValue;
        return (value % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string Address(string signInName, string key) =>
        $"otpauth://totp/Desk:{Uri.EscapeDataString(signInName)}?secret={key}&issuer=Desk&digits={Digits}&period={StepSeconds}";
}
