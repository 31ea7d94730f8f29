using System.Text;

namespace Hotline.Testing.Telegram;

/// <summary>Posts updates to the webhook that is set, in order, each until it is answered with 200.</summary>
internal sealed class FakeWebhook(FakeUpdates updates, FakeTelegramOptions options) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private CancellationTokenSource? _stop;
    private Task _posting = Task.CompletedTask;

    public bool IsSet => _stop is not null;

    public void Set(string? url, string? secret)
    {
        _stop?.Cancel();
        _stop = null;
        if (string.IsNullOrEmpty(url))
        {
            return;
        }

        var stop = new CancellationTokenSource();
        _stop = stop;
        _posting = PostAllAsync(new Uri(url), secret, stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _stop?.Cancel();
        await _posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
    }

    private async Task PostAllAsync(Uri url, string? secret, CancellationToken stop)
    {
        while (true)
        {
            var (id, json) = await updates.FirstAsync(stop);
            if (await PostAsync(url, secret, json, stop))
            {
                updates.Drop(id);
            }
            else
            {
                await Task.Delay(options.WebhookRetry, options.Time, stop);
            }
        }
    }

    private async Task<bool> PostAsync(Uri url, string? secret, string json, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        try
        {
            using var answer = await _http.SendAsync(request, stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
