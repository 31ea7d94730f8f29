using System.Text;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Content.Pictures;

/// <summary>Draws the dialogs for people who read no YAML: one page each, the way on top, below it every text in all languages.</summary>
public static class DialogPictures
{
    public const string Folder = "dialogs/pictures";

    /// <summary>The pages, by paths under <c>dialogs/pictures</c>. The same content gives the same pages, to the byte.</summary>
    public static IReadOnlyList<ContentFile> Draw(ContentBundle bundle) =>
    [
        new($"{Folder}/README.md", Index(bundle)),
        new($"{Folder}/screening.md", Screening(bundle)),
        .. bundle.Dialogs.Values
            .OrderBy(dialog => dialog.Id, StringComparer.Ordinal)
            .Select(dialog => new ContentFile($"{Folder}/{dialog.Id}.md", Page(dialog, bundle))),
    ];

    private static string Page(Dialog dialog, ContentBundle bundle) =>
        $"""
        # {dialog.Id}

        Drawn by `hotline draw` from `dialogs/{dialog.Id}.yaml`, version {dialog.Version}; do not edit. [All dialogs](README.md).

        ```mermaid
        {Mermaid.Draw(dialog, bundle)}
        ```

        Boxes ask, rounded boxes say, diamonds look at an earlier answer, double boxes go on in another dialog. Red calls a person, grey ends.
        ⚠ danger, ◆ a sign that the answer shows. Everywhere a person can be called, and everything can be stopped.

        ## Every text

        {TextTable.Of(StepTexts.Of(dialog, bundle), bundle)}

        """;

    private static string Screening(ContentBundle bundle) =>
        $"""
        # Questions of screening

        Drawn by `hotline draw` from `dialogs/screening.yaml`, version {bundle.Instrument.Version}; do not edit. [All dialogs](README.md).

        At most {bundle.Instrument.Most} of them are asked before a person is offered; which, follows from what is known. ◆ the sign an answer shows.

        {TextTable.Of(StepTexts.Of(bundle.Instrument, bundle), bundle)}

        """;

    private static string Index(ContentBundle bundle)
    {
        var drawn = bundle.Dialogs.Values.SelectMany(dialog => StepTexts.Of(dialog, bundle)).Concat(StepTexts.Of(bundle.Instrument, bundle)).Select(line => line.Key);
        var interruptions = bundle.Interruptions.Values
            .OrderBy(rule => rule.Kind)
            .SelectMany(rule => rule.Texts.Select(key => new TextLine(rule.Kind.ToString().ToLowerInvariant(), "says", key)))
            .SelectMany(line => StepTexts.WithOthers(line, bundle))
            .ToList();
        // Names of indicators are for caseworkers: no caller reads them.
        var known = drawn.Concat(interruptions.Select(line => line.Key)).ToHashSet(StringComparer.Ordinal);
        var rest = bundle.Texts.Keys
            .Where(key => !known.Contains(key) && !key.StartsWith("indicators.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(key => new TextLine(key, "", key));
        var dialogs = bundle.Dialogs.Keys.Order(StringComparer.Ordinal).Select(id => $"- [{id}]({id}.md)").Append("- [questions of screening](screening.md)");
        return $"""
            # Dialogs in pictures

            Drawn by `hotline draw` from `dialogs/` and `locales/`; do not edit. Every conversation begins with [{bundle.StartDialog}]({bundle.StartDialog}.md).

            {string.Join('\n', dialogs)}

            ## What works at every step

            A caller may write these wishes at any time, in any language.

            {TextTable.Of(interruptions, bundle)}

            ## What is said whatever the dialog

            {TextTable.Of(rest, bundle)}

            """;
    }
}

/// <summary>One row of a table of texts.</summary>
internal sealed record TextLine(string Where, string What, string Key);

/// <summary>Texts side by side in all languages.</summary>
internal static class TextTable
{
    public static string Of(IEnumerable<TextLine> lines, ContentBundle bundle)
    {
        List<string> table = ["| step | | Қазақша | Русский | English |", "|---|---|---|---|---|"];
        table.AddRange(lines.Select(line => $"| {line.Where} | {line.What} | {string.Join(" | ", Locales.All.Select(locale => Cell(Filled(line.Key, locale, bundle))))} |"));
        return string.Join('\n', table);
    }

    /// <summary>The text with the numbers of the directory in it, as if none had expired.</summary>
    public static string Filled(string key, Locale locale, ContentBundle bundle)
    {
        var text = bundle.Texts.Load(key, locale);
        var values = bundle.Contacts.ValuesOf(bundle.Texts, text, locale).ToDictionary(StringComparer.Ordinal);
        foreach (var place in Texts.PlacesOf(text))
        {
            values.TryAdd(place, $"{{{place}}}");
        }

        return Texts.Fill(text, values);
    }

    /// <summary>A cell is one line, and nothing in it is markup.</summary>
    private static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length + 16);
        foreach (var letter in text.Trim())
        {
            cell.Append(letter switch
            {
                '\n' => "<br>",
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '~' => $"\\{letter}",
                _ => letter.ToString(),
            });
        }

        return cell.ToString();
    }
}
