namespace Hotline.Server.Conversations;

/// <summary>Whose caseworkers answer, as callers are told when they are asked for consent. Setting <c>Hotline:Organisation</c>.</summary>
internal sealed record Organisation(string? Name)
{
    private const int Longest = 60;

    public static Organisation Of(IConfiguration configuration) => new(configuration["Hotline:Organisation"] is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : null);

    public IEnumerable<string> Faults()
    {
        if (Name is { Length: > Longest } || Name?.Any(letter => char.IsControl(letter) || letter is '{' or '}') == true)
        {
            yield return $"Hotline:Organisation: one line of at most {Longest} characters, without braces.";
        }
    }
}
