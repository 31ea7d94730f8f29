using Hotline.Server.Conversations;
using Hotline.Server.Storage;

namespace Hotline.Server.Hosting;

internal static class HotlineServices
{
    /// <summary>What every way of running needs, whatever the channels: time, storage, conversations.</summary>
    public static IServiceCollection AddHotline(this IServiceCollection services, Vault vault)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(vault);
        services.AddConversations();
        return services;
    }
}
