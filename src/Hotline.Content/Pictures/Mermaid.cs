using System.Text;
using Hotline.Content.Rules;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Content.Pictures;

/// <summary>A dialog as a Mermaid flowchart. Ids are numbers, so that no step's name can be a word of Mermaid; every label is quoted.</summary>
internal sealed class Mermaid
{
    private const int LongestLine = 60;

    private readonly List<string> _nodes = [];
    private readonly List<string> _ways = [];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dialog _dialog;
    private readonly ContentBundle _bundle;

    private Mermaid(Dialog dialog, ContentBundle bundle)
    {
        (_dialog, _bundle) = (dialog, bundle);
        foreach (var name in dialog.Steps.Keys)
        {
            _ids[name] = $"s{_ids.Count + 1}";
        }
    }

    public static string Draw(Dialog dialog, ContentBundle bundle)
    {
        var drawing = new Mermaid(dialog, bundle);
        foreach (var (name, step) in dialog.Steps)
        {
            drawing.Add(name, step);
        }

        return drawing.Whole();
    }

    /// <summary>Text for between quotes. Mermaid writes entities with # for &amp;.</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "#quot;",
                '#' => "#35;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '`' => "#96;",
                '*' => "#42;",
                '_' => "#95;",
                '\\' => "#92;",
                '\n' => "<br/>",
                _ => letter.ToString(),
            });
        }

        return quoted.ToString();
    }

    private string Whole() => string.Join('\n',
    [
        "flowchart TD",
        $"  begin((\" \")) --> {_ids[_dialog.Start]}",
        .. _nodes,
        .. _ways,
        "  classDef says fill:#eef4fb,stroke:#7a9cc6,color:#111",
        "  classDef asks fill:#fff,stroke:#333,color:#111",
        "  classDef person fill:#fde2e1,stroke:#b3261e,color:#111",
        "  classDef over fill:#e6e6e6,stroke:#666,color:#111",
    ]);

    private void Add(string name, Step step)
    {
        switch (step)
        {
            case Step.Ask ask:
                Node(name, "[", "]", "asks", [English(ask.Text), .. Marks(ask)]);
                Ways(name, ask);
                break;
            case Step.Say say:
                Node(name, "(", ")", "says", say.Texts.Select(English));
                Way(name, "", say.Next);
                break;
            case Step.Branch branch:
                Node(name, "{", "}", "asks", [$"{branch.On}?"]);
                foreach (var (code, next) in branch.Next.ByCode)
                {
                    Way(name, code, next);
                }

                if (branch.Next.Else is { } other)
                {
                    Way(name, "else", other);
                }

                break;
            case Step.HandOff handOff:
                Node(name, "{{", "}}", "person", [$"a person, {handOff.Wish.ToString().ToLowerInvariant()}", .. handOff.Texts.Select(English)]);
                Way(name, "while waiting", handOff.Next ?? "");
                break;
            case Step.Resume resume:
                Node(name, "(", ")", "says", ["the earlier talk goes on where it stood", .. resume.Texts.Select(English)]);
                Way(name, "it had ended", resume.Next);
                break;
            case Step.End end:
                Node(name, "([", "])", "over", [$"end: {end.Ending.ToString().ToLowerInvariant()}", .. end.Texts.Select(English)]);
                break;
            case Step.GoTo go:
                Node(name, "[[", "]]", "says", [go.Step is { } inside ? $"→ {go.Dialog}, {inside}" : $"→ {go.Dialog}"]);
                break;
            case Step.Screen screen:
                Node(name, "[[", "]]", "asks", [$"questions of screening, at most {_bundle.Instrument.Most}{(screen.Reported ? ", about somebody else" : "")}"]);
                Way(name, "", screen.Next);
                break;
            default:
                throw new InvalidOperationException($"A step of the kind {step.GetType().Name} has no drawing yet.");
        }
    }

    /// <summary>What the answers show.</summary>
    private IEnumerable<string> Marks(Step.Ask ask) =>
        ask.Indicators.SelectMany(entry => entry.Value.Select(id => $"◆ {Label(ask, entry.Key)}: {NameOf(id)}"));

    private string NameOf(IndicatorId id) => _bundle.Indicators.TryGetValue(id, out var indicator) ? English(indicator.NameKey) : id.Value;

    /// <summary>One arrow for each place that answers lead to, with all of them on it.</summary>
    private void Ways(string name, Step.Ask ask)
    {
        var codes = AnswerCodesOf.Ask(ask).Where(code => !ask.Danger.ContainsKey(code)).ToList();
        var byPlace = codes
            .Select(code => (To: ask.Next.For(code), Label: Label(ask, code)))
            .Concat(AnswerCodesOf.AreOpen(ask) ? [(ask.Next.Else, "an answer")] : [])
            .Where(way => way.To is not null)
            .GroupBy(way => way.To!, way => way.Label);
        var places = byPlace.ToList();
        foreach (var place in places)
        {
            Way(name, places.Count == 1 ? "" : string.Join(", ", place.Distinct()), place.Key);
        }

        foreach (var (level, answers) in ask.Danger.GroupBy(entry => entry.Value, entry => Label(ask, entry.Key)).Select(group => (group.Key, group.ToList())))
        {
            var person = $"{_ids[name]}{level}";
            _nodes.Add($"  {person}{{{{\"⚠ a person at once, {level}\"}}}}:::person");
            Way(_ids[name], person, string.Join(", ", answers), "==>");
        }
    }

    private string Label(Step.Ask ask, string code) => code switch
    {
        AnswerCodes.Skipped => "skipped",
        AnswerCodes.Told => "told",
        AnswerCodes.NotUnderstood => "not understood",
        _ => ask.Options.FirstOrDefault(option => option.Code == code) is { } option ? English(option.LabelKey) : code,
    };

    private string English(string key) => TextTable.Filled(key, Locale.En, _bundle);

    private void Node(string name, string open, string close, string look, IEnumerable<string> lines)
    {
        var label = string.Join("<br/>", lines.Select(line => Quote(Wrap(line))).Prepend($"<b>{Quote(name)}</b>"));
        _nodes.Add($"  {_ids[name]}{open}\"{label}\"{close}:::{look}");
    }

    private void Way(string from, string label, string to)
    {
        if (_ids.TryGetValue(to, out var id))
        {
            Way(_ids[from], id, label, "-->");
        }
    }

    private void Way(string from, string to, string label, string arrow) =>
        _ways.Add(label.Length == 0 ? $"  {from} {arrow} {to}" : $"  {from} {arrow}|\"{Quote(label)}\"| {to}");

    /// <summary>Boxes stay narrow enough to read the whole way.</summary>
    private static string Wrap(string text)
    {
        var wrapped = new StringBuilder(text.Length + 8);
        var line = 0;
        foreach (var word in text.Trim().Split(' '))
        {
            if (line > 0 && line + word.Length > LongestLine)
            {
                wrapped.Append('\n');
                line = 0;
            }
            else if (line > 0)
            {
                wrapped.Append(' ');
            }

            wrapped.Append(word);
            line = word.Contains('\n', StringComparison.Ordinal) ? word.Length - word.LastIndexOf('\n') : line + word.Length + 1;
        }

        return wrapped.ToString();
    }
}
