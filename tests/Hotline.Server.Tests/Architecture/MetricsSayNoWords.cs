using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotline.Server.Tests.Architecture;

/// <summary>A metric's labels come from fixed lists, so that nothing about a caller can become one.</summary>
public sealed class MetricsSayNoWords
{
    private static readonly string[] Instruments = ["Add", "Record", "Inc", "Observe", "Set", "WithLabels"];

    /// <summary>Values with a closed list behind them: the codes of refusals (a private constructor), the names of channels.</summary>
    private static readonly HashSet<string> FixedLists = ["Hotline.Server.Channels.WebChat.Refusal.Code", "Hotline.Server.Outbound.IChannel.Name"];

    [Fact]
    public void Every_label_is_an_enum_a_constant_or_from_a_fixed_list()
    {
        var compilation = House.Compile("Hotline.Server");
        var labels = compilation.SyntaxTrees.SelectMany(tree => Labels(compilation, compilation.GetSemanticModel(tree), tree.GetRoot())).ToList();

        Assert.True(labels.Count >= 8, "The labels were not found.");
        Assert.Empty(labels.Where(label => !label.IsFixed).Select(label => $"{label.At}: {label.Text}"));
    }

    private static IEnumerable<(string At, string Text, bool IsFixed)> Labels(CSharpCompilation all, SemanticModel model, SyntaxNode root) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => Instruments.Contains(NameOf(call)))
            .Where(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol method && IsInstrument(method))
            .SelectMany(call => call.ArgumentList.Arguments)
            .Where(argument => Holds(model, argument.Expression))
            .SelectMany(argument => Parts(argument.Expression))
            .Select(part => (part.At(), part.ToString(), IsFixed(all, model, part)));

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => null,
    };

    private static bool IsInstrument(IMethodSymbol method) =>
        method.ContainingNamespace.ToDisplayString() is "System.Diagnostics.Metrics" or "Prometheus";

    private static bool Holds(SemanticModel model, ExpressionSyntax expression) =>
        model.GetTypeInfo(expression) is var type && (type.Type ?? type.ConvertedType) is { } found
        && (found.SpecialType == SpecialType.System_String || found.Name is "KeyValuePair" or "TagList" or "ReadOnlySpan" || found is IArrayTypeSymbol);

    /// <summary>The strings that a label is made of: the arguments of the pair, or the label itself.</summary>
    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments.Select(argument => argument.Expression),
        InvocationExpressionSyntax { Expression: not MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" } } call
            => call.ArgumentList.Arguments.Select(argument => argument.Expression),
        _ => [expression],
    };

    private static bool IsFixed(CSharpCompilation all, SemanticModel model, ExpressionSyntax part)
    {
        if (model.GetConstantValue(part).HasValue || model.GetTypeInfo(part).Type?.TypeKind == TypeKind.Enum)
        {
            return true;
        }

        // enumValue.ToString()
        if (part is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" } of })
        {
            return model.GetTypeInfo(of.Expression).Type?.TypeKind == TypeKind.Enum;
        }

        return model.GetSymbolInfo(part).Symbol switch
        {
            IPropertySymbol property => FixedLists.Contains($"{property.ContainingType.ToDisplayString()}.{property.Name}"),
            IParameterSymbol parameter => AllCallersPassFixed(all, parameter),
            _ => false,
        };
    }

    /// <summary>A label that a method is handed is as fixed as what its callers hand over.</summary>
    private static bool AllCallersPassFixed(CSharpCompilation all, IParameterSymbol parameter)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        var calls = all.SyntaxTrees.SelectMany(tree =>
        {
            var model = all.GetSemanticModel(tree);
            return tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(call => NameOf(call) == method.Name)
                .Where(call => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(call).Symbol, method))
                .Select(call => IsFixed(all, model, call.ArgumentList.Arguments[parameter.Ordinal].Expression));
        }).ToList();
        return calls.Count > 0 && calls.All(isFixed => isFixed);
    }
}
