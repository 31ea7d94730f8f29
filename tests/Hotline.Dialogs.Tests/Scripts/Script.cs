using Hotline.Content;
using Hotline.Content.Yaml;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Scripts;

/// <summary>A conversation written down: what goes in, and everything that comes out. The README of this folder shows the format.</summary>
internal sealed record Script(string Name, string Channel, int OnDuty, int? WaitMinutes, IReadOnlyList<ScriptLine> Lines)
{
    /// <summary>The question that is open at the beginning, where the way to it is not what the script is about; null: from the first word.</summary>
    public string? Begins { get; init; }

    /// <summary>Begins there, with the language chosen; null: where every caller begins.</summary>
    public string? Dialog { get; init; }

    /// <summary>The day on which it goes on.</summary>
    public DateOnly Day { get; init; } = new(2026, 11, 23);

    /// <summary>The hours of duty, as in <c>09:00-21:00</c>.</summary>
    public DutyHours? Hours { get; init; }

    public static string Folder { get; } = Path.Combine(Shipped.Root, "tests", "Hotline.Dialogs.Tests", "Scripts");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static Script Load(string name)
    {
        var findings = new Findings();
        var map = YamlReader.Read(new ContentFile(name + ".yaml", File.ReadAllText(Path.Combine(Folder, name + ".yaml"))), findings);
        Assert.Empty(findings.Sorted());
        var fields = new Fields(map!, findings);
        var script = new Script(
            name,
            fields.Text("channel") ?? "telegram",
            fields.Whole("on-duty", 0, 99) ?? 1,
            fields.Has("wait") ? fields.Whole("wait", 1, 600) : 5,
            [.. ((YamlList)fields.Node("talk")!).Items.Select(ScriptLine.Read)])
        {
            Begins = fields.Text("begins"),
            Dialog = fields.Text("dialog"),
            Day = fields.Text("day") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : new(2026, 11, 23),
            Hours = DutyHours.Find(fields.Text("hours")),
        };
        fields.Done();
        Assert.Empty(findings.Sorted());
        return script;
    }
}

/// <summary>One line of a script: an act such as <c>caller: hello</c>, or something that must follow.</summary>
internal sealed record ScriptLine(string Kind, int Number, IReadOnlyDictionary<Locale, string> Values)
{
    private static readonly HashSet<string> Acts = ["caller", "tap", "start", "sends", "edits", "blocks", "unblocks", "passes", "accepts", "replies", "ends", "duty"];

    public bool IsAct => Acts.Contains(Kind);

    /// <summary>Looks at the state, such as <c>at: intake/safe</c>.</summary>
    public bool IsLook => Kind is "at" or "found" or "reported" or "level" or "buttons" or "face" or "passed" or "contact" or "warned" or "behind" or "changes";

    public string In(Locale locale) => $"{Kind}: {For(locale)}";

    public string For(Locale locale) =>
        Values.GetValueOrDefault(locale) ?? throw new InvalidOperationException($"Line {Number} has no words in {locale.Code()}.");

    public static ScriptLine Read(YamlNode node) => node switch
    {
        YamlScalar alone => new(alone.Value, alone.Place.Line, Same("")),
        YamlMap { Entries: [{ Value: YamlScalar value } only] } => new(only.Key, only.Place.Line, Same(value.Value)),
        YamlMap { Entries: [{ Value: YamlMap each } only] } => new(only.Key, only.Place.Line, Each(each)),
        _ => throw new InvalidOperationException($"Line {node.Place.Line} is not a line of a talk."),
    };

    private static Dictionary<Locale, string> Same(string text) => Locales.All.ToDictionary(locale => locale, _ => text);

    private static Dictionary<Locale, string> Each(YamlMap map) =>
        map.Entries.ToDictionary(entry => Locales.Find(entry.Key)!.Value, entry => ((YamlScalar)entry.Value).Value);
}
