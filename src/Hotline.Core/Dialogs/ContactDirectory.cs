using System.Text;
using Hotline.Core.Messages;

namespace Hotline.Core.Dialogs;

/// <summary>
/// The numbers callers may be given. A text names one as <c>{contact:ID}</c> (its digits) or <c>{card:ID}</c> (a line about
/// it). Past its last day a contact is hidden, and no text that names it is shown: another text takes its place.
/// </summary>
public sealed class ContactDirectory(IEnumerable<Contact> contacts)
{
    /// <summary>Added to a text's key: the text that is said when none of its contacts is left.</summary>
    public const string Without = ".without";

    private const string Digits = "contact:";
    private const string Card = "card:";

    private readonly Dictionary<string, Contact> byId = contacts.ToDictionary(contact => contact.Id, StringComparer.Ordinal);

    public static ContactDirectory Empty { get; } = new([]);

    public IReadOnlyCollection<Contact> All => byId.Values;

    public Contact? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The day in Kazakhstan.</summary>
    public static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(5)).DateTime);

    /// <summary>Those no caller is given any more, until somebody has checked them anew.</summary>
    public IEnumerable<Contact> Hidden(DateTimeOffset now) => All.Where(contact => !contact.IsShown(DayOf(now)));

    /// <summary>The contact a placeholder stands for; null for a placeholder of another kind.</summary>
    public static string? FindId(string placeholder) =>
        placeholder.StartsWith(Digits, StringComparison.Ordinal) ? placeholder[Digits.Length..]
        : placeholder.StartsWith(Card, StringComparison.Ordinal) ? placeholder[Card.Length..]
        : null;

    /// <summary>
    /// The text to say at this moment, and what fills its places. It loses the lines that name a hidden contact; when no
    /// line with a contact is left, its replacement is said instead, if it has one (the linter proves that it has where needed).
    /// </summary>
    public (string Key, IReadOnlyDictionary<string, string> Values) Choose(
        Texts texts, string key, Locale locale, IReadOnlyDictionary<string, string> values, DateTimeOffset now)
    {
        if (texts.Load(key, locale) is var text && !text.Contains('{', StringComparison.Ordinal))
        {
            return (key, values);
        }

        var filled = Fill(texts, text, locale, values, contact => contact.IsShown(DayOf(now)));
        var lines = text.Split('\n').Where(line => Texts.PlacesOf(line).Any(place => FindId(place) is not null)).ToArray();
        return lines.Length == 0 || lines.Any(line => Texts.IsWhole(line, filled)) || texts.Find(key + Without, locale) is not { } other
            ? (key, filled)
            : (key + Without, Fill(texts, other, locale, values, contact => contact.IsShown(DayOf(now))));
    }

    /// <summary>The values of every place of a text with all its contacts shown.</summary>
    public IReadOnlyDictionary<string, string> ValuesOf(Texts texts, string text, Locale locale) =>
        Fill(texts, text, locale, new Dictionary<string, string>(), _ => true);

    private Dictionary<string, string> Fill(
        Texts texts, string text, Locale locale, IReadOnlyDictionary<string, string> values, Func<Contact, bool> isShown)
    {
        var filled = values.ToDictionary(StringComparer.Ordinal);
        foreach (var place in Texts.PlacesOf(text))
        {
            if (FindId(place) is { } id && Find(id) is { } contact && isShown(contact))
            {
                filled[place] = place.StartsWith(Card, StringComparison.Ordinal) ? CardOf(contact, texts, locale) : contact.Digits;
            }
        }

        return filled;
    }

    /// <summary>One line that promises no more than the entry says.</summary>
    private static string CardOf(Contact contact, Texts texts, Locale locale)
    {
        string?[] parts =
        [
            contact.Hours == Contact.Always ? texts.Load(TextKeys.ContactAlways, locale) : contact.Hours,
            contact.Free == Known.Yes ? texts.Load(TextKeys.ContactFree, locale) : null,
            contact.Channels.Contains("text") ? texts.Load(TextKeys.ContactWrite, locale) : null,
        ];
        var card = new StringBuilder($"{contact.Digits} — {texts.Load(contact.NameKey, locale)}");
        var said = string.Join(", ", parts.OfType<string>());
        if (said.Length > 0)
        {
            card.Append(": ").Append(said);
        }

        if (texts.Find(contact.NoteKey, locale) is { } note)
        {
            card.Append(". ").Append(note);
        }

        return card.ToString();
    }
}
