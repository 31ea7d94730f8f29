using Hotline.Content;
using Hotline.Core.Dialogs;

namespace Hotline.Dialogs.Tests;

/// <summary>The dialogs and texts that are shipped.</summary>
internal static class Shipped
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);
    private static readonly Lazy<IReadOnlyList<ContentFile>> LazyFiles = new(() => ContentFiles.ReadFrom(Root));
    private static readonly Lazy<ContentBundle> LazyBundle = new(Load);

    /// <summary>The folder with the solution.</summary>
    public static string Root => LazyRoot.Value;

    public static IReadOnlyList<ContentFile> Files => LazyFiles.Value;

    public static ContentBundle Bundle => LazyBundle.Value;

    private static ContentBundle Load()
    {
        var loaded = ContentLoader.Load(Files);
        return loaded.Bundle ?? throw new InvalidOperationException(string.Join(Environment.NewLine, loaded.Findings));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hotline.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run below the folder with Hotline.sln.");
    }
}
