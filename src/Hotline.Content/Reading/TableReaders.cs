using Hotline.Content.Yaml;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Content.Reading;

/// <summary>Reads <c>dialogs/interruptions.yaml</c>.</summary>
internal static class InterruptionReader
{
    public const string File = "dialogs/interruptions.yaml";

    public static IReadOnlyList<InterruptionSource> Read(ContentFile file, Findings findings)
    {
        if (YamlReader.Read(file, findings) is not { } map)
        {
            return [];
        }

        var fields = new Fields(map, findings);
        fields.Whole("version", 1, 9999, required: true);
        var table = fields.Map("interruptions", required: true);
        fields.Done();

        var rows = new List<InterruptionSource>();
        foreach (var entry in table?.Entries ?? [])
        {
            if (Enum.GetNames<Interruption>().FirstOrDefault(name => name.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)) is not { } name)
            {
                findings.Add(entry.Place, "unknown-key", $"'{entry.Key}' is not an interruption.");
            }
            else if (entry.Value is not YamlMap row)
            {
                findings.Add(entry.Place, "wrong-kind", "An interruption has words and say.");
            }
            else
            {
                var cells = new Fields(row, findings);
                var words = cells.Text("words", required: true);
                var says = cells.List("say", required: true);
                cells.Done();
                rows.Add(new(new(Enum.Parse<Interruption>(name), words ?? "", [.. says.Select(text => text.Value)]), entry.Place));
            }
        }

        return rows;
    }
}

/// <summary>Reads <c>dialogs/indicators.yaml</c>.</summary>
internal static class IndicatorReader
{
    public const string File = "dialogs/indicators.yaml";

    private static readonly Dictionary<string, Dimension> Dimensions = new()
    {
        ["deceptive_recruitment"] = Dimension.DeceptiveRecruitment,
        ["coercive_recruitment"] = Dimension.CoerciveRecruitment,
        ["vulnerable_recruitment"] = Dimension.VulnerableRecruitment,
        ["movement"] = Dimension.Movement,
        ["exploitation"] = Dimension.Exploitation,
        ["coercion"] = Dimension.Coercion,
        ["dependency"] = Dimension.Dependency,
    };

    private static readonly Dictionary<string, Strength> Strengths = new() { ["weak"] = Strength.Weak, ["medium"] = Strength.Medium, ["strong"] = Strength.Strong };
    private static readonly Dictionary<string, Ages> AgeGroups = new() { ["both"] = Ages.Both, ["child"] = Ages.Child };
    private static readonly Dictionary<string, Acute> Dangers = new()
    {
        ["cannot-leave"] = Acute.CannotLeave,
        ["papers-held"] = Acute.PapersHeld,
        ["threatened"] = Acute.Threatened,
        ["moved-soon"] = Acute.MovedSoon,
        ["untreated"] = Acute.Untreated,
        ["hurt"] = Acute.Hurt,
    };

    private static readonly Dictionary<string, bool> Truths = new() { ["true"] = true, ["false"] = false };
    private static readonly Dictionary<string, int> Elements = new() { ["act"] = 0, ["means"] = 1, ["purpose"] = 2 };
    private static readonly HashSet<string> Forms = ["labour", "domestic", "sexual", "begging", "criminality"];

    public static IReadOnlyDictionary<IndicatorId, Indicator> Read(ContentFile file, Findings findings)
    {
        var all = new Dictionary<IndicatorId, Indicator>();
        if (YamlReader.Read(file, findings) is not { } map)
        {
            return all;
        }

        var fields = new Fields(map, findings);
        fields.Whole("version", 1, 9999, required: true);
        var list = fields.Map("indicators", required: true);
        fields.Done();
        foreach (var entry in list?.Entries ?? [])
        {
            if (entry.Value is not YamlMap row)
            {
                findings.Add(entry.Place, "wrong-kind", "An indicator is a map.");
            }
            else if (One(entry, new Fields(row, findings), findings) is { } indicator)
            {
                all[indicator.Id] = indicator;
            }
        }

        var forms = all.Values.SelectMany(indicator => indicator.Forms).Distinct().Count();
        return all.ToDictionary(one => one.Key, one => one.Value with { FitsEveryForm = one.Value.Forms.Distinct().Count() == forms });
    }

    private static Indicator? One(YamlEntry entry, Fields fields, Findings findings)
    {
        var dimension = fields.OneOf("dimension", Dimensions, required: true);
        var strength = fields.OneOf("strength", Strengths, required: true);
        var ages = fields.OneOf("ages", AgeGroups, required: true);
        var alone = fields.OneOf("alone", Truths, required: true);
        var acute = fields.OneOf("acute", Dangers);
        fields.OneOf("element", Elements, required: true);
        fields.Text("source", required: true);
        var forms = fields.List("forms", required: true);
        fields.Done();
        foreach (var form in forms.Where(form => !Forms.Contains(form.Value)))
        {
            findings.Add(form.Place, "wrong-value", $"'{form.Value}' is not a form; known: {string.Join(", ", Forms)}.");
        }

        if (fields.Text("dimension") is { } named && !entry.Key.StartsWith(named + ".", StringComparison.Ordinal))
        {
            findings.Add(entry.Place, "indicator-id", $"'{entry.Key}' begins with its dimension, '{named}.'.");
        }

        return dimension is { } sureDimension && strength is { } sureStrength && ages is { } sureAges && alone is { } sureAlone
            ? new(new(entry.Key), sureDimension, sureStrength, sureAges, [.. forms.Select(form => form.Value)], sureAlone) { Acute = acute }
            : null;
    }
}

/// <summary>Reads <c>dialogs/allowed.yaml</c>.</summary>
internal static class AllowedReader
{
    public const string File = "dialogs/allowed.yaml";

    /// <param name="stored">Numbers stood in this file before there was a directory; a stored bundle may still have them.</param>
    public static Allowed Read(ContentFile file, Findings findings, bool stored)
    {
        if (YamlReader.Read(file, findings) is not { } map)
        {
            return Allowed.Nothing;
        }

        var fields = new Fields(map, findings);
        fields.Whole("version", 1, 9999, required: true);
        if (stored)
        {
            fields.Map("numbers");
        }

        var allowed = new Allowed(
            Set(fields, "plain"), Set(fields, "links"), Set(fields, "all-languages"), ByLocale(fields, "give-away", findings), ByLocale(fields, "never", findings));
        fields.Done();
        return allowed;
    }

    private static HashSet<string> Set(Fields fields, string key) =>
        fields.List(key, required: true).Select(item => item.Value).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<Locale, IReadOnlyList<string>> ByLocale(Fields fields, string key, Findings findings)
    {
        var byLocale = new Dictionary<Locale, IReadOnlyList<string>>();
        if (fields.Map(key, required: true) is not { } map)
        {
            return byLocale;
        }

        var inner = new Fields(map, findings);
        foreach (var locale in Locales.All)
        {
            byLocale[locale] = [.. inner.List(locale.Code(), required: true).Select(item => item.Value)];
        }

        inner.Done();
        return byLocale;
    }
}
