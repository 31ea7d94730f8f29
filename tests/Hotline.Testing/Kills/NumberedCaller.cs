using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Core.Messages;
using Hotline.Testing.Telegram;

namespace Hotline.Testing.Kills;

/// <summary>Sends line 0, 1, 2 …, each after the one before was accepted.</summary>
internal abstract class NumberedCaller(int number)
{
    public int Number { get; } = number;

    /// <summary>Lines whose acceptance the channel confirmed.</summary>
    public int Accepted { get; protected set; }

    /// <summary>A line was under way when the talk ended.</summary>
    public bool HasUnknown { get; protected set; }

    /// <summary>Why the talk ended early, if it did.</summary>
    public string? Trouble { get; protected set; }

    public abstract ChannelAddress Address { get; }

    public string Line(int n) => string.Create(CultureInfo.InvariantCulture, $"line {Number}-{n}");

    public abstract Task TalkAsync(TimeSpan pause, CancellationToken stop);
}

/// <summary>Telegram itself accepts at once and keeps the update until the bot confirms it.</summary>
internal sealed class TelegramNumberedCaller(int number, FakeTelegram telegram) : NumberedCaller(number)
{
    public long Chat => 900_000 + Number;

    public override ChannelAddress Address => new("telegram", telegram.Token.Split(':')[0], Chat.ToString(CultureInfo.InvariantCulture));

    public override async Task TalkAsync(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            telegram.Write(Chat, Line(Accepted), "en");
            Accepted++;

            // The fake lets a chat have an answer a second: faster talk would only queue.
            await Task.Delay(pause * 8, CancellationToken.None);
        }
    }
}

/// <summary>Sends a line with its client id again and again until it is answered.</summary>
internal sealed class WebNumberedCaller(int number, string chatUrl) : NumberedCaller(number), IDisposable
{
    private const int MostTries = 300;

    private readonly HttpClient client = new() { BaseAddress = new Uri(chatUrl), Timeout = TimeSpan.FromSeconds(10) };
    private readonly List<string> seen = [];
    private string conversation = "";
    private string watermark = "";
    private HttpStatusCode lastStatus;

    public override ChannelAddress Address => new("webchat", "site", conversation);

    public override async Task TalkAsync(TimeSpan pause, CancellationToken stop)
    {
        await StartAsync();
        while (!stop.IsCancellationRequested)
        {
            var n = Accepted;
            var tries = 0;
            while (!await TryAsync(() => PostAsync(n)))
            {
                if (++tries > MostTries)
                {
                    HasUnknown = true;
                    Trouble = $"line {n} was refused {MostTries} times, last with {lastStatus}";
                    return;
                }

                await Task.Delay(100, CancellationToken.None);
            }

            Accepted++;
            await TryAsync(ReadAsync);
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    /// <summary>Activities that came twice.</summary>
    public long Doubles => seen.Count - seen.Distinct(StringComparer.Ordinal).Count();

    public void Dispose() => client.Dispose();

    private async Task StartAsync()
    {
        while (!await TryAsync(OpenAsync))
        {
            await Task.Delay(100);
        }
    }

    private async Task<bool> OpenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
        request.Headers.Add("Origin", chatUrl);
        using var generated = await client.SendAsync(request);
        if (!generated.IsSuccessStatusCode)
        {
            return false;
        }

        var grant = await generated.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", grant.GetProperty("token").GetString());
        while (!await TryAsync(BeginAsync))
        {
            await Task.Delay(100);
        }

        return true;
    }

    private async Task<bool> BeginAsync()
    {
        using var started = await client.PostAsync("/v3/directline/conversations", null);
        if (!started.IsSuccessStatusCode)
        {
            return false;
        }

        conversation = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("conversationId").GetString()!;
        return true;
    }

    private async Task<bool> PostAsync(int n)
    {
        var activity = new { type = "message", text = Line(n), from = new { id = "caller" }, channelData = new { clientActivityID = $"c{Number}-{n}" } };
        using var posted = await client.PostAsJsonAsync($"/v3/directline/conversations/{conversation}/activities", activity);
        lastStatus = posted.StatusCode;
        return posted.StatusCode == HttpStatusCode.OK;
    }

    private async Task<bool> ReadAsync()
    {
        using var read = await client.GetAsync($"/v3/directline/conversations/{conversation}/activities?watermark={watermark}");
        if (!read.IsSuccessStatusCode)
        {
            return false;
        }

        var set = await read.Content.ReadFromJsonAsync<JsonElement>();
        seen.AddRange(set.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!));
        watermark = set.GetProperty("watermark").GetString()!;
        return true;
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }
}
