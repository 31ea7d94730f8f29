using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Server.Storage;

namespace Hotline.Server.Conversations;

/// <summary>Threads, read from the stored turns and rendered with the content each conversation keeps.</summary>
internal sealed class Threads(TurnReads turns, IContentLibrary content, Nudges nudges) : IThreads
{
    public async Task<IReadOnlyList<ThreadEntry>> ReadAsync(ConversationId conversation, long after, int most, CancellationToken cancellation)
    {
        var stored = await turns.ReadAsync(conversation, after, most, cancellation);
        return [.. stored.SelectMany(turn => turn.Entries().Where(e => e.Sequence > after).Select(e => Entry(turn, e.Sequence, e.Effect))).Take(most)];
    }

    public async Task<IReadOnlyList<ThreadEntry>> ReadForCallerAsync(
        ConversationId conversation, long after, int most, CancellationToken cancellation)
    {
        // All that is new, as what was cleared may lie beyond any page of it; usually that is a turn or two.
        var stored = await turns.ReadAsync(conversation, after, int.MaxValue, cancellation);
        var cleared = stored.LastOrDefault(Clears);
        var faded = stored.SelectMany(turn => turn.Record.Effects.OfType<TurnEffect.Faded>()).SelectMany(effect => effect.Lines).ToHashSet();
        var entries = stored.Where(turn => cleared is null || turn.Sequence >= cleared.Sequence)
            .SelectMany(turn => Seen(turn, turn == cleared, after, faded)).Take(most).ToList();

        // Not on a page that begins in the middle of that turn: its first lines are on the screen already.
        if (cleared is not null && entries.Count > 0 && cleared.Entries().All(e => e.Sequence > after))
        {
            entries[0] = entries[0] with { ClearsBefore = true };
        }

        return entries;
    }

    private static bool Clears(StoredTurn turn) => turn.Record.Effects.Any(e => e is TurnEffect.ClearedChat { Only: null });

    /// <summary>What a turn shows its caller, and what it takes away.</summary>
    private List<ThreadEntry> Seen(StoredTurn turn, bool clears, long after, HashSet<long> faded)
    {
        var shown = turn.Entries()
            .Where(e => e.Sequence > after && !faded.Contains(e.Sequence) && e.Effect is not TurnEffect.Kept && (!clears || e.Effect is TurnEffect.Say))
            .Select(e => Entry(turn, e.Sequence, e.Effect)).ToList();
        if (clears && shown.Count == 0)
        {
            // Nothing will be said: the screen is told at once.
            shown.Add(Silent(turn) with { IsOnlyClear = true });
        }

        var gone = turn.Record.Effects.OfType<TurnEffect.Faded>().SelectMany(effect => effect.Lines).Where(line => line <= after).ToList();
        return gone.Count > 0 ? [.. shown, Silent(turn) with { Removes = gone }] : shown;
    }

    private static ThreadEntry Silent(StoredTurn turn) =>
        new(turn.Sequence, DateTimeOffset.FromUnixTimeSeconds(turn.At), Speaker.Hotline, new RenderedMessage(new PrivateText(""), []), null);

    public IDisposable Watch(ConversationId conversation, Action changed) => nudges.WatchThread(conversation, changed);

    private ThreadEntry Entry(StoredTurn turn, long sequence, TurnEffect effect)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(turn.At);
        if (effect is TurnEffect.Heard heard)
        {
            var words = new RenderedMessage(HeardText(heard.Message), []);
            var echo = turn.Record.Input is TurnInput.FromCaller caller ? caller.Message.Delivery : (DeliveryKey?)null;
            return new ThreadEntry(sequence, at, Speaker.Caller, words, null) { Echo = echo, Locale = (heard.Message as HeardMessage.Pressed)?.Locale };
        }

        if (effect is TurnEffect.Kept { Reply: var kept })
        {
            return new ThreadEntry(sequence, at, Speaker.Caseworker, new RenderedMessage(kept.Text, []), kept.WorkingName) { KeptId = kept.ClientId };
        }

        var message = ((TurnEffect.Say)effect).Message;
        return message.Words is Words.Written written
            ? new ThreadEntry(sequence, at, Speaker.Caseworker, content.Render(message), written.WorkingName)
            : new ThreadEntry(sequence, at, Speaker.Hotline, content.Render(message), null) { Locale = LocaleOf(message.Words) };
    }

    private static Locale? LocaleOf(Words words) => words switch
    {
        Words.Keyed keyed => keyed.Locale,
        Words.Several { Parts: [.., var last] } => last.Locale,
        _ => null,
    };

    private PrivateText HeardText(HeardMessage heard) => heard switch
    {
        HeardMessage.Typed typed => typed.Words,
        HeardMessage.Pressed pressed => new PrivateText(content.Text(pressed.Content, pressed.LabelKey, pressed.Locale)),
        HeardMessage.Withheld => new PrivateText("•••"),
        HeardMessage.Showed showed => new PrivateText($"[{showed.Kind}]"),
        _ => new PrivateText(""),
    };
}
