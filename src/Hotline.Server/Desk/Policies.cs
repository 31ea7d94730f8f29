using Hotline.Desk;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Authorization;

namespace Hotline.Server.Desk;

/// <summary>Who may call what. Whatever names none of these (and is not anonymous by name) is closed to everybody.</summary>
internal static class Policies
{
    /// <summary>Holds an opened enrolment link, and nothing more.</summary>
    public const string Enrolling = "desk.enrolling";

    public static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(Enrolling, policy => policy.AddAuthenticationSchemes(Schemes.Enrolment).RequireAuthenticatedUser());
        options.AddPolicy(DeskPolicies.Staff, policy => policy.AddAuthenticationSchemes(Schemes.Desk).RequireAuthenticatedUser());
        options.AddPolicy(
            DeskPolicies.Cases,
            policy => policy.AddAuthenticationSchemes(Schemes.Desk)
                .RequireAuthenticatedUser()
                .RequireRole(StaffRows.Name(StaffRole.Caseworker), StaffRows.Name(StaffRole.Supervisor)));

        options.DefaultPolicy = options.GetPolicy(DeskPolicies.Staff)!;
        options.FallbackPolicy = new AuthorizationPolicyBuilder(Schemes.Desk).RequireAssertion(_ => false).Build();
    }
}

/// <summary>Two kinds of session with a cookie each, so that what an enrolment link opened never turns into a desk session by itself.</summary>
internal static class Schemes
{
    public const string Desk = "desk";
    public const string Enrolment = "enrolment";
}
