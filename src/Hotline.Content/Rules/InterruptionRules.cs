using Hotline.Content.Reading;
using Hotline.Core.Dialogs;

namespace Hotline.Content.Rules;

/// <summary>The interruption table is whole.</summary>
internal static class InterruptionRules
{
    public static void Check(Source source, Findings findings)
    {
        var top = new Place(InterruptionReader.File, 1);
        foreach (var kind in Enum.GetValues<Interruption>().Where(kind => source.Interruptions.All(row => row.Rule.Kind != kind)))
        {
            findings.Add(top, "interruption-missing", $"There is no row for '{NameOf(kind)}'.");
        }

        foreach (var row in source.Interruptions)
        {
            if (row.Rule.Kind is Interruption.Stop && row.Rule.Texts.Count != 1)
            {
                findings.Add(row.Place, "interruption-stop", "Stopping is one message.");
            }

            if (row.Rule.Kind is Interruption.Danger or Interruption.Hide or Interruption.Delete or Interruption.Person && row.Rule.Texts.Count == 0)
            {
                findings.Add(row.Place, "say-empty", $"'{NameOf(row.Rule.Kind)}' needs a text.");
            }
        }
    }

    private static string NameOf(Interruption kind) => kind.ToString().ToLowerInvariant();
}
