using System.Net;
using System.Text;

namespace Hotline.Server.Tests.Telegram;

public sealed class ByWebhook
{
    [Fact]
    public async Task Updates_arrive_in_order_and_a_bad_one_is_put_aside()
    {
        await using var run = await StartedAsync();
        run.Fake.Write(500, "before");
        run.Fake.PostRaw("""{"update_id":{id},"message":17}""");
        run.Fake.Write(500, "after");
        await SetAsync(run);
        await TelegramRun.UntilAsync(() => run.Fake.Pending == 0);

        Assert.Equal(["before", "after"], run.Intake.WordsOf(500));
        Assert.Single(run.Quarantine.Kept);
    }

    [Fact]
    public async Task A_closed_store_makes_Telegram_post_it_again()
    {
        await using var run = await StartedAsync();
        run.Intake.IsClosed = true;
        run.Fake.Write(501, "patience");
        await SetAsync(run);
        await TelegramRun.UntilAsync(() => run.Intake.Tries >= 2);
        Assert.Equal(1, run.Fake.Pending);

        run.Intake.IsClosed = false;
        await TelegramRun.UntilAsync(() => run.Fake.Pending == 0);
        Assert.Equal(["patience"], run.Intake.WordsOf(501));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a-webhook-secret-0123456788")]
    [InlineData("a-webhook-secret-01234567890")]
    public async Task Without_the_secret_nothing_is_read(string? secret)
    {
        await using var run = await StartedAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(run, secret, """{"update_id":1,"message":17}"""));
        Assert.Empty(run.Quarantine.Kept);
    }

    [Fact]
    public async Task What_is_no_update_at_all_or_far_too_long_is_put_aside_and_answered()
    {
        await using var run = await StartedAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(run, TelegramRun.Secret, "no json"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(run, TelegramRun.Secret, ""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(run, TelegramRun.Secret, new string('x', 3_000_000)));
        Assert.Equal(3, run.Quarantine.Kept.Count);
        Assert.All(run.Quarantine.Kept, kept => Assert.True(kept.Value.Payload.Length < 1_100_000));
    }

    [Fact]
    public async Task The_webhook_is_registered_when_its_address_is_a_setting()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Settings["Hotline:Telegram:Mode"] = "webhook";
        run.Settings["Hotline:Telegram:WebhookSecret"] = TelegramRun.Secret;
        run.Settings["Hotline:Telegram:WebhookUrl"] = "http://127.0.0.1:9/";
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Calls.Any(call => call.Method == "setWebhook"));
        var call = run.Fake.Calls.Single(one => one.Method == "setWebhook");
        Assert.Equal("http://127.0.0.1:9/telegram/updates", call.FindText("url"));
        Assert.Equal(TelegramRun.Secret, call.FindText("secret_token"));
        Assert.Equal(["message", "edited_message", "callback_query", "my_chat_member"], call.FindTexts("allowed_updates"));
    }

    private static async Task<TelegramRun> StartedAsync()
    {
        var run = await TelegramRun.NewAsync();
        run.Settings["Hotline:Telegram:Mode"] = "Webhook";
        run.Settings["Hotline:Telegram:WebhookSecret"] = TelegramRun.Secret;
        await run.StartAsync();
        return run;
    }

    private static async Task SetAsync(TelegramRun run)
    {
        using var http = new HttpClient();
        using var body = new StringContent($$"""{"url":"{{run.Address}}/telegram/updates","secret_token":"{{TelegramRun.Secret}}"}""");
        using var answer = await http.PostAsync(new Uri($"{run.Fake.Address}/bot{run.Fake.Token}/setWebhook"), body);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<HttpStatusCode> PostAsync(TelegramRun run, string? secret, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{run.Address}/telegram/updates") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
