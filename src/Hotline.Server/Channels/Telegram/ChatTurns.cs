namespace Hotline.Server.Channels.Telegram;

/// <summary>One chat's updates one after another, chats beside each other. When one fails, those behind it fail too, so that order holds when all come again.</summary>
internal sealed class ChatTurns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Turn> _last = [];

    public Task RunAsync(long chat, Func<Task> work)
    {
        lock (_gate)
        {
            var before = _last.GetValueOrDefault(chat)?.Done;
            var turn = new Turn();
            _last[chat] = turn;
            turn.Done = RunAsync(chat, before, turn, work);
            return turn.Done;
        }
    }

    private async Task RunAsync(long chat, Task? before, Turn turn, Func<Task> work)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            if (before is not null)
            {
                await before;
            }

            await work();
        }
        finally
        {
            lock (_gate)
            {
                if (_last.GetValueOrDefault(chat) == turn)
                {
                    _last.Remove(chat);
                }
            }
        }
    }

    private sealed class Turn
    {
        public Task? Done { get; set; }
    }
}
