namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Puts the token into the address at the last moment. Everything above it (our code, Telegram.Bot, exceptions, traces,
/// HTTP telemetry) sees only a placeholder, so the token cannot leak from there.
/// </summary>
internal sealed class TokenHandler : DelegatingHandler
{
    private readonly Uri _placeholder;
    private readonly string _api;

    public TokenHandler(TelegramOptions options)
        : base(Wire())
    {
        PlaceholderToken = $"{options.BotId}:hidden-from-this-side";
        PlaceholderBase = "http://telegram.invalid";
        _placeholder = new Uri($"{PlaceholderBase}/bot{PlaceholderToken}/");
        _api = $"{options.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/bot{options.BotToken}/";
    }

    public string PlaceholderBase { get; }

    public string PlaceholderToken { get; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var shown = request.RequestUri!;
        request.RequestUri = new Uri(_api + _placeholder.MakeRelativeUri(shown).OriginalString);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = shown;
        }
    }

    private static SocketsHttpHandler Wire() => new()
    {
        // Without a propagator there is no diagnostics handler below us, which would put the full address into traces.
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
