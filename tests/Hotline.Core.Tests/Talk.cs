using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests;

/// <summary>A conversation taken turn by turn. Every turn's state goes through its stored form, as it does in the server.</summary>
internal sealed class Talk
{
    private readonly ContentLibrary library;
    private readonly TurnRules rules;
    private int turns;

    public Talk(string channel = "telegram", ContentLibrary? library = null)
    {
        this.library = library ?? new ContentLibrary(SomeContent.Bundle());
        rules = new TurnRules(this.library, Some.Recognizers);
        State = Some.Conversation(channel, this.library.CurrentId);
    }

    public Conversation State { get; set; }

    /// <summary>How many lines the thread has; null: nobody counts.</summary>
    public long? Lines { get; set; }

    public DateTimeOffset Now { get; private set; } = Some.Now;

    /// <summary>How long what was said stays on the screen; null: as usual.</summary>
    public ScreenTimes? Screen { get; set; }

    public Duty Duty { get; set; } = new(1, 5);

    public IReadOnlyList<TurnEffect> Effects { get; private set; } = [];

    public IReadOnlyList<OutboundMessage> Replies => [.. Effects.OfType<TurnEffect.Say>().Select(say => say.Message)];

    /// <summary>The keys of the last turn's replies, in order.</summary>
    public string[] Keys => [.. Replies.Select(reply => reply.Words is Words.Keyed keyed ? keyed.Key : "written")];

    public string[] LastCodes => Replies.Count == 0 ? [] : [.. Replies[^1].Buttons.Select(button => button.Code)];

    public T The<T>()
        where T : TurnEffect => Assert.Single(Effects.OfType<T>());

    public bool Has<T>()
        where T : TurnEffect => Effects.OfType<T>().Any();

    public Talk Write(params string[] words)
    {
        foreach (var one in words)
        {
            Hear(new Said.Text(new PrivateText(one)));
        }

        return this;
    }

    public Talk Press(params string[] codes)
    {
        foreach (var code in codes)
        {
            Hear(new Said.Tap(State.Buttons.Single(button => button.Code == code).Token));
        }

        return this;
    }

    public Talk Hear(Said said, string? channelMessageId = null) => Take(new TurnInput.FromCaller(Some.Message(said, channelMessageId)));

    public Talk Take(TurnInput input)
    {
        var context = new TurnContext(Now, new Guid(++turns, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]), Duty, Lines) { Screen = Screen };
        var before = ConversationJson.ReadConversation(ConversationJson.Write(State));
        var turn = rules.Take(before, ConversationJson.ReadInput(ConversationJson.Write(input)), context);
        AssertReplays(before, input, context, turn);
        Effects = ConversationJson.ReadRecord(ConversationJson.Write(new TurnRecord(input, context, turn.Effects))).Effects;
        Assert.Equal(ConversationJson.Write(turn.Conversation), ConversationJson.Write(ConversationJson.ReadConversation(ConversationJson.Write(turn.Conversation))));
        State = turn.Conversation;
        Lines += Math.Max(1, turn.Effects.Count(effect => effect.IsInThread));
        return this;
    }

    private void AssertReplays(Conversation before, TurnInput input, TurnContext context, Turn turn)
    {
        var again = rules.Take(before, input, context);
        Assert.Equal(ConversationJson.Write(turn.Conversation), ConversationJson.Write(again.Conversation));
        Assert.Equal(ConversationJson.Write(new TurnRecord(input, context, turn.Effects)), ConversationJson.Write(new TurnRecord(input, context, again.Effects)));
    }

    public Talk Wait(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Talk Minutes(double minutes) => Wait(TimeSpan.FromMinutes(minutes));

    /// <summary>To the question of safety, in English.</summary>
    public Talk Started() => Hear(new Said.Start(null)).Press("en");

    /// <summary>To the question about papers.</summary>
    public Talk AtPapers() => Started().Press("yes", "self", "adult", "no");

    public Talk Waiting() => Started().Write("person");

    public Talk WithPerson() => Waiting().Accept();

    public Talk Accept(CaseworkerId? by = null) => Take(new TurnInput.Accepted(State.Case!.Id, by ?? Some.Aigul, "Aigul"));

    public Talk Reply(string words, CaseworkerId? by = null) =>
        Take(new TurnInput.FromCaseworker(State.Case?.Id ?? default, by ?? Some.Aigul, "Aigul", "c1", new PrivateText(words)));

    public Talk Due(DeadlineKind kind) => Take(new TurnInput.DeadlineCame(kind));
}
