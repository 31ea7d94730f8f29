using System.Text;

namespace Hotline.Server.Tests.Privacy;

/// <summary>Looks for canaries in files and in what a program wrote.</summary>
internal sealed class Search(IReadOnlyCollection<Canary> canaries)
{
    private readonly List<(string Name, byte[] Bytes)> needles =
        [.. canaries.SelectMany(canary => canary.Forms(), (canary, form) => ($"{canary.Name} as {form.Form}", form.Bytes)).DistinctBy(needle => Convert.ToHexString(needle.Bytes))];

    /// <summary>Every find below a folder, whatever the files are called.</summary>
    public (IReadOnlyList<string> Hits, IReadOnlyList<string> Files) In(DirectoryInfo directory)
    {
        var files = directory.EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        var hits = files.SelectMany(file => In(ReadShared(file), file.Name).Concat(In(Encoding.UTF8.GetBytes(file.FullName), $"the name of {file.Name}")));
        return ([.. hits], [.. files.Select(file => file.Name)]);
    }

    public IReadOnlyList<string> In(string text, string where) => In(Encoding.UTF8.GetBytes(text), where);

    public IReadOnlyList<string> In(byte[] bytes, string where) =>
        [.. needles.Where(needle => bytes.AsSpan().IndexOf(needle.Bytes) >= 0).Select(needle => $"{where}: {needle.Name}")];

    private static byte[] ReadShared(FileInfo file)
    {
        // The program may still have it open.
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
