using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hotline.Content.Yaml;

/// <summary>
/// Reads a YAML file into nodes with lines, from parser events: no reflection, so it is fast on a cold start.
/// Anchors, aliases and tags are refused: a dialog must read the same for every eye.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 32;

    private readonly string _file;
    private readonly Parser _parser;
    private readonly Findings _findings;

    private YamlReader(ContentFile file, Findings findings)
    {
        _file = file.Path;
        _parser = new Parser(new StringReader(file.Text));
        _findings = findings;
    }

    /// <summary>The file's map; null, with a finding, when it is not one.</summary>
    public static YamlMap? Read(ContentFile file, Findings findings)
    {
        var reader = new YamlReader(file, findings);
        try
        {
            reader._parser.Consume<StreamStart>();
            if (reader._parser.Accept<StreamEnd>(out _))
            {
                findings.Add(new(file.Path, 1), "yaml-empty", "The file is empty.");
                return null;
            }

            reader._parser.Consume<DocumentStart>();
            var root = reader.Node(0);
            reader._parser.Consume<DocumentEnd>();
            if (!reader._parser.Accept<StreamEnd>(out _))
            {
                findings.Add(reader.Here(), "yaml-documents", "One document a file.");
            }

            if (root is YamlMap map)
            {
                return map;
            }

            findings.Add(root.Place, "yaml-map", "A file is a map of keys.");
        }
        catch (YamlException mistake)
        {
            findings.Add(new(file.Path, (int)Math.Max(1, mistake.Start.Line)), "yaml", OneLine(mistake.Message));
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or ArgumentException)
        {
            // The parser lets these through on some torn files, without a place of its own.
            findings.Add(reader.Here(), "yaml", "This cannot be read as YAML.");
        }

        return null;
    }

    private YamlNode Node(int depth)
    {
        var here = Here();
        if (depth > DeepestNesting)
        {
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "Nested too deep.");
        }

        if (_parser.TryConsume<AnchorAlias>(out _))
        {
            _findings.Add(here, "yaml-alias", "Anchors and aliases are not used here.");
            return new YamlScalar(here, "", false);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(here, scalar.Value, scalar.Style is not ScalarStyle.Plain);
        }

        if (_parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(depth + 1));
            }

            return new YamlList(here, items);
        }

        _parser.Consume<MappingStart>();
        return Map(here, depth);
    }

    private YamlMap Map(Place here, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var at = Here();
            var key = _parser.Consume<Scalar>().Value;
            var value = Node(depth + 1);
            if (!seen.Add(key))
            {
                _findings.Add(at, "yaml-duplicate", $"'{key}' is there twice.");
                continue;
            }

            entries.Add(new(key, at, value));
        }

        return new(here, entries);
    }

    private Place Here()
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        return new(_file, (int)Math.Max(1, _parser.Current?.Start.Line ?? 1));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
