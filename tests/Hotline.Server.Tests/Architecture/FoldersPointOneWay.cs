using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotline.Server.Tests.Architecture;

public sealed class FoldersPointOneWay
{
    /// <summary>A folder of Core uses itself and those before it.</summary>
    private static readonly string[] CoreFolders = ["Messages", "Recognition", "Dialogs", "Handoff", "Screening", "Conversations"];

    private static readonly Dictionary<string, string[]> ProjectsUse = new()
    {
        ["Hotline.Core"] = [],
        ["Hotline.Widget"] = [],
        ["Hotline.Recognition"] = ["Hotline.Core"],
        ["Hotline.Content"] = ["Hotline.Core"],
        ["Hotline.Desk"] = ["Hotline.Core"],
        ["Hotline.Server"] = ["Hotline.Content", "Hotline.Core", "Hotline.Desk", "Hotline.Recognition", "Hotline.Widget"],
    };

    [Fact]
    public void Every_project_uses_only_those_below_it()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var used = XDocument.Load(path).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

            Assert.Empty(used.Except(ProjectsUse[Path.GetFileNameWithoutExtension(path)]));
        }
    }

    [Fact]
    public void A_folder_of_Core_uses_only_the_folders_before_it()
    {
        var uses = NamesIn("Hotline.Core", "src/Hotline.Core/").ToList();
        var wrong = uses
            .Where(use => use.Namespace.StartsWith("Hotline.Core.", StringComparison.Ordinal))
            .Where(use => Rank(use.Namespace) > Rank(FolderOf(use.At)))
            .Select(use => $"{use.At}: uses {use.Namespace}");

        Assert.True(uses.Count > 1000, "The sources of Core were not understood.");
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_file_of_Core_lies_in_the_folder_its_namespace_names()
    {
        var misplaced = House.Sources("src/Hotline.Core").Where(file =>
            file.Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Any(space => space.Name.ToString() != FolderOf(file.Path)));

        Assert.Empty(misplaced.Select(file => file.Path));
        Assert.All(Directory.EnumerateDirectories(Path.Combine(House.Root, "src/Hotline.Core")).Select(Path.GetFileName), name =>
            Assert.Contains(name, CoreFolders.Concat(["bin", "obj"])));
    }

    [Theory]
    [InlineData("Telegram", "WebChat")]
    [InlineData("WebChat", "Telegram")]
    public void A_channel_knows_neither_the_desk_nor_another_channel(string channel, string other)
    {
        string[] strangers = ["Hotline.Desk", "Hotline.Server.Desk", "Hotline.Server.Handoff", $"Hotline.Server.Channels.{other}"];
        var uses = NamesIn("Hotline.Server", $"src/Hotline.Server/Channels/{channel}/").ToList();

        Assert.True(uses.Count > 1000, "The sources of the channel were not understood.");
        Assert.Empty(uses.Where(use => strangers.Any(stranger => IsIn(use.Namespace, stranger))).Select(use => $"{use.At}: uses {use.Namespace}"));
    }

    /// <summary>The namespace of whatever a name leads to, wherever one stands, with or without a using.</summary>
    private static IEnumerable<(string At, string Namespace)> NamesIn(string project, string folder)
    {
        var compilation = House.Compile(project);
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(folder, StringComparison.Ordinal)))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is { } symbol and not ILocalSymbol and not IParameterSymbol
                    && (symbol as INamespaceSymbol ?? symbol.ContainingNamespace) is { } space)
                {
                    yield return (name.At(), space.ToDisplayString());
                }
            }
        }
    }

    private static string FolderOf(string at) => "Hotline.Core." + at.Split('/')[2];

    private static int Rank(string space) => Array.IndexOf(CoreFolders, space.Split('.')[2]);

    private static bool IsIn(string space, string parent) =>
        space == parent || space.StartsWith(parent + ".", StringComparison.Ordinal);
}
