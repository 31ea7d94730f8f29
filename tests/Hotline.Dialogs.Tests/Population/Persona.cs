using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Population;

/// <summary>Somebody who writes, all of it drawn from one seed.</summary>
/// <param name="Buttons">How often, of a hundred answers, a button is pressed where there is one.</param>
/// <param name="Trouble">How often, of a hundred acts, it is something else than an answer.</param>
/// <param name="Patient">Answers until the talk ends: for such a caller it must end by itself.</param>
internal sealed record Persona(int Seed, Locale Locale, string Channel, int Buttons, int Trouble, bool Patient)
{
    public static Persona Draw(int seed, Chance chance)
    {
        var patient = chance.In(40);
        return new(
            seed,
            chance.Of(Locales.All),
            chance.In(50) ? "telegram" : "webchat",
            chance.Of([0, 20, 50, 80, 100]),
            patient ? chance.Of([0, 0, 5]) : chance.Of([5, 20, 50]),
            patient);
    }

    /// <summary>Words that answer the open question: a label, a listed word, something of the tables.</summary>
    public string Answer(Step.Ask? ask, ContentBundle bundle, Chance chance)
    {
        if (ask?.Prompt is Prompt.NewWord or Prompt.CodeWord && chance.In(70))
        {
            return ask.Prompt is Prompt.NewWord { Use: SecretUse.Stop } ? "көк аспан" : "жасыл алма";
        }

        // Some write another language than they chose, or two at once.
        var locale = chance.In(90) ? Locale : chance.Of(Locales.All);
        if (ask is { Options.Count: > 0 } && chance.In(70))
        {
            var option = chance.Of(ask.Options);
            var listed = option.Words is { } words ? bundle.Words.Of(words, locale) : [];
            return listed.Count > 0 && chance.In(60) ? chance.Of(listed) : bundle.Texts.Load(option.LabelKey, locale);
        }

        return chance.In(40) ? chance.Of(Sayings.Stories[(int)locale]) : chance.Of(Sayings.Answers[(int)locale]);
    }

    public override string ToString() => $"caller {Seed} ({Locale}, {Channel}, {Buttons} % buttons, {Trouble} % trouble{(Patient ? ", patient" : "")})";
}
