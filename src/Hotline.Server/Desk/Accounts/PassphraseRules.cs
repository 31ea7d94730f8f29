using System.Globalization;
using Hotline.Core.Recognition;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Desk.Accounts;

/// <summary>Long, and not one of the first that anybody tries. No rules about kinds of characters: they make passwords worse.</summary>
internal sealed class PassphraseRules : IPasswordValidator<StaffMember>
{
    public const int Least = 15;
    public const int Most = 256;
    public const string TooShort = "TooShort";
    public const string TooLong = "TooLong";
    public const string TooCommon = "TooCommon";

    private const int LeastDifferent = 6;
    private const int LeastUnfamiliar = 6;

    private static readonly string[] Rows =
        ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзхфывапролджэячсмитьбю", "абвгдежзийклмнопрстуфхцчшщъыьэюя"];

    /// <summary>What common passwords are made of, folded. Whatever is left after taking these out must still be something.</summary>
    private static readonly string[] Familiar =
    [
        "password", "passw0rd", "passphrase", "parol", "пароль", "купиясоз", "кодсоз", "qwertyuiop", "qwerty", "qazwsxedc", "qazwsx", "asdfghjkl", "asdfgh",
        "zxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "1q2w3e4r5t", "1q2w3e4r", "1qaz2wsx3edc", "1qaz2wsx", "йцукен", "фывапр", "letmein", "iloveyou", "welcome", "admin", "administrator",
        "monkey", "dragon", "sunshine", "princess", "football", "superman", "batman", "master", "secret", "trustno1", "changeme", "default", "hotline",
        "desk", "caseworker", "supervisor", "kazakhstan", "казахстан", "астана", "astana", "алматы", "almaty", "любовь", "привет", "саламатсызба", "correcthorsebatterystaple",
        "thisismypassword", "mypassword", "computer", "internet", "samsung", "google", "telegram", "whatsapp", "январь", "февраль", "сентябрь", "winter", "summer", "spring", "autumn",
        "0123456789", "1234567890", "123456789", "12345678", "123456", "12345", "1234", "123", "987654321", "654321", "321", "111111", "000000", "777",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password) =>
        Task.FromResult(FindFault(password ?? "", user.Secrets.SignInName) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault })
            : IdentityResult.Success);

    public static string? FindFault(string password, string signInName)
    {
        var length = new StringInfo(password).LengthInTextElements;
        return length < Least ? TooShort
            : password.Length > Most ? TooLong
            : IsCommon(password, signInName) ? TooCommon
            : null;
    }

    private static bool IsCommon(string password, string signInName)
    {
        var folded = Folding.Fold(password).Replace(" ", "", StringComparison.Ordinal);
        var unfamiliar = Without(folded, [Folding.Fold(signInName).Replace(" ", "", StringComparison.Ordinal), .. Familiar]);
        return password.Distinct().Count() < LeastDifferent
            || Repeats(password)
            || Rows.Any(row => Walks(folded, row))
            || unfamiliar < LeastUnfamiliar;
    }

    /// <summary>One piece over and over.</summary>
    private static bool Repeats(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(n => Enumerable.Range(n, text.Length - n).All(i => text[i] == text[i - n]));

    /// <summary>Almost wholly a walk along neighbouring keys or letters.</summary>
    private static bool Walks(string text, string row)
    {
        var steps = Enumerable.Range(1, Math.Max(0, text.Length - 1)).Count(i =>
            row.IndexOf(text[i - 1], StringComparison.Ordinal) is >= 0 and var a && row.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var b && Math.Abs(a - b) <= 1);
        return steps >= (text.Length - 1) * 8 / 10;
    }

    /// <summary>Letters left when familiar words are taken out; digits and signs around a word do not make it another.</summary>
    private static int Without(string folded, IEnumerable<string> words)
    {
        foreach (var word in words.Where(w => w.Length > 2).OrderByDescending(w => w.Length))
        {
            folded = folded.Replace(Folding.Fold(word), "", StringComparison.Ordinal);
        }

        return folded.Count(char.IsLetter) is > 0 and var letters ? letters : folded.Distinct().Count();
    }
}
