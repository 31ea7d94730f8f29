using Hotline.Core.Recognition;

namespace Hotline.Recognition.Text;

internal enum TokenKind : byte
{
    Word,
    Number,
    Sign,
}

/// <summary>What stands between a token and the one before it.</summary>
internal enum Gap : byte
{
    /// <summary>Nothing at all: «23тен».</summary>
    None,
    Hyphen,
    Space,
    Comma,

    /// <summary>The end of a sentence, or the start of the text.</summary>
    Stop,
    Question,
}

/// <summary>
/// One word, number or sign of a message, with its keys for comparing. The keys lie in the buffer of <see cref="Tokens"/>:
/// <c>Lower</c> keeps every letter, <c>Plain</c> is without Kazakh and accented letters, <c>Kazakh</c> and <c>Russian</c>
/// are how the word sounds in each of them, whatever alphabet it was typed in.
/// </summary>
internal struct Token
{
    public int Start;
    public int Length;
    public TokenKind Kind;
    public Gap Before;
    public WordTraits Traits;
    public Slice Lower;
    public Slice Plain;
    public Slice Kazakh;
    public Slice Russian;

    public readonly int End => Start + Length;
}

internal readonly record struct Slice(int At, int Length);
