using System.Collections.Concurrent;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Desk.Cases;

/// <summary>
/// Unsent replies, in memory only: a reloaded page or a lost circuit finds them again, and the desk computer keeps nothing.
/// </summary>
public sealed class Drafts
{
    private const int Longest = 8_000;
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(CaseworkerId, CaseId), PrivateText> kept = new();

    public PrivateText? Find(CaseworkerId who, CaseId id) => kept.GetValueOrDefault((who, id));

    /// <summary>A blank draft is none. Beyond the most that make sense, new ones are not taken.</summary>
    public void Keep(CaseworkerId who, CaseId id, PrivateText text)
    {
        if (text.IsBlank)
        {
            kept.TryRemove((who, id), out _);
        }
        else if (text.Length <= Longest && (kept.Count < Most || kept.ContainsKey((who, id))))
        {
            kept[(who, id)] = text;
        }
    }
}
