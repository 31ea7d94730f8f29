using Hotline.Content;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;
using Hotline.Server.Storage;

namespace Hotline.Server.Hosting;

/// <summary>The content the program runs with: its files, and the bundle made of them.</summary>
internal sealed record LoadedContent(IReadOnlyList<ContentFile> Files, ContentBundle Bundle)
{
    /// <summary>Loads <c>dialogs/</c> and <c>locales/</c> of a folder, or says every fault, one line each.</summary>
    public static (LoadedContent? Content, IReadOnlyList<string> Faults) Load(string directory)
    {
        var files = ContentFiles.ReadFrom(directory);
        if (files.Count == 0)
        {
            return (null, [$"{directory}: there is no dialogs/ and locales/ here; set Hotline:ContentDirectory."]);
        }

        var load = ContentLoader.Load(files);
        return load.Bundle is { } bundle
            ? (new LoadedContent(files, bundle), [])
            : (null, [.. load.Findings.Select(finding => finding.ToString())]);
    }
}

internal static class ContentFeature
{
    /// <summary>The rules of a turn over the loaded content, the older bundles that conversations still hold, and the recognizers.</summary>
    public static async Task AddContentAsync(this IServiceCollection services, LoadedContent content, Recognizers recognizers, Vault vault)
    {
        var bundles = new Bundles(vault, TimeProvider.System);
        var held = await bundles.ReadHeldAsync(content.Bundle.Id, CancellationToken.None);
        var older = held
            .Select(files => ContentLoader.LoadStored([.. files.Select(file => new ContentFile(file.Key, file.Value))]).Bundle)
            .OfType<ContentBundle>();
        await bundles.KeepAsync(content.Bundle.Id, content.Files.ToDictionary(file => file.Path, file => file.Text), CancellationToken.None);

        services.AddSingleton(new ContentLibrary(content.Bundle, older));
        services.AddSingleton<IContentLibrary>(s => s.GetRequiredService<ContentLibrary>());
        services.AddSingleton(recognizers);
        services.AddSingleton<ITurnRules, TurnRules>();
    }
}
