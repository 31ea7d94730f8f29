using Hotline.Content.Reading;

namespace Hotline.Content;

/// <summary>
/// What time has done to the directory. For <c>hotline lint</c>, apart from the other rules: an old entry is hidden from
/// callers, but it must not stop a start.
/// </summary>
public static class ContactDates
{
    /// <summary>After so many days a number is somebody's duty to check again.</summary>
    public const int Longest = 90;

    public static IReadOnlyList<ContentFinding> Check(IReadOnlyList<ContentFile> files, DateOnly today)
    {
        var found = new List<ContentFinding>();
        foreach (var (contact, place) in files.Where(file => file.Path == DirectoryReader.File).SelectMany(file => DirectoryReader.Read(file, new Findings())))
        {
            if (!contact.IsShown(today))
            {
                found.Add(new(place.File, place.Line, "contact-expired", $"'{contact.Id}' is hidden from callers since {contact.ExpiresOn:yyyy-MM-dd} passed: check it and set new dates."));
            }
            else if (contact.IsLasting && contact.CheckedOn.AddDays(Longest) < today)
            {
                found.Add(new(place.File, place.Line, "contact-old", $"'{contact.Id}' never expires, but was last checked on {contact.CheckedOn:yyyy-MM-dd}: check it again."));
            }
        }

        return found;
    }
}
