using Hotline.Recognition;
using Hotline.Server.Channels.Telegram;
using Hotline.Server.Channels.WebChat;
using Hotline.Server.Desk;
using Hotline.Server.Handoff;
using Hotline.Server.Outbound;
using Hotline.Server.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Server.Hosting;

/// <summary>Puts the features together.</summary>
internal static class HotlineApp
{
    public static async Task<WebApplication> BuildAsync(Settings settings, LoadedContent content, Vault vault)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(HotlineApp).Assembly.GetName().Name,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Logging.AddHotlineLogging();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(settings.Hosting.ChatUrl, settings.Hosting.DeskUrl, settings.Hosting.OpsUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });
        builder.AddSilo();

        var services = builder.Services;
        services.AddSingleton(settings.Hosting);
        services.AddSingleton<ListenerPorts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<Microsoft.AspNetCore.Routing.MatcherPolicy, ListenerPolicy>());
        services.AddHealthChecks().AddCheck<StorageHealth>("storage").AddCheck<ContactHealth>("contacts");
        services.AddHostedService<ContactNotice>();
        services.AddSingleton(settings.Organisation);
        services.AddHotline(vault);
        await services.AddContentAsync(content, RecognizerSet.Load(), vault);
        services.AddOutbound();
        services.AddTelegram(builder.Configuration);
        services.AddWebChat(builder.Configuration);
        services.AddHandoff();
        services.AddDesk(builder.Configuration);

        var app = builder.Build();
        app.UseMiddleware<CalmErrors>();
        app.UseDesk();
        app.MapTelegram();
        app.MapWebChat();
        app.MapDesk();
        app.MapOps();
        return app;
    }
}
