using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Content.Yaml;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Content.Reading;

/// <summary>A contact and where it stands.</summary>
internal sealed record ContactSource(Contact Contact, Place Place);

/// <summary>Reads <c>dialogs/directory.yaml</c>.</summary>
internal static partial class DirectoryReader
{
    public const string File = "dialogs/directory.yaml";

    private const string Never = "never";
    private const string Unknown = "unknown";

    private static readonly Dictionary<string, Known> Facts = new() { ["yes"] = Known.Yes, ["no"] = Known.No, [Unknown] = Known.Unknown };
    private static readonly HashSet<string> Channels = ["voice", "text", "app", "web"];

    public static IReadOnlyList<ContactSource> Read(ContentFile file, Findings findings)
    {
        if (YamlReader.Read(file, findings) is not { } map)
        {
            return [];
        }

        var fields = new Fields(map, findings);
        fields.Whole("version", 1, 9999, required: true);
        var list = fields.Map("contacts", required: true);
        fields.Done();
        var all = new List<ContactSource>();
        foreach (var entry in list?.Entries ?? [])
        {
            if (entry.Value is not YamlMap row)
            {
                findings.Add(entry.Place, "wrong-kind", "A contact is a map.");
            }
            else if (One(entry.Key, new Fields(row, findings), findings) is { } contact)
            {
                all.Add(new(contact, entry.Place));
            }
        }

        return all;
    }

    private static Contact? One(string id, Fields fields, Findings findings)
    {
        var digits = fields.Text("digits", required: true);
        var uri = fields.Text("tel_uri", required: true);
        var operatedBy = fields.Text("operator", required: true);
        var channels = fields.List("channels", required: true);
        var hours = fields.Text("hours", required: true);
        var languages = fields.List("languages", required: true);
        var area = fields.Text("area", required: true);
        var free = fields.OneOf("free", Facts, required: true);
        var anonymous = fields.OneOf("anonymous", Facts, required: true);
        var police = fields.OneOf("informs_police", Facts, required: true);
        var checkedOn = Day(fields, "checked_on", findings);
        var checkedBy = fields.Text("checked_by", required: true);
        fields.Text("source", required: true);
        var forever = fields.Text("expires_on") == Never;
        var expiresOn = forever ? null : Day(fields, "expires_on", findings);
        fields.Done();

        foreach (var odd in channels.Where(channel => !Channels.Contains(channel.Value)))
        {
            findings.Add(odd.Place, "wrong-value", $"'{odd.Value}' is not a channel; known: {string.Join(", ", Channels)}.");
        }

        foreach (var odd in languages.Where(language => Locales.Find(language.Value) is null))
        {
            findings.Add(odd.Place, "wrong-value", $"'{odd.Value}' is not a language; known: kk, ru, en.");
        }

        if (hours is not null && hours is not (Contact.Always or Unknown) && !HoursPattern().IsMatch(hours))
        {
            findings.Add(fields.At("hours"), "wrong-value", "'hours' is always, unknown, or a time such as 09:00-18:00.");
        }

        if (digits is not null && uri is not null && uri != "tel:" + digits.Replace(" ", "", StringComparison.Ordinal))
        {
            findings.Add(fields.At("tel_uri"), "wrong-value", "'tel_uri' is tel: and the digits without spaces.");
        }

        return digits is null || uri is null || operatedBy is null || area is null || checkedOn is null || checkedBy is null || (expiresOn is null && !forever)
            ? null
            : new Contact(id, digits)
            {
                TelUri = uri,
                Operator = operatedBy,
                Channels = [.. channels.Select(channel => channel.Value)],
                Hours = hours is Unknown ? null : hours,
                Languages = [.. languages.Select(language => Locales.Find(language.Value)).OfType<Locale>()],
                Area = area,
                Free = free ?? Known.Unknown,
                Anonymous = anonymous ?? Known.Unknown,
                InformsPolice = police ?? Known.Unknown,
                CheckedOn = checkedOn.Value,
                CheckedBy = checkedBy,
                ExpiresOn = expiresOn,
            };
    }

    private static DateOnly? Day(Fields fields, string key, Findings findings)
    {
        if (fields.Text(key, required: true) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        findings.Add(fields.At(key), "wrong-value", $"'{key}' is a day such as 2026-11-23.");
        return null;
    }

    [GeneratedRegex("^(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:[01][0-9]|2[0-3]):[0-5][0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex HoursPattern();
}
