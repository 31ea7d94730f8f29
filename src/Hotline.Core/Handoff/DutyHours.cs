using System.Globalization;

namespace Hotline.Core.Handoff;

/// <summary>The hours of every day in which somebody is usually on duty, in Kazakhstan time. They may pass midnight.</summary>
public sealed record DutyHours(TimeOnly From, TimeOnly To)
{
    public bool Hold(DateTimeOffset now) => TimeOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(5)).DateTime).IsBetween(From, To);

    /// <summary>As callers read them: the same in all three languages.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}–{To:HH\\:mm}");

    /// <summary>Reads <c>09:00-21:00</c>.</summary>
    public static DutyHours? Find(string? text) =>
        text?.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && TimeOnly.TryParseExact(to.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
        && first != last
            ? new(first, last)
            : null;
}
