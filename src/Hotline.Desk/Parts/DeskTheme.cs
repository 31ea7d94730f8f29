using MudBlazor;

namespace Hotline.Desk.Parts;

/// <summary>The same colours as <c>desk.css</c>, for MudBlazor's own parts. Only fonts of the system: no host but ours is asked.</summary>
internal static class DeskTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0d5c63",
            Background = "#f4f5f2",
            Surface = "#ffffff",
            TextPrimary = "#1b2426",
            TextSecondary = "#4d5a5d",
            Error = "#b3261e",
            Warning = "#8f4700",
            Info = "#24589b",
            Success = "#22663b",
            ActionDefault = "#35474b",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7fc8cd",
            PrimaryContrastText = "#0b2326",
            Background = "#12181a",
            Surface = "#1b2326",
            TextPrimary = "#e6ecec",
            TextSecondary = "#a9b6b8",
            Error = "#ff8a80",
            Warning = "#ffb870",
            Info = "#9cc2ff",
            Success = "#8fd6a6",
            ActionDefault = "#c3cfd1",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "1.0625rem", LineHeight = "1.5" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "1.0625rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "1.0625rem", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = Fonts, FontSize = "1rem", LetterSpacing = "0" },
            H6 = new H6Typography { FontFamily = Fonts, FontSize = "1.25rem", FontWeight = "650", LetterSpacing = "0" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
    };
}
