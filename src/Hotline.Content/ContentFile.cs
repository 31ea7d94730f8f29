using System.Security.Cryptography;
using System.Text;

namespace Hotline.Content;

/// <summary>One file of <c>dialogs/</c> or <c>locales/</c>. <paramref name="Path"/> is relative, with forward slashes.</summary>
public sealed record ContentFile(string Path, string Text);

/// <summary>Reads content from a folder, and names a set of files by what is in them.</summary>
public static class ContentFiles
{
    private static readonly string[] Folders = ["dialogs", "locales"];

    /// <summary>Every YAML file (a <c>.yml</c> too, so that it is reported and not overlooked) below <c>dialogs/</c> and <c>locales/</c> of a folder, in a fixed order. Missing folders give no files.</summary>
    public static IReadOnlyList<ContentFile> ReadFrom(string directory) =>
    [
        .. Folders
            .Select(folder => System.IO.Path.Combine(directory, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories))
            .Select(file => new ContentFile(
                System.IO.Path.GetRelativePath(directory, file).Replace('\\', '/'),
                File.ReadAllText(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>A name for exactly these files: any changed byte gives another.</summary>
    public static string Id(IEnumerable<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            // Lengths keep "a"+"bc" apart from "ab"+"c".
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path.Length}:{file.Text.Length}:{file.Path}{file.Text}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
