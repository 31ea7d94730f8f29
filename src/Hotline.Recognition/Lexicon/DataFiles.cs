using System.Reflection;
using System.Security.Cryptography;
using Hotline.Core.Messages;

namespace Hotline.Recognition.Lexicon;

/// <summary>The plain files under <c>Data/</c>, carried inside the assembly.</summary>
internal static class DataFiles
{
    private static readonly Assembly Home = typeof(DataFiles).Assembly;

    /// <summary>A name for exactly these lists and rules: any changed byte gives another.</summary>
    public static string Version { get; } = VersionOf();

    /// <summary>Lines of <c>Data/kk/danger.txt</c> and its like, without comments and blanks; none when the language has no such file.</summary>
    public static IEnumerable<string> Lines(Locale locale, string name) => Lines(locale.Code(), name);

    /// <summary>Lines of the form <c>name: rest</c>.</summary>
    public static IEnumerable<(string Name, string Words)> Entries(Locale locale, string name) => Entries(locale.Code(), name);

    /// <summary>The same of a folder, where <c>all</c> holds what no language owns.</summary>
    public static IEnumerable<(string Name, string Words)> Entries(string folder, string name)
    {
        foreach (var line in Lines(folder, name))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new InvalidDataException($"Data/{folder}/{name}.txt: a line has no name before a colon: {line}");
            }

            yield return (line[..colon].Trim(), line[(colon + 1)..].Trim());
        }
    }

    /// <summary>The names of all files, such as <c>kk/words.txt</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Home.GetManifestResourceNames().Select(name => name.Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Every line of a file as it stands.</summary>
    public static IReadOnlyList<string> AllLines(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().Split('\n');
    }

    public static Stream Open(string name) => Home.GetManifestResourceStream(name) ?? throw new InvalidDataException($"Data/{name} is missing.");

    /// <summary>A line without its comment; empty when nothing else is there.</summary>
    public static string Bare(string line) => (line.IndexOf('#', StringComparison.Ordinal) is var mark and >= 0 ? line[..mark] : line).Trim();

    private static IEnumerable<string> Lines(string folder, string name)
    {
        using var stream = Home.GetManifestResourceStream($"{folder}/{name}.txt");
        if (stream is null)
        {
            yield break;
        }

        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (Bare(line) is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    private static string VersionOf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Home.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = Open(name);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
