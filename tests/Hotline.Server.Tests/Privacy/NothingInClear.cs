using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hotline.Core.Messages;
using Hotline.Core.Screening;
using Hotline.Desk.Cases;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;
using Hotline.Testing.Processes;
using Hotline.Testing.Telegram;
using Hotline.Testing.WebChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Server.Tests.Privacy;

/// <summary>
/// The real program is told secrets through every door, killed, and started again. Then every byte it left behind is searched: files, logs,
/// metrics, health.
/// </summary>
public sealed class NothingInClear
{
    private const string Danger = "помогите, меня сейчас убьют ";

    private readonly List<Canary> canaries = [];

    [Fact]
    public async Task What_callers_and_caseworkers_wrote_and_who_they_are_is_nowhere_in_clear()
    {
        var token = $"{Number("bot")}:{Latin("bot token")}AAAA";
        await using var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { Token = token });
        await using var hotline = await HotlineProcess.StartAsync(settings: new()
        {
            ["Hotline__Telegram__BotToken"] = token,
            ["Hotline__Telegram__ApiBaseUrl"] = telegram.Address,
            ["Hotline__Telegram__PollSeconds"] = "1",
            ["Hotline__WebChat__Secret"] = Latin("site secret") + "-0123456789abcdef",
        });
        canaries.Remove(canaries.Single(canary => canary.Name == "bot")); // a bot's number is public

        // A wrong certainty would be worst: everything is said before the kill and again after it.
        var seen = new StringBuilder();
        await TellAsync(telegram, hotline, "first life");
        await LookAsync(hotline, seen);
        hotline.Kill();
        Expect(hotline.Directory, "after the kill");
        await hotline.RestartAsync();
        await TellAsync(telegram, hotline, "second life");
        await LookAsync(hotline, seen);
        Expect(hotline.Directory, "while it runs");
        hotline.Kill();

        var logged = await AnswerFromTheDeskAsync(hotline, telegram);
        var search = new Search(canaries);
        Assert.Contains("hotline_telegram_updates_quarantined", seen.ToString(), StringComparison.Ordinal);
        Assert.Empty(search.In(seen.ToString(), "metrics and health"));
        Assert.Empty(search.In(hotline.Output, "standard output and error"));
        Assert.Empty(search.In(logged, "the log of the desk"));
        Expect(hotline.Directory, "in the end", isOpen: false);
    }

    private void Expect(DirectoryInfo directory, string when, bool isOpen = true)
    {
        var (hits, files) = new Search(canaries).In(directory);

        Assert.Contains("hotline.db", files);
        Assert.Equal(isOpen, files.Contains("hotline.db-wal"));
        Assert.Contains("keys.db", files);

        // What is in clear on purpose is found by the same search, so these are the files that matter.
        Assert.NotEmpty(new Search([new Canary("a channel", "telegram")]).In(directory).Hits);
        Assert.True(hits.Count == 0, $"{when}:\n" + string.Join('\n', hits));
    }

    private async Task TellAsync(FakeTelegram telegram, HotlineProcess hotline, string life)
    {
        TellTelegram(telegram, life);
        await TellWebChatAsync(new Uri(hotline.ChatUrl), life);
        await telegram.UntilAsync(fake => fake.Pending == 0, 40);
    }

    private void TellTelegram(FakeTelegram telegram, string life)
    {
        var chat = long.Parse(Number($"chat id, {life}"), CultureInfo.InvariantCulture);
        telegram.Write(chat, Words($"Telegram text, {life}"));
        telegram.Write(chat, Danger + Words($"Telegram danger, {life}"));
        telegram.Write(chat, string.Concat(Enumerable.Repeat(Words($"too long on Telegram, {life}") + " ", 120)));
        telegram.Edit(chat, 1, Words($"edited, {life}"));
        telegram.Tap(chat, 2, Latin($"callback data, {life}"));
        telegram.Send(chat, $$"""
            "contact":{"phone_number":"{{Number($"phone, {life}")}}","first_name":"{{Words($"contact, {life}")}}"}
            """);
        telegram.Send(chat, $$"""
            "caption":"{{Words($"caption, {life}")}}","photo":[{"file_id":"{{Latin($"file id, {life}")}}","file_unique_id":"u","width":1,"height":1}]
            """);
        telegram.PostRaw($$$"""
            {"update_id":{id},"message":{"message_id":9,"date":1,"chat":{"id":{{{chat}}},"type":"private","first_name":"{{{Words($"first name, {life}")}}}","username":"{{{Latin($"user name, {life}")}}}"},
             "from":{"id":{{{chat}}},"is_bot":false,"first_name":"{{{Words($"sender, {life}")}}}"},"text":"{{{Words($"named, {life}")}}}"}}
            """);
        telegram.PostRaw($$$"""{"update_id":{id},"message":{"message_id":"{{{Words($"wrong kind of id, {life}")}}}","chat":7,"text":{"a":"{{{Words($"wrong kind of text, {life}")}}}"} } }""");
        telegram.PostRaw($$$"""{"update_id":{id},"{{{Latin($"unknown kind, {life}")}}}":{"text":"{{{Words($"unknown content, {life}")}}}\ud800"}}""");
    }

    private async Task TellWebChatAsync(Uri url, string life)
    {
        using var caller = new WebCaller(url, url.GetLeftPart(UriPartial.Authority));
        using (var started = await caller.SendAsync(HttpMethod.Post, "conversations", JsonSerializer.Serialize(new { locale = Latin($"locale, {life}") })))
        {
            caller.Keep(await WebCaller.ReadAsync(started.EnsureSuccessStatusCode()));
        }

        canaries.Add(new($"web token, {life}", caller.Token!));
        canaries.Add(new($"stream ticket, {life}", caller.StreamUrl[(caller.StreamUrl.LastIndexOf('=') + 1)..]));
        using var said = await caller.PostAsync(new { type = "message", text = Danger + Words($"web text, {life}"), from = new { id = Latin($"from id, {life}"), name = Words($"from name, {life}") }, channelData = new { clientActivityID = Latin($"client id, {life}") } });
        Assert.True(said.IsSuccessStatusCode);
        using var file = await caller.PostAsync(new { type = "message", attachments = new[] { new { contentType = "image/png", name = Words($"attachment name, {life}"), contentUrl = "data:image/png;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Words($"attachment, {life}"))) } } });
        using var broken = await caller.PostRawAsync("{\"type\":\"message\",\"text\":\"" + Words($"broken JSON, {life}"));
        using var deep = await caller.PostRawAsync(new string('[', 99) + '"' + Words($"deep JSON, {life}") + '"' + new string(']', 99));
        using var lone = await caller.PostRawAsync("{\"type\":\"message\",\"text\":\"" + Words($"lone surrogate, {life}") + "\\ud83d\"}");
        using var large = await caller.SayAsync(string.Concat(Enumerable.Repeat(Words($"too long, {life}") + " ", 120)));
        using var huge = await caller.PostRawAsync(JsonSerializer.Serialize(new { type = "message", text = "x", pad = string.Concat(Enumerable.Repeat(Words($"too large, {life}"), 2_000)) }));
        Assert.False(broken.IsSuccessStatusCode || deep.IsSuccessStatusCode || large.IsSuccessStatusCode || huge.IsSuccessStatusCode);
        using var upload = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.Chat}/upload", new StringContent(Words($"uploaded, {life}")));
        using var mark = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.Chat}/activities?watermark={Latin($"watermark, {life}")}");
        using var path = await caller.SendAsync(HttpMethod.Get, $"{Latin($"path, {life}")}?q={Uri.EscapeDataString(Words($"query, {life}"))}");
        using var http = new HttpClient { BaseAddress = url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Latin($"wrong token, {life}"));
        http.DefaultRequestHeaders.Add("X-Forwarded-For", Latin($"forwarded for, {life}"));
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Latin($"user agent, {life}"));
        using var unknown = await http.PostAsync("/v3/directline/tokens/refresh", null);
        using var socket = await http.GetAsync($"/v3/directline/conversations/{caller.Chat}/stream?t={Latin($"wrong ticket, {life}")}");
    }

    private static async Task LookAsync(HotlineProcess hotline, StringBuilder seen)
    {
        using var http = new HttpClient { BaseAddress = new Uri(hotline.OpsUrl) };
        foreach (var path in (string[])["/metrics", "/health/live", "/health/ready"])
        {
            using var response = await http.GetAsync(path);
            seen.AppendLine(await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>The program once more over the same folder, inside the test, so that the desk's own door can be used.</summary>
    private async Task<string> AnswerFromTheDeskAsync(HotlineProcess hotline, FakeTelegram telegram)
    {
        var settings = hotline.ReadSettings();
        await using var vault = Vault.Open(settings.Storage);
        await using var app = await HotlineApp.BuildAsync(settings, LoadedContent.Load(settings.ContentDirectory).Content!, vault);
        using var log = new CapturedLog();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await app.StartAsync();

        var staff = app.Services.GetRequiredService<StaffAccounts>();
        var name = Words("working name");
        var id = await staff.AddAsync(new NewStaff(Latin("sign-in name"), name, StaffRole.Caseworker, new(Vault.FirstNgo)), CancellationToken.None);
        var who = new Caseworker(id!.Value, new(Vault.FirstNgo), name);
        var cases = app.Services.GetRequiredService<ICases>();
        var open = await cases.ListAsync(who, CancellationToken.None);
        var read = new StringBuilder();
        foreach (var entry in open)
        {
            await cases.AcceptAsync(who, entry.Id, CancellationToken.None);
            Assert.Equal(ActionResult.Done, await cases.ReplyAsync(who, entry.Id, Latin("reply's client id"), new PrivateText(Words("reply")), CancellationToken.None));
            var review = new SignReview("exploitation.low_or_no_pay", ReviewKind.Added, new PrivateText(Words("reason of a judgement")));
            Assert.Equal(ActionResult.Done, await cases.ReviewAsync(who, entry.Id, review, CancellationToken.None));
            var sign = (await cases.FindAsync(who, entry.Id, CancellationToken.None))!.Findings.Single(finding => finding.Indicator == review.Indicator);
            Assert.Equal(("added", name, review.Reason), (sign.Judged!.Kind, sign.Judged.By, sign.Judged.Reason));
            foreach (var message in await cases.ReadThreadAsync(who, entry.Id, 0, 200, CancellationToken.None))
            {
                read.AppendLine(message.Text.Reveal());
            }
        }

        // Both channels opened a case, in both lives, and the words are really kept: sealed, and open to their caseworker.
        Assert.Equal(["telegram", "telegram", "webchat", "webchat"], open.Select(entry => entry.Channel).Order());
        Assert.All(canaries.Where(canary => canary.Name.StartsWith("Telegram danger", StringComparison.Ordinal) || canary.Name.StartsWith("web text", StringComparison.Ordinal) || canary.Name == "reply"),
            canary => Assert.Contains(canary.Text, read.ToString(), StringComparison.Ordinal));
        Expect(hotline.Directory, "with a case at the desk");
        await app.StopAsync();
        return log.Text;
    }

    private string Words(string name) => Keep(Canary.Words(name));

    private string Latin(string name) => Keep(Canary.Latin(name));

    private string Number(string name) => Keep(Canary.Number(name));

    private string Keep(Canary canary)
    {
        canaries.Add(canary);
        return canary.Text;
    }
}
