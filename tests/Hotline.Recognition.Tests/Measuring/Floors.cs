using System.Globalization;

namespace Hotline.Recognition.Tests.Measuring;

/// <summary>What each set must reach. A line is a file or a kind, then a measure and its floor, as often as needed; a file's own line wins.</summary>
internal sealed class Floors(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> lines)
{
    public static Floors Load(string path) => new(File.ReadLines(path)
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .ToDictionary(line => line[0], line => (IReadOnlyDictionary<string, double>)line[1..].Select(floor => floor.Split(' '))
            .ToDictionary(floor => floor[0], floor => double.Parse(floor[1], CultureInfo.InvariantCulture))));

    public IReadOnlyList<string> Missed(Accuracy accuracy)
    {
        if (Find(accuracy.File) is not { Count: > 0 } floors)
        {
            return [$"{accuracy.File.Path} has no floor"];
        }

        return
        [
            .. floors.Where(floor => !Holds(floor.Key, floor.Value, accuracy.Shares))
                .Select(floor => $"{accuracy.File.Path}: {floor.Key} {Value(accuracy.Shares, floor.Key)} of {accuracy.File.Rows.Count} rows, wanted {floor.Value}"),
        ];
    }

    private static bool Holds(string measure, double floor, IReadOnlyDictionary<string, double> shares) =>
        shares.TryGetValue(measure, out var share) && (measure == Accuracy.FalseAlarms ? share <= floor : share >= floor);

    private static string Value(IReadOnlyDictionary<string, double> shares, string measure) =>
        shares.TryGetValue(measure, out var share) ? share.ToString("0.00", CultureInfo.InvariantCulture) : "was not measured";

    private IReadOnlyDictionary<string, double>? Find(SetFile file) =>
        lines.TryGetValue(file.Path, out var own) ? own : lines.GetValueOrDefault(file.Kind);
}
