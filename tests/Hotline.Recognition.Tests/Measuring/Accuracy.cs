namespace Hotline.Recognition.Tests.Measuring;

/// <summary>How well a set is read: shares by the name of the measure, in percent, and the rows that are wrong.</summary>
internal sealed record Accuracy(SetFile File, IReadOnlyDictionary<string, double> Shares, IReadOnlyList<string> Wrong)
{
    /// <summary>Rows read exactly as they say.</summary>
    public const string Right = "right";

    /// <summary>Of what must be found, how much was.</summary>
    public const string Recall = "recall";

    /// <summary>Of what was found, how much is right.</summary>
    public const string Precision = "precision";

    /// <summary>Of the rows that hold nothing, in how many something was found. For danger: in how many R3 was.</summary>
    public const string FalseAlarms = "false-alarms";

    /// <summary>Of the rows with danger, in how many any was found.</summary>
    public const string Any = "any";

    public static Accuracy Of(SetFile file) => file.Kind switch
    {
        "danger" => OfDanger(file),
        "retractions" => OfRetractions(file),
        "indicators" => OfFound(file, row => Split(Readings.Answer(file.Kind, row.Text, file.Locale))),
        _ when file.HoldsAllFound => OfFound(file, row => Readings.Found(file.Kind, row.Text, file.Locale)),
        "place" => OfPlaces(file),
        _ => OfAnswers(file),
    };

    private static Accuracy OfAnswers(SetFile file)
    {
        var read = Answers(file);
        return new Accuracy(file, new Dictionary<string, double> { [Right] = Share(read, row => row.Answer == row.Row.Expected) }, Mistakes(read));
    }

    private static Accuracy OfDanger(SetFile file)
    {
        var read = Answers(file);
        var shares = new Dictionary<string, double> { [Right] = Share(read, row => row.Answer == row.Row.Expected) };
        Add(shares, Recall, [.. read.Where(row => row.Row.Expected == "R3")], row => row.Answer == "R3");
        Add(shares, Any, [.. read.Where(row => row.Row.Expected != Readings.Nothing)], row => row.Answer != Readings.Nothing);
        Add(shares, FalseAlarms, [.. read.Where(row => row.Row.Expected == Readings.Nothing)], row => row.Answer == "R3");
        return new Accuracy(file, shares, Mistakes(read));
    }

    /// <summary>Who says that something is not so has told of nothing: neither an indicator nor danger may be found. Recall is how often the denial is told.</summary>
    private static Accuracy OfRetractions(SetFile file)
    {
        var read = file.Rows.Select(row => (Row: row, Answer: HeardIn(row.Text, file))).ToList();
        var wrong = read.Where(row => row.Answer.Length > 0).Select(row => $"{row.Row.Text} → {row.Answer}, though it denies {row.Row.Expected}").ToList();
        var shares = new Dictionary<string, double> { [Right] = Percent(read.Count - wrong.Count, read.Count) };
        Add(shares, Recall, read, row => Readings.Denied(row.Row.Text).Contains(row.Row.Expected));
        return new Accuracy(file, shares, wrong);
    }

    private static string HeardIn(string text, SetFile file)
    {
        var (danger, indicators) = (Readings.Answer("danger", text, file.Locale), Readings.Answer("indicators", text, file.Locale));
        return danger == Readings.Nothing && indicators == Readings.Nothing ? "" : $"{danger} {indicators}";
    }

    /// <summary>A place is found when any is read, and right when it is the right one; where there is none, every match is an alarm.</summary>
    private static Accuracy OfPlaces(SetFile file)
    {
        var read = Answers(file);
        var shares = new Dictionary<string, double> { [Right] = Share(read, row => row.Answer == row.Row.Expected) };
        var held = read.Where(row => row.Row.Expected != Readings.Nothing).ToList();
        Add(shares, Recall, held, row => row.Answer != Readings.Nothing);
        Add(shares, Precision, [.. held.Where(row => row.Answer != Readings.Nothing)], row => row.Answer == row.Row.Expected);
        Add(shares, FalseAlarms, [.. read.Where(row => row.Row.Expected == Readings.Nothing)], row => Readings.Found(file.Kind, row.Row.Text, null).Count > 0);
        return new Accuracy(file, shares, Mistakes(read));
    }

    private static Accuracy OfFound(SetFile file, Func<SetRow, IReadOnlyList<string>> find)
    {
        var (expected, found, both, exact, wrong) = (0, 0, 0, 0, new List<string>());
        foreach (var row in file.Rows)
        {
            var (wanted, got) = (Split(row.Expected), find(row));
            var missing = wanted.ToList();
            both += got.Count(missing.Remove);
            expected += wanted.Length;
            found += got.Count;
            if (missing.Count == 0 && got.Count == wanted.Length)
            {
                exact++;
                continue;
            }

            wrong.Add($"{row.Text} → {Readings.Join(got)}, not {row.Expected}");
        }

        var shares = new Dictionary<string, double>
        {
            [Right] = Percent(exact, file.Rows.Count), [Recall] = Percent(both, expected), [Precision] = Percent(both, found),
        };
        return new Accuracy(file, shares, wrong);
    }

    private static List<(SetRow Row, string Answer)> Answers(SetFile file) =>
        [.. file.Rows.Select(row => (row, Readings.Answer(file.Kind, row.Text, file.Locale)))];

    private static List<string> Mistakes(IEnumerable<(SetRow Row, string Answer)> read) =>
        [.. read.Where(row => row.Answer != row.Row.Expected).Select(row => $"{row.Row.Text} → {row.Answer}, not {row.Row.Expected}")];

    private static string[] Split(string values) => values == Readings.Nothing ? [] : values.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Add<T>(Dictionary<string, double> shares, string measure, List<T> rows, Func<T, bool> holds)
    {
        if (rows.Count > 0)
        {
            shares[measure] = Share(rows, holds);
        }
    }

    private static double Share<T>(List<T> rows, Func<T, bool> holds) => Percent(rows.Count(holds), rows.Count);

    private static double Percent(int part, int all) => all == 0 ? 100 : 100.0 * part / all;
}
