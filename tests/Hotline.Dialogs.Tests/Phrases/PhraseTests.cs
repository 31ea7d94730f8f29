using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Dialogs.Tests.Phrases;

public sealed class PhraseTests
{
    public static TheoryData<string, string> Written => Table("commands.txt");

    public static TheoryData<string, string> Ordinary => Table("not-commands.txt");

    [Fact]
    public void Every_listed_phrase_means_its_command()
    {
        foreach (var rule in Shipped.Bundle.Interruptions.Values)
        {
            foreach (var phrase in Shipped.Bundle.Words.Of(rule.Words))
            {
                Assert.Equal((phrase, rule.Kind), (phrase, Shipped.Bundle.Commands.FindExact(Folding.Fold(phrase))?.Kind ?? Interruption.Pause));
            }
        }
    }

    [Fact]
    public void A_language_named_in_any_language_is_that_language()
    {
        foreach (var locale in Locales.All)
        {
            foreach (var phrase in Shipped.Bundle.Words.Of($"commands.language.{locale.Code()}"))
            {
                Assert.Equal((phrase, locale), (phrase, Shipped.Bundle.Commands.FindExact(Folding.Fold(phrase))?.Language ?? Locale.Kk));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void What_callers_write_is_understood(string command, string words)
    {
        var found = Shipped.Bundle.Commands.FindNear(Folding.Fold(words));

        Assert.Equal(command, found is { } known ? known.Kind.ToString().ToLowerInvariant() + (known.Language is { } language ? "." + language.Code() : "") : "nothing");
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void What_callers_tell_is_no_command(string why, string words)
    {
        var found = Shipped.Bundle.Commands.FindNear(Folding.Fold(words));

        Assert.True(found is null, $"{why}: taken for {found?.Kind}.");
    }

    /// <summary>Lines of a table beside this file: what it is, a bar, the words.</summary>
    private static TheoryData<string, string> Table(string name)
    {
        var table = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Shipped.Root, "tests", "Hotline.Dialogs.Tests", "Phrases", name)))
        {
            if (line.Split('|') is [var what, var words] && !line.StartsWith('#'))
            {
                table.Add(what.Trim(), words.Trim());
            }
        }

        return table;
    }
}
