using Hotline.Content.Yaml;
using Hotline.Core.Messages;

namespace Hotline.Content.Reading;

/// <summary>Reads <c>locales/{kk,ru,en}/*.yaml</c>: a value is a text, a list is a word list, and maps nest keys with dots.</summary>
internal static class LocaleReader
{
    public static LocaleTable Read(IEnumerable<ContentFile> files, Findings findings)
    {
        var table = new LocaleTable();
        foreach (var file in files)
        {
            if (LocaleOf(file) is not { } locale)
            {
                findings.Add(new(file.Path, 1), "unknown-file", "Locale files are locales/kk, locales/ru or locales/en, then one name.");
            }
            else if (YamlReader.Read(file, findings) is { } map)
            {
                Take(map, "", locale, table, findings);
            }
        }

        return table;
    }

    private static Locale? LocaleOf(ContentFile file)
    {
        var parts = file.Path.Split('/');
        return parts.Length == 3 && parts[1].Length == 2 ? Locales.Find(parts[1]) : null;
    }

    private static void Take(YamlMap map, string prefix, Locale locale, LocaleTable table, Findings findings)
    {
        foreach (var entry in map.Entries)
        {
            var key = prefix + entry.Key;
            switch (entry.Value)
            {
                case YamlMap inner:
                    Take(inner, key + ".", locale, table, findings);
                    break;
                case YamlList list:
                    var words = Fields.Scalars(list, key, findings);
                    Add(table.Words, key, locale, new LocaleWords([.. words.Select(word => new LocaleText(word.Value, word.Place))], entry.Place), entry.Place, findings);
                    break;
                case YamlScalar { Value: var text } when !string.IsNullOrWhiteSpace(text):
                    Add(table.Texts, key, locale, new LocaleText(text, entry.Place), entry.Place, findings);
                    break;
                default:
                    findings.Add(entry.Place, "text-empty", $"'{key}' is empty.");
                    break;
            }
        }
    }

    private static void Add<TValue>(Dictionary<string, Dictionary<Locale, TValue>> table, string key, Locale locale, TValue value, Place place, Findings findings)
    {
        if (!table.TryGetValue(key, out var byLocale))
        {
            table[key] = byLocale = [];
        }

        if (!byLocale.TryAdd(locale, value))
        {
            findings.Add(place, "key-duplicate", $"'{key}' is in another {locale.Code()} file too.");
        }
    }
}
