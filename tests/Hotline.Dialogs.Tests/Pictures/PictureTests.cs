using Hotline.Content;
using Hotline.Content.Pictures;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Pictures;

public sealed class PictureTests
{
    private static readonly IReadOnlyList<ContentFile> Pages = DialogPictures.Draw(Shipped.Bundle);

    [Fact]
    public void The_pictures_in_the_repository_are_those_of_the_dialogs()
    {
        var folder = Path.Combine(Shipped.Root, DialogPictures.Folder);
        var kept = Directory.EnumerateFiles(folder, "*.md").ToDictionary(file => $"{DialogPictures.Folder}/{Path.GetFileName(file)}", File.ReadAllText);

        Assert.True(
            Pages.ToDictionary(page => page.Path, page => page.Text).OrderBy(page => page.Key).SequenceEqual(kept.OrderBy(page => page.Key)),
            "The pictures are not current: run 'hotline draw' in the folder with dialogs/ and locales/, look at what changed, and commit it.");
    }

    [Fact]
    public void Every_step_and_every_text_of_a_dialog_is_on_its_page()
    {
        foreach (var dialog in Shipped.Bundle.Dialogs.Values)
        {
            var page = Pages.Single(page => page.Path.EndsWith($"/{dialog.Id}.md", StringComparison.Ordinal)).Text;
            Assert.DoesNotContain(dialog.Steps.Keys, step => !page.Contains($"<b>{step}</b>", StringComparison.Ordinal));
            foreach (var ask in dialog.Steps.Values.OfType<Step.Ask>())
            {
                foreach (var locale in Locales.All)
                {
                    var question = Shipped.Bundle.Texts.Load(ask.Text, locale).Split('\n')[0];
                    Assert.Contains(question, page, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Danger_people_and_ends_show()
    {
        var intake = Pages.Single(page => page.Path.EndsWith($"/{Shipped.Bundle.StartDialog}.md", StringComparison.Ordinal)).Text;

        Assert.Contains("⚠ a person at once, R3", intake, StringComparison.Ordinal);
        Assert.Contains(":::person", intake, StringComparison.Ordinal);
        Assert.Contains(":::over", intake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("say \"no\"", "say #quot;no#quot;")]
    [InlineData("a#b;c", "a#35;b;c")]
    [InlineData("<script>&", "#lt;script#gt;#amp;")]
    [InlineData("`end`\n*x*", "#96;end#96;<br/>#42;x#42;")]
    public void A_label_holds_nothing_that_Mermaid_reads(string text, string quoted)
    {
        Assert.Equal(quoted, Mermaid.Quote(text));
    }

    /// <summary>Each line is one of the few forms that were tried with Mermaid's own parser.</summary>
    [Fact]
    public void Every_line_of_a_graph_has_a_known_form()
    {
        const string Text = "\"[^\"]*\"";
        foreach (var page in Pages.Where(page => page.Text.Contains("```mermaid", StringComparison.Ordinal)))
        {
            var graph = page.Text.Split("```mermaid\n")[1].Split("\n```")[0].Split('\n');
            Assert.Equal("flowchart TD", graph[0]);
            Assert.All(graph.Skip(1), line => Assert.Matches(
                $@"^  (begin\(\({Text}\)\) --> s\d+|s\d+(R\d)?(\[{Text}\]|\({Text}\)|\{{{Text}\}}|\{{\{{{Text}\}}\}}|\(\[{Text}\]\)|\[\[{Text}\]\]):::[a-z]+|s\d+ (-->|==>)(\|{Text}\|)? s\d+(R\d)?|classDef [a-z]+ [a-z0-9:,#]+)$",
                line));
        }
    }
}
