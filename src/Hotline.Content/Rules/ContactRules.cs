using Hotline.Content.Reading;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Content.Rules;

/// <summary>
/// The directory of numbers, and that no text is left with a hole when one of them is hidden: what is left of it without the
/// lines that name the contact still makes sense and has a number, or there is another text for that day.
/// </summary>
internal static class ContactRules
{
    /// <summary>The only numbers that never expire.</summary>
    private static readonly HashSet<string> Lasting = ["112", "102"];

    public static void Check(Source source, Findings findings)
    {
        CheckEntries(source, findings);
        var byId = source.Contacts.DistinctBy(one => one.Contact.Id).ToDictionary(one => one.Contact.Id, one => one.Contact, StringComparer.Ordinal);
        var uses = KeyUses.ForCallers(source);
        foreach (var (key, byLocale) in source.Locales.Texts)
        {
            foreach (var text in byLocale.Values)
            {
                var named = Named(text.Text);
                foreach (var unknown in named.Where(id => !byId.ContainsKey(id)))
                {
                    findings.Add(text.Place, "contact-unknown", $"The directory has no contact '{unknown}'.");
                }

                if (named.Count > 0 && (!uses.Contains(key) || uses[key].Any(kind => kind is not UseKind.Say)))
                {
                    findings.Add(text.Place, "contact-place", $"'{key}' is no text that is only said: numbers have no place in it.");
                }

                CheckFallback(key, text, byId, source, findings);
            }

            CheckSame(key, byLocale, findings);
        }
    }

    private static void CheckEntries(Source source, Findings findings)
    {
        foreach (var twice in source.Contacts.GroupBy(one => one.Contact.Digits).Where(group => group.Count() > 1))
        {
            findings.Add(twice.Last().Place, "contact-duplicate", $"{twice.Key} is in the directory twice.");
        }

        foreach (var (contact, place) in source.Contacts)
        {
            if (contact.IsLasting != Lasting.Contains(contact.Digits))
            {
                findings.Add(place, "contact-dates", "112 and 102 never expire; every other number does.");
            }
            else if (contact.ExpiresOn is { } last && (last <= contact.CheckedOn || last > contact.CheckedOn.AddDays(ContactDates.Longest)))
            {
                findings.Add(place, "contact-dates", $"A number expires at most {ContactDates.Longest} days after it was checked.");
            }

            if (contact is { InformsPolice: Known.Yes, IsLasting: false } && !source.Locales.HasText(contact.NoteKey))
            {
                findings.Add(place, "contact-note", $"Callers must be told that the police learn of it: '{contact.NoteKey}' is missing.");
            }
        }
    }

    private static void CheckFallback(string key, LocaleText text, Dictionary<string, Contact> byId, Source source, Findings findings)
    {
        if (!Expires(text.Text))
        {
            return;
        }

        var lines = text.Text.Split('\n');
        if (key.EndsWith(ContactDirectory.Without, StringComparison.Ordinal))
        {
            findings.Add(text.Place, "contact-fallback", $"'{key}' is said when a number has expired, so it names none that expires.");
        }
        else if (lines.Length > 1 && Expires(lines[0]))
        {
            findings.Add(text.Place, "contact-fallback", $"'{key}' begins with a number that expires: what shows first must stay.");
        }
        else if (!source.Locales.HasText(key + ContactDirectory.Without) && !Suffices([.. lines.Where(line => !Expires(line))]))
        {
            findings.Add(text.Place, "contact-fallback", $"'{key}' has too little left when its numbers have expired: give it '{key}{ContactDirectory.Without}'.");
        }

        static bool Suffices(string[] left) =>
            left.Length > 0 && !left[^1].EndsWith(':')
            && left.Any(line => Named(line).Count > 0 || Lasting.Any(number => line.Contains(number, StringComparison.Ordinal)));

        bool Expires(string words) => Named(words).Any(id => byId.GetValueOrDefault(id) is { IsLasting: false });
    }

    private static void CheckSame(string key, Dictionary<Locale, LocaleText> byLocale, Findings findings)
    {
        var first = Places(byLocale.Values.First().Text);
        if (byLocale.Values.FirstOrDefault(text => !Places(text.Text).SequenceEqual(first)) is { } other)
        {
            findings.Add(other.Place, "contact-differs", $"'{key}' does not name the same contacts in every language.");
        }
    }

    private static List<string> Places(string text) =>
        [.. Texts.PlacesOf(text).Where(place => ContactDirectory.FindId(place) is not null).Order(StringComparer.Ordinal)];

    private static List<string> Named(string text) => [.. Texts.PlacesOf(text).Select(ContactDirectory.FindId).OfType<string>()];
}
