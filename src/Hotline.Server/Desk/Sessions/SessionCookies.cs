using Hotline.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Desk.Sessions;

/// <summary>
/// The desk's cookies. On https their names begin with <c>__Host-</c>, which browsers tie to this host, to https and to no path. A
/// desk on the loopback address without https cannot have that name, so it goes without.
/// </summary>
internal sealed class SessionCookies(IOptions<DeskOptions> desk, DeskSessions sessions, ListenerPorts ports, TimeProvider time)
    : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public static string NameOf(string name, bool secure) => secure ? "__Host-" + name : name;

    public void Configure(CookieAuthenticationOptions options)
    {
    }

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.Name = NameOf(name ?? Schemes.Desk, desk.Value.IsSecure);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = desk.Value.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = name == Schemes.Enrolment ? DeskSessions.Enrolment : DeskSessions.Shift;
        options.SlidingExpiration = false;
        options.SessionStore = sessions;
        options.TimeProvider = time;
        options.Events.OnRedirectToLogin = SendToSignInAsync;
        options.Events.OnRedirectToAccessDenied = DenyAsync;
    }

    /// <summary>A person who opened a page goes to the sign-in page; a program is told 401. Other addresses have no pages to hide.</summary>
    private Task SendToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (ports.Of(context.HttpContext) != Listener.Desk)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html"))
        {
            // Where they were going is not passed on: an address may name a case.
            context.Response.Redirect("/sign-in");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <summary>What is not yours answers as what is not there.</summary>
    private static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
