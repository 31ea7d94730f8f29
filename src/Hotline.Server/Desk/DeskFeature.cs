using Hotline.Desk;
using Hotline.Desk.Cases;
using Hotline.Desk.Doors;
using Hotline.Desk.Parts;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Desk.Doors;
using Hotline.Server.Desk.Protection;
using Hotline.Server.Desk.Sessions;
using Hotline.Server.Hosting;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace Hotline.Server.Desk;

internal static class DeskFeature
{
    private const int Iterations = 250_000;

    /// <summary>The desk: accounts, sign-in, sessions and pages. Needs the vault, <see cref="ListenerPorts"/> and an <see cref="ICases"/>.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeskOptions>().Bind(configuration.GetSection(DeskOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddStaff();
        AddIdentity(services);
        AddSessions(services);
        AddPages(services);
        return services;
    }

    /// <summary>Accounts alone, for commands that run without the service.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<StaffRows>();
        services.AddSingleton<PasskeyRows>();
        services.AddSingleton<EnrolmentRows>();
        services.AddSingleton<SessionRows>();
        services.AddSingleton<StaffAccounts>();
        return services;
    }

    /// <summary>Headers on the desk's address, and who may call what on every address. Before any endpoint.</summary>
    public static WebApplication UseDesk(this WebApplication app)
    {
        var ports = app.Services.GetRequiredService<ListenerPorts>();
        app.UseWhen(context => ports.Of(context) == Listener.Desk, desk => desk.UseMiddleware<DeskHeaders>());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapDesk(this WebApplication app)
    {
        app.MapStaticAssets().ServedOn(Listener.Desk).AllowAnonymous();
        app.MapDoors(app.Services.GetRequiredService<IOptions<DeskOptions>>().Value);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                // Ours forbids framing altogether. No compression: a thread holds other people's words beside the caller's.
                options.ContentSecurityFrameAncestorsPolicy = null;
                options.DisableWebSocketCompression = true;
            })
            .RequireAuthorization(DeskPolicies.Staff)
            .ServedOn(Listener.Desk);
        return app;
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.User.AllowedUserNameCharacters = "";
                options.Tokens.AuthenticatorTokenProvider = Totp.Name;
                options.Password = new PasswordOptions
                {
                    RequiredLength = PassphraseRules.Least,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                };
            })
            .AddUserStore<StaffStore>()
            .AddPasswordValidator<PassphraseRules>()
            .AddTokenProvider<Totp>(Totp.Name);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Iterations);
        services.AddScoped<IPasskeyHandler<StaffMember>, PasskeyHandler<StaffMember>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<DeskOptions>>((options, desk) =>
        {
            options.ServerDomain = desk.Value.PasskeyDomain;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin
                && string.Equals(context.Origin, $"{desk.Value.Url.Scheme}://{context.HttpContext.Request.Host}", StringComparison.OrdinalIgnoreCase));
        });
        services.AddSingleton<Guesses>();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<PasskeyState>();
        services.AddScoped<Enrolments>();
        services.AddScoped<IEnrolments>(provider => provider.GetRequiredService<Enrolments>());
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("hotline");
        services.AddSingleton<ProtectionKeyRows>();
        services.AddSingleton<HouseXmlEncryptor>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeyRows, HouseXmlEncryptor>((options, rows, encryptor) =>
        {
            options.XmlRepository = rows;
            options.XmlEncryptor = encryptor;
        });
        services.AddSingleton<DeskSessions>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookies>();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<DeskOptions>>((options, desk) =>
        {
            options.Cookie.Name = SessionCookies.NameOf("page", desk.Value.IsSecure);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = desk.Value.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication(Schemes.Desk).AddCookie(Schemes.Desk).AddCookie(Schemes.Enrolment);
        services.AddAuthorization(Policies.AddTo);
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = false;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            options.DisconnectedCircuitMaxRetained = 200;
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, LiveSessions>();
        services.AddMudServices();
        services.AddScoped<Look>();
        services.AddScoped<Me>();
        services.AddSingleton<Drafts>();
    }
}
