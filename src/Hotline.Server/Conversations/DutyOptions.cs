using System.ComponentModel.DataAnnotations;
using Hotline.Core.Handoff;

namespace Hotline.Server.Conversations;

/// <summary>When somebody is usually on duty: told to callers while nobody is. Setting <c>Hotline:Duty:Hours</c>.</summary>
internal sealed class DutyOptions : IValidatableObject
{
    public const string Section = "Hotline:Duty";

    /// <summary>Every day, in Kazakhstan time: <c>09:00-21:00</c>. Empty: no hours are told.</summary>
    public string? Hours { get; set; }

    public DutyHours? Known => DutyHours.Find(Hours);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Hours) && Known is null)
        {
            yield return new ValidationResult("Hours: write them as 09:00-21:00.");
        }
    }
}
