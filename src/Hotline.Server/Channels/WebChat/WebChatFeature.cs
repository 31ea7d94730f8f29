using Hotline.Server.Hosting;

namespace Hotline.Server.Channels.WebChat;

internal static class WebChatFeature
{
    private static readonly char[] Separators = [' ', ',', ';'];

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>()
            .Configure(options => Read(configuration.GetSection("Hotline"), options))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IWebChatTokens, Storage.WebChatTokens>();
        services.AddSingleton<Origins>();
        services.AddSingleton<PageHeaders>();
        services.AddSingleton<Pages>();
        services.AddSingleton<Limits>();
        services.AddSingleton<Proofs>();
        services.AddSingleton<Bearers>();
        services.AddSingleton<Callers>();
        services.AddSingleton<WebChatMetrics>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<Streams>();
        services.AddHostedService(provider => provider.GetRequiredService<Streams>());
        services.AddHostedService<Housekeeping>();
        return services;
    }

    public static void MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        var chat = endpoints.MapGroup("").AllowAnonymous().ServedOn(Listener.Chat);
        endpoints.ServiceProvider.GetRequiredService<Pages>().Map(chat);

        // Outside the gate: it answers by itself, and looks at the origin by itself.
        chat.Map("/v3/directline/conversations/{chat}/stream", Sockets(endpoints));

        var api = chat.MapGroup("/v3/directline").AddEndpointFilter<ApiGate>();
        api.MapGet("/tokens/challenge", (TokenEndpoints tokens) => tokens.Challenge());
        api.MapPost("/tokens/generate", (TokenEndpoints tokens, HttpContext http) => tokens.GenerateAsync(http));
        api.MapPost("/tokens/refresh", (TokenEndpoints tokens, HttpContext http) => tokens.RefreshAsync(http));
        api.MapPost("/tokens/revoke", (TokenEndpoints tokens, HttpContext http) => tokens.RevokeAsync(http));
        api.MapPost("/conversations", (ConversationEndpoints conversations, HttpContext http) => conversations.StartAsync(http));
        api.MapGet("/conversations/{chat}", (ConversationEndpoints conversations, HttpContext http, string chat) => conversations.RejoinAsync(http, chat));
        api.MapPost("/conversations/{chat}/activities", (ActivityEndpoints activities, HttpContext http, string chat) => activities.PostAsync(http, chat));
        api.MapGet("/conversations/{chat}/activities", (ActivityEndpoints activities, HttpContext http, string chat) => activities.ReadAsync(http, chat));
        api.MapPost("/conversations/{chat}/upload", (ActivityEndpoints activities, HttpContext http, string chat) => activities.UploadAsync(http, chat));
        api.MapMethods("/{**path}", [HttpMethods.Options], (HttpContext http, string path) => ApiGate.Preflight(http, path));
    }

    private static RequestDelegate Sockets(IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        var stream = endpoints.ServiceProvider.GetRequiredService<StreamEndpoint>();
        var headers = endpoints.ServiceProvider.GetRequiredService<PageHeaders>();
        pipeline.Run(http =>
        {
            headers.Add(http.Response.Headers);
            return stream.OpenAsync(http);
        });
        return pipeline.Build();
    }

    /// <summary>A list of sites may be given as one text or as numbered settings.</summary>
    internal static void Read(IConfigurationSection hotline, WebChatOptions options)
    {
        options.ChatUrl = hotline["ChatUrl"] ?? options.ChatUrl;
        var section = hotline.GetSection("WebChat");
        section.Bind(options);
        options.Secret = string.IsNullOrWhiteSpace(options.Secret) ? null : options.Secret;
        var sites = section.GetSection(nameof(WebChatOptions.AllowedSites));
        options.AllowedSites = [.. sites.GetChildren().Select(child => child.Value).Append(sites.Value)
            .SelectMany(text => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }
}
