using System.ComponentModel.DataAnnotations;
using Hotline.Core.Conversations;

namespace Hotline.Server.Conversations;

/// <summary>How long what was said stays on callers' screens. Settings <c>Hotline:Screen</c>.</summary>
internal sealed class ScreenOptions : IValidatableObject
{
    public const string Section = "Hotline:Screen";

    /// <summary>A caseworker's reply that had been held back, from when it is shown.</summary>
    public TimeSpan HeldBackFor { get; set; } = ScreenTimes.Default.HeldBack;

    /// <summary>Everything else in a Telegram chat. An hour is left before Telegram stops deleting.</summary>
    public TimeSpan EverythingFor { get; set; } = ScreenTimes.Default.Everything;

    /// <summary>Null: as usual.</summary>
    public ScreenTimes? Known => new ScreenTimes(HeldBackFor, EverythingFor) is var times && times != ScreenTimes.Default ? times : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HeldBackFor < TimeSpan.FromMinutes(1) || HeldBackFor > EverythingFor)
        {
            yield return new ValidationResult("HeldBackFor: at least 00:01:00, and no longer than EverythingFor.");
        }

        if (EverythingFor < TimeSpan.FromHours(1) || EverythingFor > ScreenTimes.Default.Everything)
        {
            yield return new ValidationResult("EverythingFor: from 01:00:00 to 1.23:00:00.");
        }
    }
}
