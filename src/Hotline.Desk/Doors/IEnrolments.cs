using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Doors;

/// <summary>What the sign-in and enrolment pages may show, from the request's cookies.</summary>
public interface IEnrolments
{
    /// <summary>The enrolment this browser has opened; null when it has opened none.</summary>
    Task<EnrolmentView?> FindAsync(HttpContext context);

    Task<bool> IsSignedInAsync(HttpContext context);

    /// <summary>The address where passkeys work, when they cannot work on this one; otherwise null.</summary>
    string? PasskeyPlaceOf(HttpContext context);
}

/// <param name="TotpKey">The key for an authenticator app, while none is confirmed.</param>
/// <param name="TotpAddress">The same as the QR code says it.</param>
/// <param name="MayWait">A demonstration: the desk opens without a factor.</param>
/// <param name="PasskeyPlace">As <see cref="IEnrolments.PasskeyPlaceOf"/>.</param>
public sealed record EnrolmentView(string WorkingName, string SignInName, string? TotpKey, string? TotpAddress, bool MayWait, string? PasskeyPlace)
{
    public override string ToString() => nameof(EnrolmentView);
}
