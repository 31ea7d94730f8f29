using Hotline.Core.Messages;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Which passes open which chat. Knows hashes only; a pass itself is kept by nobody but its holder.</summary>
internal interface IWebChatTokens
{
    /// <summary>A new chat with its first token. After <paramref name="endsAt"/> no pass opens it any more.</summary>
    Task AddChatAsync(ChatId chat, PassHash token, DateTimeOffset expiresAt, DateTimeOffset endsAt, CancellationToken cancellation);

    /// <summary>What a token opens; null when it is unknown, expired or revoked.</summary>
    Task<Grant?> FindAsync(PassHash token, DateTimeOffset now, CancellationToken cancellation);

    Task AddTokenAsync(ChatId chat, PassHash token, DateTimeOffset expiresAt, CancellationToken cancellation);

    Task AddTicketAsync(ChatId chat, PassHash ticket, DateTimeOffset expiresAt, CancellationToken cancellation);

    /// <summary>What a ticket opens, once: the second time it is null.</summary>
    Task<Grant?> SpendAsync(PassHash ticket, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The chat has its conversation from now on.</summary>
    Task BindAsync(ChatId chat, ConversationId conversation, CancellationToken cancellation);

    /// <summary>Forgets the chat and every pass to it. The conversation stays where it is.</summary>
    Task RevokeAsync(ChatId chat, CancellationToken cancellation);

    Task<int> DropExpiredAsync(DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>A chat as Direct Line names it, in <c>conversationId</c>. Random; opens nothing by itself.</summary>
internal readonly record struct ChatId(string Value)
{
    public override string ToString() => Value;
}

/// <param name="Conversation">Null until the chat was started.</param>
/// <param name="ExpiresAt">When the token ends; for a ticket, the last token of its chat.</param>
/// <param name="EndsAt">When no pass helps any more.</param>
internal sealed record Grant(ChatId Chat, ConversationId? Conversation, DateTimeOffset ExpiresAt, DateTimeOffset EndsAt);
