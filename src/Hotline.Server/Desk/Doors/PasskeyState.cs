using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hotline.Server.Desk.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Desk.Doors;

/// <summary>
/// Carries a passkey challenge from the question to the answer in a sealed cookie, for five minutes and one success. Not in memory:
/// a flood of questions must never push out the one a caseworker is about to answer.
/// </summary>
internal sealed class PasskeyState(IDataProtectionProvider protection, IOptions<DeskOptions> desk, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("desk.passkey").ToTimeLimitedDataProtector();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> used = new();

    private string CookieName => SessionCookies.NameOf("passkey", desk.Value.IsSecure);

    public void Keep(HttpContext context, string purpose, string? state)
    {
        var options = new CookieOptions { HttpOnly = true, Secure = desk.Value.IsSecure, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = Lifetime };
        context.Response.Cookies.Append(CookieName, protector.Protect($"{purpose}\n{state}", time.GetUtcNow() + Lifetime), options);
    }

    /// <summary>The state, or null when there is none, it is too old, or it has opened something before.</summary>
    public string? Take(HttpContext context, string purpose)
    {
        if (context.Request.Cookies[CookieName] is not { } cookie)
        {
            return null;
        }

        context.Response.Cookies.Delete(CookieName, new CookieOptions { Path = "/", Secure = desk.Value.IsSecure });
        try
        {
            var text = protector.Unprotect(cookie);
            return text.StartsWith(purpose + "\n", StringComparison.Ordinal) && !used.ContainsKey(Id(cookie)) ? text[(purpose.Length + 1)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The answer was good: the challenge is spent.</summary>
    public bool TrySpend(HttpContext context)
    {
        var now = time.GetUtcNow();
        foreach (var (id, until) in used)
        {
            if (until < now)
            {
                used.TryRemove(id, out _);
            }
        }

        return used.TryAdd(Id(context.Request.Cookies[CookieName] ?? ""), now + Lifetime);
    }

    private static Guid Id(string cookie) => new(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)).AsSpan(0, 16));
}
