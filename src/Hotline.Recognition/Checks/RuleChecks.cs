using Hotline.Core.Messages;

namespace Hotline.Recognition.Checks;

/// <summary>Checks the rules of danger and indicators against the word lists they name.</summary>
internal sealed class RuleChecks(IReadOnlyList<DataFile> words)
{
    private const string Over = "over";
    private static readonly string[] Joints = ["+", "..", "...", "&", "&&"];
    private static readonly string[] Flags = ["%if", "%past", "%also"];

    private readonly HashSet<string> _lists = [.. words.SelectMany(file => file.Lines).Where(line => line.Words.Length > 0 && !line.Rest.StartsWith('@')).Select(line => line.Name)];

    public IEnumerable<DataFinding> Check(IReadOnlyList<DataFile> files)
    {
        var seen = new HashSet<(string, string, string)>();
        foreach (var file in files)
        {
            foreach (var line in file.Lines)
            {
                foreach (var rule in line.Name == Over ? [] : Rules(line))
                {
                    foreach (var (code, text) in Read(rule, file.Folder))
                    {
                        yield return file.At(line.Number, code, text);
                    }

                    if (!seen.Add((file.Folder, line.Name, rule)))
                    {
                        yield return file.At(line.Number, "data-duplicate", $"The rule is written twice: {rule}");
                    }
                }

                if (Names(line, files) is { } wrong)
                {
                    yield return file.At(line.Number, "data-name", wrong);
                }
            }
        }

        foreach (var finding in Alone(files))
        {
            yield return finding;
        }
    }

    /// <summary>What is said of several lists at once names lists that there are.</summary>
    public IEnumerable<DataFinding> Marks() =>
        from file in words
        from line in file.Lines
        where line.Rest.StartsWith('@')
        from name in line.Words
        where !_lists.Contains(name.TrimStart('@'))
        select file.At(line.Number, "data-unknown-list", $"There is no word list '{name.TrimStart('@')}'.");

    /// <summary>Word lists that no rule, and nothing that steers the reading, asks for.</summary>
    public IEnumerable<DataFinding> Unused(IReadOnlyList<DataFile> rules)
    {
        var used = rules.SelectMany(file => file.Lines).SelectMany(Rules).SelectMany(Terms).Where(term => term[0] == '@').Select(term => term[1..])
            .Concat(Signals.SteeringWords.Names).ToHashSet(StringComparer.Ordinal);
        return from file in words
               from line in file.Lines.DistinctBy(line => line.Name)
               where !used.Contains(line.Name) && !line.Rest.StartsWith('@')
               select file.At(line.Number, "data-unused", $"No rule asks for the list '{line.Name}'.");
    }

    private static string[] Rules(DataLine line) => line.Name == Over ? [] : line.Rest.Split(" / ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The words and lists of a rule, without their signs.</summary>
    private static IEnumerable<string> Terms(string rule) =>
        rule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => !Joints.Contains(part) && part[0] != '%').SelectMany(Alternatives);

    private static IEnumerable<string> Alternatives(string part) =>
        part.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(term => term.Length > 1 ? term.TrimStart('!', '-', '?') : term).Where(term => term.Length > 0);

    private IEnumerable<(string Code, string Text)> Read(string rule, string folder)
    {
        var parts = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var term in Terms(rule))
        {
            if (term[0] == '@' && !_lists.Contains(term[1..]))
            {
                yield return ("data-unknown-list", $"There is no word list '{term[1..]}'.");
            }
            else if (term[0] != '@' && Locales.Find(folder) is null)
            {
                yield return ("data-rule", $"A rule for all languages has lists only, not the word '{term}'.");
            }
        }

        if (Array.Find(parts, part => part[0] == '%' && !Flags.Contains(part)) is { } flag)
        {
            yield return ("data-rule", $"There is no mark '{flag}'.");
        }

        var elements = parts.Where(part => part[0] is not '%' and not '!').ToList();
        if (elements.Count == 0 || Joints.Contains(elements[0]) || Joints.Contains(elements[^1]) || elements.Zip(elements.Skip(1)).Any(pair => Joints.Contains(pair.First) && Joints.Contains(pair.Second)))
        {
            yield return ("data-rule", $"A word is missing beside a sign: {rule}");
            yield break;
        }

        // What a rule asks for may not be what rules it out.
        var excluded = parts.Where(part => part[0] == '!').SelectMany(Alternatives).ToHashSet(StringComparer.Ordinal);
        if (elements.Any(element => !Joints.Contains(element) && Alternatives(element).All(excluded.Contains)))
        {
            yield return ("data-unreachable", $"The rule excludes what it asks for: {rule}");
        }
    }

    private static string? Names(DataLine line, IReadOnlyList<DataFile> files)
    {
        if (line.Name != Over)
        {
            return files[0].Kind == "danger" && line.Name is not "R2" and not "R3" ? $"Danger is R2 or R3, not '{line.Name}'." : null;
        }

        var sides = line.Rest.Split('>', StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || sides[0].Length == 0 || sides[1].Length == 0)
        {
            return "'over' needs what is narrower, '>', and what is wider.";
        }

        var known = files.SelectMany(file => file.Lines).Select(other => other.Name).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', sides).Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(name => !known.Contains(name)) is { } stranger ? $"No rule finds '{stranger}'." : null;
    }

    /// <summary>What the rules for all languages do not find must be found in each language.</summary>
    private static IEnumerable<DataFinding> Alone(IReadOnlyList<DataFile> files)
    {
        var shared = files.Where(file => Locales.Find(file.Folder) is null).SelectMany(file => file.Lines).Select(line => line.Name).ToHashSet(StringComparer.Ordinal);
        return WordChecks.Alone([.. files.Where(file => Locales.Find(file.Folder) is not null)])
            .Where(finding => !shared.Contains(files.First(file => file.Path == finding.File).Lines.First(line => line.Number == finding.Line).Name));
    }
}
