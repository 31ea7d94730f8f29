namespace Hotline.Core.Conversations;

/// <summary>One turn as it is kept: enough to take it again and compare. Sealed; the thread is read from it.</summary>
public sealed record TurnRecord(TurnInput Input, TurnContext Context, IReadOnlyList<TurnEffect> Effects);
