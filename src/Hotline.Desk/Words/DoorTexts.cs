namespace Hotline.Desk.Words;

/// <summary>Signing in and enrolling.</summary>
public sealed record DoorTexts
{
    public required string SignIn { get; init; }

    public required string WithPasskey { get; init; }

    public required string PasskeyExplained { get; init; }

    public required string OrPassword { get; init; }

    public required string Name { get; init; }

    public required string Password { get; init; }

    public required string Code { get; init; }

    public required string CodeHint { get; init; }

    public required string Enter { get; init; }

    public required Func<string, string> Welcome { get; init; }

    public required string ChooseFactor { get; init; }

    public required string MakePasskey { get; init; }

    public required string MakePasskeyExplained { get; init; }

    public required string PasswordWay { get; init; }

    public required string PasswordHint { get; init; }

    public required string Scan { get; init; }

    public required string KeyByHand { get; init; }

    public required string Finish { get; init; }

    public required string SignInNameIs { get; init; }

    public required string Later { get; init; }

    public required string LaterExplained { get; init; }

    public required string PasskeyElsewhere { get; init; }

    public required string OpenThere { get; init; }

    public required string Opening { get; init; }

    public required string NoLink { get; init; }

    public required string LinkOver { get; init; }

    public required string Wrong { get; init; }

    public required Func<int, string> Wait { get; init; }

    public required string PasskeyNotKnown { get; init; }

    public required string PasskeyNotMade { get; init; }

    public required string PasskeyTooLate { get; init; }

    public required string PasskeyCancelled { get; init; }

    public required string CodeWrong { get; init; }

    public required string Away { get; init; }

    public required string TooShort { get; init; }

    public required string TooCommon { get; init; }

    public required string TooLong { get; init; }

    public required string NeedsScripts { get; init; }

    public string PasswordFault(string code) => code switch
    {
        "TooShort" => TooShort,
        "TooLong" => TooLong,
        _ => TooCommon,
    };
}
