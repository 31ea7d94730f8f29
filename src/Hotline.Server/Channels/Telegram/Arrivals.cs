using System.Globalization;
using System.Security.Cryptography;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Outbound;

namespace Hotline.Server.Channels.Telegram;

/// <summary>What polling and the webhook share: takes updates to the conversation, and knows when they may be acknowledged.</summary>
internal sealed class Arrivals(
    IIntake intake, IQuarantine quarantine, Courtesies courtesies, TelegramBot bot, TelegramMetrics metrics, TimeProvider time, ILogger<Arrivals> logger)
{
    /// <summary>How long a turn that breaks is tried again before its update is put aside and the neighbours go on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Backoff Retry = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));

    private readonly UpdateReader _reader = new(bot.Id, time);
    private readonly ChatTurns _turns = new();

    /// <summary>Reads an update. Never throws.</summary>
    public Arrival Read(ReadOnlyMemory<byte> raw) => new(_reader.Read(raw), raw);

    /// <summary>Completes when the update may be acknowledged: committed, quarantined, or nothing to us. Throws when nothing could be stored.</summary>
    public Task TakeAsync(Arrival arrival, CancellationToken cancellation)
    {
        switch (arrival.Update)
        {
            case Update.Said said:
                return _turns.RunAsync(said.Chat, () => CommitAsync(said, arrival.Raw, cancellation));

            case Update.InCompany company:
                courtesies.Leave(company.Chat);
                return Task.CompletedTask;

            case Update.Ignored ignored:
                Ignore(ignored);
                return Task.CompletedTask;

            default:
                return QuarantineAsync(arrival.Id, arrival.Raw, QuarantineWhy.Unreadable, cancellation);
        }
    }

    /// <summary>Puts aside what cannot be taken. Kept before it is acknowledged, like anything else.</summary>
    public async Task QuarantineAsync(long? id, ReadOnlyMemory<byte> raw, QuarantineWhy why, CancellationToken cancellation)
    {
        var name = id?.ToString(CultureInfo.InvariantCulture) ?? Convert.ToHexStringLower(SHA256.HashData(raw.Span));
        await quarantine.KeepAsync(TelegramChannel.ChannelName, new DeliveryKey($"tg:{bot.Id}:{name}"), raw, why, cancellation);
        metrics.Quarantined(why);
        Log.Quarantined(logger, why);
    }

    private async Task CommitAsync(Update.Said said, ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        var address = bot.Address(said.Chat);
        var began = time.GetTimestamp();
        Receipt receipt;
        for (var tries = 1; ; tries++)
        {
            try
            {
                receipt = await intake.AcceptAsync(address, said.Message, cancellation);
                break;
            }
            catch (Exception broken) when (broken is not IntakeClosedException && !cancellation.IsCancellationRequested)
            {
                Log.IntakeFailed(logger, tries);
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                // That this write succeeds shows that the store works and only this turn is broken.
                await QuarantineAsync(said.Id, raw, QuarantineWhy.IntakeFailed, cancellation);
                return;
            }

            await Task.Delay(Retry.After(tries), time, cancellation);
        }

        metrics.Committed();
        if (said.Tapped is { } tapped)
        {
            // Of a repeated delivery it is not known any more; labels left behind are better than a question without buttons.
            courtesies.AfterTap(tapped, receipt.ChangesMessage || receipt.WasSeenBefore);
        }
    }

    private void Ignore(Update.Ignored ignored)
    {
        metrics.Ignored(ignored.Why);
        Log.Ignored(logger, ignored.Why);
        if (ignored.Tapped is { } tapped)
        {
            courtesies.AfterTap(tapped);
        }
    }
}

/// <summary>An update as it came and as it was read.</summary>
internal sealed record Arrival(Update Update, ReadOnlyMemory<byte> Raw)
{
    public long? Id => Update switch
    {
        Update.Said said => said.Id,
        Update.InCompany company => company.Id,
        Update.Ignored ignored => ignored.Id,
        Update.Unreadable unreadable => unreadable.Id,
        _ => null,
    };
}
