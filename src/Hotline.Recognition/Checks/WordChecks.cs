namespace Hotline.Recognition.Checks;

/// <summary>Checks word lists.</summary>
internal static class WordChecks
{
    /// <summary>The same entry twice in one list.</summary>
    public static IEnumerable<DataFinding> Twice(DataFile file)
    {
        var seen = new HashSet<(string, string)>();
        return from line in file.Lines
               from word in line.Words
               where !seen.Add((line.Name, word))
               select file.At(line.Number, "data-duplicate", $"'{word}' is in the list '{line.Name}' already.");
    }

    /// <summary>The same entry in two lists of which only one can be meant.</summary>
    public static IEnumerable<DataFinding> Overlaps(DataFile file)
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        return from line in file.Lines
               from word in line.Words
               where !kinds.TryAdd(word, line.Name) && kinds[word] != line.Name
               select file.At(line.Number, "data-overlap", $"'{word}' is both '{kinds[word]}' and '{line.Name}'.");
    }

    /// <summary>A list that another language lacks.</summary>
    public static IEnumerable<DataFinding> Alone(IReadOnlyList<DataFile> files) =>
        from file in files
        from line in file.Lines.DistinctBy(line => line.Name)
        let lacking = files.Where(other => !other.Lines.Any(one => one.Name == line.Name)).Select(other => other.Folder).ToList()
        where lacking.Count > 0
        select file.At(line.Number, "data-one-language", $"The list '{line.Name}' is missing in {string.Join(", ", lacking)}.");
}
