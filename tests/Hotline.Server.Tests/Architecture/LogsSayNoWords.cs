using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Desk.Cases;
using Hotline.Server.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Logging;

namespace Hotline.Server.Tests.Architecture;

/// <summary>A log line is made of ids, enums, numbers and times. Nothing a caller wrote, and nothing that could quote it, has a way in.</summary>
public sealed class LogsSayNoWords
{
    private static readonly string[] Projects = ["Hotline.Content", "Hotline.Core", "Hotline.Desk", "Hotline.Recognition", "Hotline.Server"];

    private static readonly Assembly[] Assemblies =
        [typeof(Failure).Assembly, typeof(ICases).Assembly, typeof(InboundMessage).Assembly, typeof(Content.ContentLoader).Assembly, typeof(Recognition.RecognizerSet).Assembly];

    private static readonly HashSet<Type> Harmless =
    [
        typeof(bool), typeof(int), typeof(long), typeof(double), typeof(Guid), typeof(TimeSpan), typeof(DateTimeOffset),
        typeof(ConversationId), typeof(CaseId), typeof(CaseworkerId),
        typeof(Failure), // types and places of an exception, never its message

        typeof(Type), // the kind of an exception: a name from the code
    ];

    [Fact]
    public void Every_log_method_takes_only_ids_enums_and_numbers()
    {
        var methods = LogMethods().ToList();

        Assert.True(methods.Count > 25, "The log methods were not found.");
        Assert.Empty(methods.SelectMany(method => method.GetParameters(), (method, parameter) => (method, parameter))
            .Where(pair => !MayBeLogged(pair.parameter.ParameterType))
            .Select(pair => $"{pair.method.DeclaringType}.{pair.method.Name}({pair.parameter.ParameterType.Name} {pair.parameter.Name})"));
    }

    [Fact]
    public void A_failure_is_shown_without_its_message()
    {
        var shown = new Failure(Thrown("help me")).ToString();

        Assert.Contains(nameof(InvalidOperationException), shown, StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), shown, StringComparison.Ordinal);
        Assert.DoesNotContain("help me", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_logged_but_through_log_methods()
    {
        var direct = Projects.SelectMany(project => Calls(project, name => name.StartsWith("Log", StringComparison.Ordinal) || name is "BeginScope" or "Define" or "Write"))
            .Where(call => call.Method.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.Logging" && call.Method.MethodKind != MethodKind.Constructor);

        Assert.Empty(direct.Select(call => call.At));
    }

    [Fact]
    public void No_page_logs_but_through_log_methods_either()
    {
        // Pages are C# only after their generator, so they are read compiled.
        var extended = Assemblies.Where(assembly =>
        {
            using var file = new PEReader(File.OpenRead(assembly.Location));
            var metadata = file.GetMetadataReader();
            return metadata.TypeReferences.Select(metadata.GetTypeReference).Any(type => metadata.GetString(type.Name) == nameof(LoggerExtensions));
        });

        Assert.Empty(extended);
    }

    [Fact]
    public void Nothing_is_written_to_the_console_or_traced_but_by_commands()
    {
        string[] writers = ["System.Console", "System.Diagnostics.Trace", "System.Diagnostics.Debug", "System.Diagnostics.Activity"];
        var written = Projects.SelectMany(project => Names(project, name => writers.Any(writer => writer.EndsWith("." + name, StringComparison.Ordinal))))
            .Where(name => writers.Contains(name.Symbol.ToDisplayString()))
            .ToList();

        Assert.Contains(written, name => IsCommand(name.At));
        Assert.Empty(written.Where(name => !IsCommand(name.At)).Select(name => name.At));
    }

    private static bool IsCommand(string at) => at.StartsWith("src/Hotline.Server/Commands/", StringComparison.Ordinal);

    private static bool MayBeLogged(Type type) => type.IsEnum || Harmless.Contains(type) || typeof(ILogger).IsAssignableFrom(type);

    private static IEnumerable<MethodInfo> LogMethods() =>
        Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null);

    private static IEnumerable<(string At, IMethodSymbol Method)> Calls(string project, Func<string, bool> isWanted) =>
        Names(project, isWanted).Select(name => (name.At, Method: name.Symbol as IMethodSymbol)).Where(call => call.Method is not null)!;

    private static IEnumerable<(string At, ISymbol Symbol)> Names(string project, Func<string, bool> isWanted)
    {
        var compilation = House.Compile(project);
        return compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            .Where(name => isWanted(name.Identifier.Text))
            .Select(name => (At: name.At(), Found: compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name)))
            .Select(name => (name.At, Symbol: name.Found.Symbol ?? name.Found.CandidateSymbols.FirstOrDefault()))
            .Where(name => name.Symbol is not null)!;
    }

    private static InvalidOperationException Thrown(string words)
    {
        try
        {
            throw new InvalidOperationException(words, new FormatException(words));
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
