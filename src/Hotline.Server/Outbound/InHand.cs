namespace Hotline.Server.Outbound;

/// <summary>What the sender has read and not yet settled. Used by the sender's loop only.</summary>
internal sealed class InHand(SenderPorts ports, Waiting waiting, OutboxReader reader)
{
    /// <summary>By entry id, the last reading it was seen in.</summary>
    private readonly Dictionary<long, int> _seen = [];

    /// <param name="whole">The reading was of everything: what is missing in it is no longer wanted.</param>
    public void Take(IReadOnlyList<OutboxEntry> entries, bool whole, TimeSpan now)
    {
        var added = 0;
        foreach (var entry in entries)
        {
            if (_seen.TryAdd(entry.Id, reader.Round))
            {
                added++;
                waiting.Add(entry, now);
            }
            else
            {
                _seen[entry.Id] = reader.Round;
            }
        }

        ports.Metrics.Waiting(ports.Channel.Name, added);
        if (whole && _seen.Count > entries.Count)
        {
            DropUnwanted(now);
        }
    }

    public void Close(IReadOnlyList<Closing> closings, TimeSpan now)
    {
        foreach (var closing in closings)
        {
            ports.Metrics.Settled(ports.Channel.Name, closing.Settlement.As);
            _seen.Remove(closing.Entry.Id);
            reader.WasSettled(closing.Entry.Id);
            closing.Chat.Remove(closing.Entry);
        }

        ports.Metrics.Waiting(ports.Channel.Name, -closings.Count);
        foreach (var chat in closings.Select(closing => closing.Chat).Distinct())
        {
            chat.IsBusy = false;
            waiting.Put(chat, now);
        }
    }

    /// <summary>Drops what the store no longer has as unsettled, as after a block. What is in flight ends by itself.</summary>
    private void DropUnwanted(TimeSpan now)
    {
        var gone = 0;
        foreach (var chat in waiting.All.Where(chat => !chat.IsBusy).ToList())
        {
            var unwanted = chat.Entries.Where(entry => _seen[entry.Id] != reader.Round).ToList();
            if (unwanted.Count == 0)
            {
                continue;
            }

            foreach (var entry in unwanted)
            {
                chat.Remove(entry);
                _seen.Remove(entry.Id);
            }

            gone += unwanted.Count;
            waiting.Put(chat, now);
        }

        if (gone > 0)
        {
            ports.Metrics.Waiting(ports.Channel.Name, -gone);
            Log.NoLongerWanted(ports.Logger, gone);
        }
    }
}
