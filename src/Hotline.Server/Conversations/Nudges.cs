using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Server.Hosting;

namespace Hotline.Server.Conversations;

/// <summary>
/// Tells who watches that something was committed. Says "look again" and nothing more: the truth is in storage, and a lost
/// nudge costs only time, as every watcher also looks by itself now and then.
/// </summary>
internal sealed class Nudges(ILogger<Nudges> log)
{
    private readonly Watchers<ConversationId> threads = new(log);
    private readonly Watchers<NgoId> cases = new(log);
    private readonly Watchers<string> outboxes = new(log);

    public IDisposable WatchThread(ConversationId conversation, Action changed) => threads.Add(conversation, changed);

    public IDisposable WatchCases(NgoId ngo, Action changed) => cases.Add(ngo, changed);

    public IDisposable WatchOutbox(string channel, Action changed) => outboxes.Add(channel, changed);

    public void Committed(Turn turn)
    {
        var conversation = turn.Conversation;
        threads.Tell(conversation.Id);
        outboxes.Tell(conversation.Channel);
        if (conversation.Case is not null || turn.Effects.Any(e => e is TurnEffect.CaseClosed or TurnEffect.CaseChanged or TurnEffect.CaseAccepted))
        {
            cases.Tell(conversation.Ngo);
        }
    }

    private sealed class Watchers<TKey>(ILogger log)
        where TKey : notnull
    {
        private readonly ConcurrentDictionary<TKey, Action> watching = new();

        public Subscription Add(TKey key, Action changed)
        {
            watching.AddOrUpdate(key, changed, (_, others) => others + changed);
            return new Subscription(() => Remove(key, changed));
        }

        public void Tell(TKey key)
        {
            if (!watching.TryGetValue(key, out var all))
            {
                return;
            }

            foreach (var changed in Delegate.EnumerateInvocationList(all))
            {
                try
                {
                    changed();
                }
                catch (Exception e)
                {
                    // A page that breaks must not cost another its nudge, nor the sender its own.
                    Log.WatcherBroke(log, new Failure(e));
                }
            }
        }

        private void Remove(TKey key, Action changed)
        {
            while (watching.TryGetValue(key, out var all))
            {
                var rest = (Action?)Delegate.Remove(all, changed);
                var done = rest is null
                    ? ((ICollection<KeyValuePair<TKey, Action>>)watching).Remove(new(key, all))
                    : watching.TryUpdate(key, rest, all);
                if (done)
                {
                    return;
                }
            }
        }
    }

    private sealed class Subscription(Action stop) : IDisposable
    {
        private Action? stop = stop;

        public void Dispose() => Interlocked.Exchange(ref stop, null)?.Invoke();
    }
}
