using Hotline.Core.Messages;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Telegram;

/// <summary>Each kind of thing Telegram can bring has its decided answer.</summary>
public sealed class Kinds
{
    [Theory]
    [InlineData("kk", Locale.Kk)]
    [InlineData("ru-RU", Locale.Ru)]
    [InlineData("en", Locale.En)]
    [InlineData("uz", null)]
    public async Task Start_carries_the_language_of_the_app_as_a_hint_and_no_parameter(string language, Locale? hint)
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Write(100, "/start some-campaign", language);
        Assert.Equal(new Said.Start(hint), (await FirstAsync(run)).Said);
    }

    [Theory]
    [InlineData("/stop", "stop")]
    [InlineData("/help@reference_bot", "help@reference_bot")]
    [InlineData("/ өшіру", " өшіру")]
    public async Task Another_command_is_a_word(string written, string word)
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Write(101, written);
        Assert.Equal(new Said.Text(new PrivateText(word)), (await FirstAsync(run)).Said);
    }

    [Theory]
    [InlineData(""" "photo":[{"file_id":"a"}],"caption":"my passport" """, MediaKind.Photo, "my passport")]
    [InlineData(""" "voice":{"file_id":"a"} """, MediaKind.Voice, null)]
    [InlineData(""" "audio":{"file_id":"a"} """, MediaKind.Voice, null)]
    [InlineData(""" "video":{"file_id":"a"} """, MediaKind.Video, null)]
    [InlineData(""" "video_note":{"file_id":"a"} """, MediaKind.Video, null)]
    [InlineData(""" "animation":{"file_id":"a"},"document":{"file_id":"a"} """, MediaKind.Video, null)]
    [InlineData(""" "document":{"file_id":"a"} """, MediaKind.Document, null)]
    [InlineData(""" "sticker":{"emoji":"x"} """, MediaKind.Sticker, null)]
    [InlineData(""" "contact":{"phone_number":"+77001112233"} """, MediaKind.Contact, null)]
    [InlineData(""" "location":{"latitude":43.2,"longitude":76.9} """, MediaKind.Location, null)]
    [InlineData(""" "venue":{"title":"x"},"location":{"latitude":43.2,"longitude":76.9} """, MediaKind.Location, null)]
    [InlineData(""" "hologram_of_2031":{"beams":7} """, MediaKind.Other, null)]
    public async Task Content_that_is_not_words_is_told_by_its_kind_only(string fields, MediaKind kind, string? caption)
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Send(102, fields);
        Assert.Equal(new Said.Media(kind, caption is null ? null : new PrivateText(caption)), (await FirstAsync(run)).Said);
    }

    [Fact]
    public async Task An_edit_is_an_edit_of_its_message()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Edit(103, 77, "what I meant");
        var message = await FirstAsync(run);
        Assert.Equal(new Said.Edited(new PrivateText("what I meant")), message.Said);
        Assert.Equal("77", message.ChannelMessageId);
    }

    [Fact]
    public async Task A_tap_is_committed_then_answered_and_its_buttons_go()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Open(104);
        run.Outbox.Add(104, "choose", Lane.Dialog, true, new RenderedButton("tok-en_1", "Yes", "yes"), new RenderedButton("tok-en_2", "No", "no"));
        await run.Fake.UntilAsync(fake => fake.Sent.Count == 1);
        var sent = run.Fake.Sent[0];
        Assert.Equal([new SentButton("Yes", "tok-en_1"), new SentButton("No", "tok-en_2")], sent.Buttons);

        run.Fake.Tap(104, sent.MessageId, "tok-en_1");
        Assert.Equal(new Said.Tap("tok-en_1"), (await FirstAsync(run)).Said);
        await run.Fake.UntilAsync(fake => fake.Calls.Any(call => call.Method == "answerCallbackQuery") && !fake.HasKeyboard(104, sent.MessageId));
    }

    [Fact]
    public async Task A_tap_is_not_answered_before_its_commit()
    {
        await using var run = await TelegramRun.NewAsync();
        var commit = new TaskCompletionSource();
        run.Intake.Before = (_, _) => commit.Task;
        await run.StartAsync();
        run.Fake.Tap(105, 7, "token");
        await TelegramRun.UntilAsync(() => run.Intake.Tries == 1);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(run.Fake.Calls, call => call.Method == "answerCallbackQuery");

        commit.SetResult();
        await run.Fake.UntilAsync(fake => fake.Calls.Any(call => call.Method == "answerCallbackQuery"));
    }

    [Fact]
    public async Task A_tap_with_more_data_than_Telegram_allows_is_answered_and_ignored()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Tap(106, 7, new string('x', 65));
        await run.Fake.UntilAsync(fake => fake.Calls.Any(call => call.Method == "answerCallbackQuery"));
        Assert.Empty(run.Intake.Taken);
        Assert.Empty(run.Quarantine.Kept);
    }

    [Fact]
    public async Task Blocking_and_unblocking_are_told()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Block(107);
        run.Fake.Unblock(107);
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        Assert.Equal(["Blocked", "Unblocked"], run.Intake.WordsOf(107));
    }

    [Theory]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":-100,"type":"group"},"from":{"id":5,"is_bot":false},"text":"hello all"}""")]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":-1001234567890,"type":"supergroup"},"from":{"id":5,"is_bot":false},"new_chat_members":[]}""")]
    [InlineData("my_chat_member", """{"chat":{"id":-1001234567890,"type":"channel"},"date":1,"new_chat_member":{"status":"administrator"}}""")]
    [InlineData("my_chat_member", """{"chat":{"id":-100,"type":"group"},"date":1,"new_chat_member":{"status":"member"}}""")]
    public async Task A_group_is_left_without_a_word_and_without_a_conversation(string kind, string content)
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Post(FakeUpdate.Of(kind, content));
        await run.Fake.UntilAsync(fake => fake.Calls.Any(call => call.Method == "leaveChat"));
        Assert.Empty(run.Intake.Taken);
        Assert.Empty(run.Fake.Sent);
    }

    [Theory]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":true},"text":"I am a bot"}""")]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5},"pinned_message":{"message_id":3}}""")]
    [InlineData("edited_message", """{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5},"location":{"latitude":1,"longitude":2}}""")]
    [InlineData("my_chat_member", """{"chat":{"id":-100,"type":"group"},"date":1,"new_chat_member":{"status":"kicked"}}""")]
    [InlineData("my_chat_member", """{"chat":{"id":5,"type":"private"},"date":1,"new_chat_member":{"status":"status_of_2031"}}""")]
    [InlineData("", "")]
    public async Task What_asks_nothing_of_us_is_ignored(string kind, string content)
    {
        await using var run = await TelegramRun.StartedAsync();
        if (kind.Length > 0)
        {
            run.Fake.Post(FakeUpdate.Of(kind, content));
        }
        else
        {
            run.Fake.PostRaw("""{"update_id":{id},"kind_of_2031":{"chat":7}}""");
        }

        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        Assert.Empty(run.Intake.Taken);
        Assert.Empty(run.Quarantine.Kept);
        Assert.Contains(run.Captured.Lines, line => line.Contains("ignored", StringComparison.Ordinal));
    }

    private static async Task<InboundMessage> FirstAsync(TelegramRun run)
    {
        await TelegramRun.UntilAsync(() => run.Intake.Taken.Count > 0);
        return Assert.Single(run.Intake.Taken).Message;
    }
}
