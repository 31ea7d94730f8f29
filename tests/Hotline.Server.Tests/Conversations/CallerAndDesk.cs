using Hotline.Content;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Desk.Cases;
using Hotline.Recognition;
using Hotline.Server.Channels.Telegram;
using Hotline.Server.Commands;
using Hotline.Server.Conversations;
using Hotline.Server.Handoff;
using Hotline.Server.Outbound;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;
using Hotline.Testing.Pipeline;
using Hotline.Testing.Telegram;
using Hotline.Testing.WebChat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Conversations;

/// <summary>A caller on a fake Telegram and a caseworker at the desk, with the shipped dialogs, over the real store, on a clock that is moved on.</summary>
internal sealed class CallerAndDesk(FakeTelegram telegram, TestPipeline pipeline) : IAsyncDisposable
{
    public const long Chat = 4711;

    private static readonly Lazy<ContentBundle> Shipped = new(() => ContentLoader.Load(ContentFiles.ReadFrom(Architecture.House.Root)).Bundle!);
    private static readonly Lazy<Recognizers> Readers = new(RecognizerSet.Load);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TurnRules Rules(ContentLibrary library) => new(library, Readers.Value);

    public static ContentLibrary Library() => new(Shipped.Value);

    public static async Task<CallerAndDesk> StartAsync(ShiftedTime time, Organisation? organisation = null)
    {
        var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { Time = time });
        return new CallerAndDesk(telegram, await PipelineAsync(time, telegram, null, organisation));
    }

    /// <summary>With a folder it is a restart: nothing is kept but what is in the folder.</summary>
    public static Task<TestPipeline> PipelineAsync(ShiftedTime time, FakeTelegram telegram, DirectoryInfo? directory, Organisation? organisation = null)
    {
        var library = Library();
        return TestPipeline.StartAsync(
            directory,
            Rules(library),
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                [
                    new("Hotline:Telegram:BotToken", telegram.Token), new("Hotline:Telegram:ApiBaseUrl", telegram.Address), new("Hotline:Telegram:PollSeconds", "1"),
                ]);
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.AddSingleton(library);
                builder.Services.AddSingleton<IContentLibrary>(library);
                builder.Services.AddSingleton(organisation ?? new Organisation(null));
                builder.Services.AddSingleton<StaffRows>();
                builder.Services.AddTelegram(builder.Configuration);
                builder.Services.AddOutbound();
                builder.Services.AddHandoff();
            });
    }

    public TestPipeline Pipeline => pipeline;

    /// <summary>Until nothing in the chat has these words.</summary>
    public Task GoneAsync(string words) => telegram.UntilAsync(fake => !fake.Shown(Chat).Any(text => text.Contains(words, StringComparison.Ordinal)));

    public FakeTelegram Telegram => telegram;

    public ICases Cases => pipeline.Services.GetRequiredService<ICases>();

    /// <summary>From the first word to the question of consent, by buttons, skipping what may be skipped.</summary>
    public async Task ToConsentAsync()
    {
        telegram.Write(Chat, "/start", "en");
        await SeesAsync("Choose a language");
        await TapAsync("English");
        await SeesAsync("Is it safe");
        string[] wishes = ["Yes, pass it on", "Continue", "About me", "18 or older", "No", "Skip", "Yes"];
        for (var taps = 0; taps < 40; taps++)
        {
            var last = telegram.SentTo(Chat)[^1];
            if (last.Buttons.Any(button => button.Label == "Yes, pass it on"))
            {
                return;
            }

            var safe = last.Text.StartsWith("Is it safe", StringComparison.Ordinal);
            var button = wishes.Select(wish => last.Buttons.FirstOrDefault(one => one.Label == (safe ? "Yes" : wish))).First(one => one is not null)!;
            telegram.Tap(Chat, last.MessageId, button.Data);
            await telegram.UntilAsync(fake => fake.SentTo(Chat)[^1].MessageId != last.MessageId && fake.SentTo(Chat)[^1].Buttons.Count > 0);
        }

        Assert.Fail("Consent was not asked for.");
    }

    public async Task TapAsync(string label)
    {
        await telegram.UntilAsync(fake => fake.SentTo(Chat)[^1].Buttons.Any(button => button.Label == label));
        var last = telegram.SentTo(Chat)[^1];
        telegram.Tap(Chat, last.MessageId, last.Buttons.First(button => button.Label == label).Data);
        await telegram.UntilAsync(fake => fake.SentTo(Chat)[^1].MessageId != last.MessageId || fake.ChangedIn(Chat).Count > 0);
    }

    public async Task TapChangedAsync(string label)
    {
        var last = telegram.ChangedIn(Chat)[^1];
        telegram.Tap(Chat, last.MessageId, last.Buttons.First(button => button.Label == label).Data);
        await telegram.UntilAsync(fake => fake.ChangedIn(Chat)[^1] != last);
    }

    public async Task WriteAsync(string words)
    {
        var before = telegram.SentTo(Chat).Count;
        telegram.Write(Chat, words, "en");
        await telegram.UntilAsync(fake => fake.SentTo(Chat).Count > before);
    }

    public Task SeesAsync(string words, string? after = null) =>
        telegram.UntilAsync(fake => fake.SentTo(Chat).Any(sent => sent.Text.Contains(words, StringComparison.Ordinal)) && (after is null || fake.SentTo(Chat)[^1].Text.Contains(words, StringComparison.Ordinal)));

    public Task ChangesToAsync(string words) => telegram.UntilAsync(fake => fake.ChangedIn(Chat) is [.., var last] && last.Text.Contains(words, StringComparison.Ordinal));

    public Task<(Caseworker Who, CaseId Id)> AcceptAsync() => AcceptAsync(Cases);

    public static async Task<(Caseworker Who, CaseId Id)> AcceptAsync(ICases cases)
    {
        var who = new Caseworker(new CaseworkerId(new Guid(1, 2, 3, new byte[8])), new NgoId(Vault.FirstNgo), "Aigul") { Language = Locale.En };
        var id = Assert.Single(await cases.ListAsync(who, Cancellation)).Id;
        Assert.Equal(ActionResult.Done, await cases.AcceptAsync(who, id, Cancellation));
        return (who, id);
    }

    public Task<IReadOnlyList<CaseMessage>> ThreadAsync(Caseworker who, CaseId id) => Cases.ReadThreadAsync(who, id, 0, 500, Cancellation);

    /// <summary>Every difference that replaying the stored turns shows.</summary>
    public async Task<IReadOnlyList<string>> ReplayAsync()
    {
        var id = (await pipeline.Store.FindByAddressAsync(new ChannelAddress("telegram", telegram.Token.Split(':')[0], $"{Chat}"), Cancellation))!.Value;
        var turns = await pipeline.Services.GetRequiredService<TurnReads>().ReadAsync(id, 0, int.MaxValue, Cancellation);
        return new Replay(pipeline.Services.GetRequiredService<ITurnRules>()).Run(turns, (await pipeline.Store.FindAsync(id, Cancellation))!.State);
    }

    public async ValueTask DisposeAsync()
    {
        await pipeline.DisposeAsync();
        await telegram.DisposeAsync();
    }
}
