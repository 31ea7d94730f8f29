using Hotline.Core.Messages;
using Hotline.Desk.Words;

namespace Hotline.Desk.Parts;

/// <summary>How one open desk looks: its language and its colours. Changing either loses nothing that is on the screen.</summary>
public sealed class Look
{
    public const string ThemeCookie = "desk-theme";

    public Texts Texts { get; private set; } = Texts.Of(Locale.Ru);

    /// <summary>Null: as the system says.</summary>
    public bool? ChosenDark { get; private set; }

    public event Action? Changed;

    public void Begin(Locale locale, string? theme)
    {
        Texts = Texts.Of(locale);
        ChosenDark = theme switch
        {
            "dark" => true,
            "light" => false,
            _ => null,
        };
    }

    public void Speak(Locale locale)
    {
        Texts = Texts.Of(locale);
        Changed?.Invoke();
    }

    public void Choose(bool dark)
    {
        ChosenDark = dark;
        Changed?.Invoke();
    }
}
