using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotline.Server.Tests.Architecture;

public sealed partial class OnlyStorageKnowsSql
{
    [Fact]
    public void Only_Storage_and_its_tests_contain_SQL()
    {
        var statements = Everything().SelectMany(Literals).Where(literal => Sql().IsMatch(literal.Text)).ToList();

        Assert.Contains(statements, literal => literal.At.StartsWith("src/Hotline.Server/Storage/", StringComparison.Ordinal));
        Assert.Empty(statements.Where(literal => !MayKnow(literal.At)).Select(literal => literal.At));
    }

    [Fact]
    public void Only_Storage_and_its_tests_name_the_database_library()
    {
        var naming = Everything().Where(file => file.Tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
            name.Identifier.Text is "SQLitePCL" or "Dapper" || name.Identifier.Text.StartsWith("Sqlite", StringComparison.Ordinal)));

        Assert.Equal([], naming.Select(file => file.Path).Where(path => !MayKnow(path)));
    }

    [Fact]
    public void No_project_but_the_server_takes_a_database_package()
    {
        var taking = Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => XDocument.Load(path).Descendants("PackageReference")
                .Any(package => package.Attribute("Include")!.Value is "Microsoft.Data.Sqlite" or "Dapper" or "Npgsql"));

        Assert.Equal(["Hotline.Server.csproj"], taking.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("SELECT id FROM staff", true)]
    [InlineData("insert or ignore into meta(name) values('x')", true)]
    [InlineData("PRAGMA user_version", true)]
    [InlineData("update cases\nset ended = 1", true)]
    [InlineData("Choose one from the list", false)]
    [InlineData("Create an account", false)]
    public void SQL_is_known_when_seen(string text, bool expected) => Assert.Equal(expected, Sql().IsMatch(text));

    private static bool MayKnow(string at) =>
        at.StartsWith("src/Hotline.Server/Storage/", StringComparison.Ordinal)
        || at.StartsWith("tests/Hotline.Server.Tests/Storage/", StringComparison.Ordinal)
        || at.StartsWith("tests/Hotline.Server.Tests/Architecture/OnlyStorageKnowsSql.cs", StringComparison.Ordinal);

    private static IEnumerable<SourceFile> Everything() => House.Sources("src").Concat(House.Sources("tests")).Concat(House.Sources("bench"));

    private static IEnumerable<(string At, string Text)> Literals(SourceFile file) =>
        file.Tree.GetRoot().DescendantNodes().Select(node => node switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression)
                => (At: literal.At(), Text: literal.Token.ValueText),
            InterpolatedStringExpressionSyntax interpolated
                => (At: interpolated.At(), Text: string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "x"))),
            _ => (At: "", Text: ""),
        }).Where(literal => literal.Text.Length > 0);

    [GeneratedRegex("""
        \bselect\b.+\bfrom\b\s+\w+|\bselect\s+\w+\(|\binsert\s+(or\s+\w+\s+)?into\b|\breplace\s+into\b|\bupdate\s+\w+\s+set\b|\bdelete\s+from\b
        |\b(create|drop|alter)\s+(unique\s+|virtual\s+|temp\s+)*(table|index|view|trigger)\b|\bpragma\s+\w+|\bbegin\s+(immediate|exclusive|transaction)\b|\bvacuum\s+into\b
        """, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sql();
}
