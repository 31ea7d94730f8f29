using Hotline.Core.Messages;

namespace Hotline.Recognition.Lexicon;

[Flags]
internal enum HitTraits : byte
{
    None = 0,

    /// <summary>So short that other languages have it too.</summary>
    Weak = 1,

    /// <summary>A verb's stem with a verb's ending.</summary>
    Verb = 2,

    /// <summary>Said of the speaker's own act, or asked of the listener: «алдым», «беріңіз».</summary>
    Own = 4,

    /// <summary>Only named, by nobody yet: «алу».</summary>
    Bare = 8,

    /// <summary>Suffered: «қамалдым», «алдандым».</summary>
    Undergone = 16,

    /// <summary>Settled to be what the speaker does, or nobody yet.</summary>
    OwnAct = 32,
}

/// <summary>A concept heard at a token; a phrase of several words reaches to <paramref name="Last"/>.</summary>
internal readonly record struct Hit(ushort Concept, int First, int Last, bool Denied, HitTraits Traits, Locale Language);
