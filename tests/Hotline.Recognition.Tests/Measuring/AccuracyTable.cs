using System.Globalization;

namespace Hotline.Recognition.Tests.Measuring;

/// <summary>The accuracy of every set of a folder as one Markdown table.</summary>
internal static class AccuracyTable
{
    private static readonly string[] Columns = [Accuracy.Right, Accuracy.Recall, Accuracy.Precision, Accuracy.Any, Accuracy.FalseAlarms];

    public static void Write(string folder, TextWriter output)
    {
        output.WriteLine($"| kind | set | rows | {string.Join(" | ", Columns)} |");
        output.WriteLine($"| --- | --- | ---: |{string.Concat(Columns.Select(_ => " ---: |"))}");
        foreach (var file in SetFile.LoadAll(folder))
        {
            var shares = Accuracy.Of(file).Shares;
            output.WriteLine($"| {file.Kind} | {file.Name} | {file.Rows.Count} | {string.Join(" | ", Columns.Select(column => Cell(shares, column)))} |");
        }
    }

    /// <summary>The rows of the files whose path begins so (<c>number/kk</c>) that are not read as they say.</summary>
    public static void WriteWrong(string folder, string files, TextWriter output)
    {
        foreach (var file in SetFile.LoadAll(folder).Where(file => file.Path.StartsWith(files, StringComparison.Ordinal)))
        {
            foreach (var wrong in Accuracy.Of(file).Wrong)
            {
                output.WriteLine($"{file.Path}: {wrong}");
            }
        }
    }

    private static string Cell(IReadOnlyDictionary<string, double> shares, string column) =>
        shares.TryGetValue(column, out var share) ? share.ToString("0.0", CultureInfo.InvariantCulture) : "";
}
