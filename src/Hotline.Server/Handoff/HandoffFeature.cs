using Hotline.Desk.Cases;
using Hotline.Recognition.Places;
using Hotline.Server.Storage;

namespace Hotline.Server.Handoff;

internal static class HandoffFeature
{
    /// <summary>Cases as the desk sees them.</summary>
    public static IServiceCollection AddHandoff(this IServiceCollection services)
    {
        services.AddSingleton<CaseReads>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton(PlaceNames.Load());
        services.AddSingleton<CaseThreads>();
        services.AddSingleton<ICases, Cases>();
        return services;
    }
}
