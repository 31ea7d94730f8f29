namespace Hotline.Server.Storage;

/// <summary>Where data and keys live. Settings <c>Hotline:DataDirectory</c> and so on.</summary>
internal sealed class StorageOptions
{
    public string DataDirectory { get; set; } = "data";

    /// <summary>Beside the data, never inside it: who copies the data must not get the keys with it.</summary>
    public string KeyDirectory { get; set; } = "data-keys";

    /// <summary>A path of an SQLite file; by default <c>hotline.db</c> in the data directory.</summary>
    public string? Database { get; set; }

    public string DatabasePath => Database ?? Path.Combine(DataDirectory, "hotline.db");

    /// <summary>Wrapped keys live apart from what they open: this file is never backed up with history, so that erasing is final.</summary>
    public string KeyStorePath => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(DatabasePath))!, "keys.db");

    /// <summary>Every fault, in words for the person who starts the program.</summary>
    public IEnumerable<string> Faults()
    {
        if (Database is { } text && text.Contains('=', StringComparison.Ordinal))
        {
            yield return "Hotline:Database: this build stores in SQLite only; give the path of a file.";
        }

        var data = Path.GetFullPath(DataDirectory).TrimEnd('/') + "/";
        var keys = Path.GetFullPath(KeyDirectory).TrimEnd('/') + "/";
        if (keys.StartsWith(data, StringComparison.Ordinal))
        {
            yield return "Hotline:KeyDirectory: lies inside Hotline:DataDirectory; keys must not travel with the data.";
        }
    }
}
