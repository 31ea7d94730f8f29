using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Hotline.Server.Channels.Telegram;
using Hotline.Server.Channels.WebChat;
using Hotline.Server.Conversations;
using Hotline.Server.Desk;

namespace Hotline.Server.Hosting;

/// <summary>
/// What is wrong with the features' settings, all of it at once and before anything is built. Names of settings only: a value may be a
/// secret in the wrong place.
/// </summary>
internal static partial class FeatureFaults
{
    public static IReadOnlyList<string> Find(IConfiguration configuration)
    {
        var webChat = new WebChatOptions();
        return
        [
            .. Of(TelegramOptions.Section, () => configuration.GetSection(TelegramOptions.Section).Get<TelegramOptions>() ?? new()),
            .. Of(DutyOptions.Section, () => configuration.GetSection(DutyOptions.Section).Get<DutyOptions>() ?? new()),
            .. Of(ScreenOptions.Section, () => configuration.GetSection(ScreenOptions.Section).Get<ScreenOptions>() ?? new()),
            .. Of("Hotline:WebChat", () =>
            {
                WebChatFeature.Read(configuration.GetSection("Hotline"), webChat);
                return webChat;
            }),
            .. Of(DeskOptions.Section, () => configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new()),
        ];
    }

    private static IEnumerable<string> Of<T>(string section, Func<T> read)
        where T : class, IValidatableObject
    {
        T options;
        try
        {
            options = read();
        }
        catch (InvalidOperationException e)
        {
            var found = Unconverted().Match(e.Message);
            return [found.Success ? $"{found.Groups["setting"].Value}: is not a {found.Groups["type"].Value}." : $"{section}: a value cannot be read."];
        }

        var context = new ValidationContext(options);
        var results = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, context, results, validateAllProperties: true))
        {
            // The validator leaves the object's own rules out when a property is wrong already.
            results.AddRange(options.Validate(context));
        }

        return results.Select(result => result.ErrorMessage!).Distinct().Select(fault => fault.StartsWith("Hotline:", StringComparison.Ordinal) ? fault : $"{section}: {fault}");
    }

    [GeneratedRegex("at '(?<setting>[^']+)' to type '(?:[A-Za-z.]+[.])?(?<type>[A-Za-z0-9]+)'")]
    private static partial Regex Unconverted();
}
