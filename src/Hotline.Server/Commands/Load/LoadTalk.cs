namespace Hotline.Server.Commands.Load;

/// <summary>
/// What a caller of a load run says, round and round: chooses a language, answers, asks why, goes back, changes the language.
/// Every line brings an answer, and no line brings a caseworker, so that the thousandth message costs what the tenth does.
/// </summary>
internal static class LoadTalk
{
    private static readonly string[] Lines =
    [
        "русский", "да", "почему вы спрашиваете", "назад", "қазақша", "неге сұрайсыз", "english", "yes", "why do you ask", "back",
    ];

    public static string LineAt(long n) => Lines[(int)(n % Lines.Length)];
}
