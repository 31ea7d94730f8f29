using System.Diagnostics;
using System.Text;

namespace Hotline.Dialogs.Tests.Spelling;

/// <summary>The spelling checker hunspell, as a process with a dictionary of the system.</summary>
internal static class Hunspell
{
    /// <summary>Why it cannot be asked; null when it can.</summary>
    public static string? FindObstacle(string dictionary)
    {
        try
        {
            return Ask(dictionary, ["а"]) is null ? $"hunspell has no dictionary {dictionary}: install hunspell-{dictionary[..2]}." : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "hunspell is not installed.";
        }
    }

    /// <summary>The words it does not know; null when it has no such dictionary.</summary>
    public static IReadOnlySet<string>? Ask(string dictionary, IEnumerable<string> words)
    {
        using var hunspell = Process.Start(new ProcessStartInfo("hunspell", ["-d", dictionary, "-i", "utf-8", "-l"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var output = hunspell.StandardOutput.ReadToEndAsync();
        var errors = hunspell.StandardError.ReadToEndAsync();
        try
        {
            hunspell.StandardInput.Write(string.Join('\n', words) + "\n");
            hunspell.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read: it has no such dictionary.
        }

        hunspell.WaitForExit();
        return hunspell.ExitCode == 0 && errors.Result.Length == 0
            ? output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)
            : null;
    }
}
