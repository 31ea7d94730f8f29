using Hotline.Server.Channels;
using Hotline.Server.Outbound;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Sealing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Server.Conversations;

internal static class ConversationsFeature
{
    /// <summary>The store behind an opened vault.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Vault vault)
    {
        services.AddSingleton(vault);
        services.AddSingleton(vault.Keys);
        services.AddSingleton(vault.KeyStore);
        services.AddSingleton<CaseKeys>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<TurnWriter>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<TurnReads>();
        services.AddSingleton<DeadlineReads>();
        services.AddSingleton<DutyReads>();
        services.AddSingleton<IQuarantine, Quarantine>();
        services.AddSingleton<Bundles>();
        services.AddSingleton<StoreMeasure>();
        services.AddSingleton<Ballast>();
        services.AddSingleton<ClearableIds>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<IOutbox>(s => s.GetRequiredService<Outbox>());
        services.AddSingleton(s => new OutboundChannels(s.GetServices<IChannel>().Select(c => c.Name).ToHashSet()));
        return services;
    }

    /// <summary>Turns: the door for channels, the grain's needs, the clock of deadlines.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetService<IConfiguration>()?.GetSection(DutyOptions.Section).Get<DutyOptions>() ?? new());
        services.AddSingleton(s => s.GetService<IConfiguration>()?.GetSection(ScreenOptions.Section).Get<ScreenOptions>() ?? new());
        services.AddSingleton<Nudges>();
        services.TryAddSingleton(new Organisation(null));
        services.AddSingleton<TurnTaker>();
        services.AddSingleton<IIntake, Intake>();
        services.AddSingleton<IThreads, Threads>();
        services.AddSingleton<DutyBoard>();
        services.AddHostedService(s => s.GetRequiredService<DutyBoard>());
        services.AddHostedService<DeadlineClock>();
        return services;
    }
}
