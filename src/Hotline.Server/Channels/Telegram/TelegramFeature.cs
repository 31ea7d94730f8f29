using Hotline.Server.Hosting;
using Hotline.Server.Outbound;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.Telegram;

internal static class TelegramFeature
{
    /// <summary>The Telegram channel; nothing but its checked options where no token is set.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        services.AddOptions<TelegramOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrEmpty(section[nameof(TelegramOptions.BotToken)]))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(GiveAwayWords.BuiltIn);
        services.AddMetrics();
        services.AddSingleton(provider => new BotApi(provider.GetRequiredService<IOptions<TelegramOptions>>().Value));
        services.AddSingleton<TelegramBot>();
        services.AddSingleton<TelegramState>();
        services.AddSingleton<TelegramMetrics>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<IChannel, TelegramChannel>();
        services.AddHostedSingleton<Courtesies>();
        services.AddHostedSingleton<ProfileCheck>();
        services.AddHealthChecks().AddCheck<TelegramHealth>("telegram");

        if (string.Equals(section[nameof(TelegramOptions.Mode)], nameof(TelegramMode.Webhook), StringComparison.OrdinalIgnoreCase))
        {
            services.AddSingleton<Webhook>();
            services.AddHostedService<WebhookSetup>();
        }
        else
        {
            services.AddHostedService<Polling>();
        }

        return services;
    }

    /// <summary>Where Telegram posts updates; nothing unless receiving by webhook.</summary>
    public static IEndpointRouteBuilder MapTelegram(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<Webhook>() is { } webhook)
        {
            endpoints.MapPost(Webhook.Path, webhook.ReceiveAsync).AllowAnonymous().DisableAntiforgery().ServedOn(Listener.Chat);
        }

        return endpoints;
    }

    private static void AddHostedSingleton<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
