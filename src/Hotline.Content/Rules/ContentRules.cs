using Hotline.Content.Reading;

namespace Hotline.Content.Rules;

/// <summary>What must hold of content that has been read. Each rule reports under a code of its own; the README lists them.</summary>
internal static class ContentRules
{
    private static readonly Action<Source, Findings>[] All =
    [
        StructureRules.Check,
        AnswerRules.Check,
        InterruptionRules.Check,
        InstrumentRules.Check,
        KeyRules.Check,
        ContactRules.Check,
        LengthRules.Check,
        SafetyRules.Check,
        LanguageRules.Check,
        WordRules.Check,
    ];

    public static void Check(Source source, Findings findings)
    {
        foreach (var rule in All)
        {
            rule(source, findings);
        }
    }
}
