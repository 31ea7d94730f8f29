using Hotline.Content.Reading;

namespace Hotline.Content;

/// <summary>
/// What time has done to the directory, and soon will. For <c>hotline lint</c>, apart from the other rules: these are warnings, as an
/// old entry is hidden from callers and stops neither a start nor a build. What is written wrong is a mistake on every day.
/// </summary>
public static class ContactDates
{
    /// <summary>After so many days a number is somebody's duty to check again.</summary>
    public const int Longest = 90;

    /// <summary>So many days before its last one, an entry is named.</summary>
    public const int Ahead = 30;

    public static IReadOnlyList<ContentFinding> Check(IReadOnlyList<ContentFile> files, DateOnly today)
    {
        var found = new List<ContentFinding>();
        foreach (var (contact, place) in files.Where(file => file.Path == DirectoryReader.File).SelectMany(file => DirectoryReader.Read(file, new Findings())))
        {
            if (!contact.IsShown(today))
            {
                found.Add(new(place.File, place.Line, "contact-expired", $"'{contact.Id}' is hidden from callers since {contact.ExpiresOn:yyyy-MM-dd} passed: check it and set new dates."));
            }
            else if (!contact.IsShown(today.AddDays(Ahead)))
            {
                found.Add(new(place.File, place.Line, "contact-expires", $"'{contact.Id}' is hidden from callers after {contact.ExpiresOn:yyyy-MM-dd}: check it and set new dates."));
            }
            else if (contact.IsLasting && contact.CheckedOn.AddDays(Longest) < today)
            {
                found.Add(new(place.File, place.Line, "contact-old", $"'{contact.Id}' never expires, but was last checked on {contact.CheckedOn:yyyy-MM-dd}: check it again."));
            }
        }

        return found;
    }
}
