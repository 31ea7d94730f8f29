using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotline.Server.Tests.Architecture;

/// <summary>The repository's own sources, as text and as the compiler understands them.</summary>
internal static class House
{
    private static readonly ConcurrentDictionary<string, CSharpCompilation> Compiled = new();

    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file below a folder of the repository that people wrote.</summary>
    public static IReadOnlyList<SourceFile> Sources(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))];

    /// <summary>A project as the compiler sees it. What generators add is missing; names that lead there have no symbol.</summary>
    public static CSharpCompilation Compile(string project) => Compiled.GetOrAdd(project, CompileNow);

    public static string At(this SyntaxNode node)
    {
        var line = node.GetLocation().GetLineSpan();
        return $"{line.Path}:{line.StartLinePosition.Line + 1}";
    }

    private static CSharpCompilation CompileNow(string project)
    {
        var trees = Sources($"src/{project}")
            .Select(file => file.Tree)
            .Append(CSharpSyntaxTree.ParseText(string.Join('\n', ImplicitUsings.Select(name => $"global using {name};")), path: "usings"));
        var own = project == "Hotline.Server" ? "hotline" : project;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':')
            .Where(path => Path.GetFileNameWithoutExtension(path) != own)
            .Select(path => MetadataReference.CreateFromFile(path));

        // Tests may see what is internal to a project; so may the compilation that stands for it.
        return CSharpCompilation.Create(own, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

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

/// <param name="Path">From the root, as in <c>src/Hotline.Core/Messages/Ids.cs</c>.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public SyntaxTree Tree { get; } = CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(LanguageVersion.Latest), Path);
}
