using Hotline.Content;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Content;

public sealed class LoadingTests
{
    [Fact]
    public void What_is_shipped_has_no_mistake()
    {
        Assert.Empty(ContentLoader.Load(Shipped.Files).Findings);
    }

    [Fact]
    public async Task What_is_shipped_fits_the_schemas()
    {
        Assert.Empty(await ContentSchemas.CheckAsync(Shipped.Files));
    }

    [Fact]
    public void Every_file_names_the_schema_it_is_checked_with()
    {
        foreach (var file in Shipped.Files)
        {
            var first = file.Text.Split('\n')[0];
            var named = Path.GetFileName(first.Split('=')[^1]);
            Assert.Equal(ContentSchemas.NameFor(file.Path), named);
            Assert.True(File.Exists(Path.Combine(Shipped.Root, Path.GetDirectoryName(file.Path)!, first.Split('=')[^1])), file.Path);
        }
    }

    [Theory]
    [InlineData("dialogs/intake.yaml", "refuse: never", "refuse: perhaps")]
    [InlineData("dialogs/intake.yaml", "ask: age\n", "ask: age\n    default: adult\n")]
    [InlineData("locales/en/common.yaml", "hello: Hello. I am an information helper.", "hello: 5")]
    [InlineData("dialogs/indicators.yaml", "version: 1", "version: 0")]
    public async Task The_schemas_refuse_what_the_loader_refuses(string path, string find, string replace)
    {
        var files = new Mistake("", path, find, replace).Made();

        var findings = await ContentSchemas.CheckAsync(files);

        Assert.Contains(findings, finding => finding.File == path && finding.Code == "schema");
    }

    [Fact]
    public void One_changed_letter_gives_another_id()
    {
        var files = Shipped.Files.Select((file, at) => at == 0 ? file with { Text = file.Text + " " } : file);

        Assert.NotEqual(ContentFiles.Id(Shipped.Files), ContentFiles.Id(files));
        Assert.Equal(ContentFiles.Id(Shipped.Files), ContentFiles.Id(Shipped.Files.Reverse()));
    }

    [Fact]
    public void Stored_files_load_again_under_the_same_id()
    {
        var stored = Shipped.Files.Select(file => new ContentFile(file.Path, file.Text)).ToList();

        var loaded = ContentLoader.LoadStored(stored);

        Assert.Equal(Shipped.Bundle.Id, loaded.Bundle?.Id);
    }

    [Fact]
    public void A_stored_bundle_loads_though_a_newer_rule_refuses_it()
    {
        var old = new Mistake("exclamation", "locales/en/common.yaml", "Let us go on.", "Let us go on!").Made();

        Assert.Null(ContentLoader.Load(old).Bundle);
        Assert.NotNull(ContentLoader.LoadStored(old).Bundle);
    }

    [Fact]
    public void A_bundle_stored_before_there_was_a_directory_still_loads()
    {
        var old = Shipped.Files
            .Where(file => file.Path != "dialogs/directory.yaml")
            .Select(file => file.Path == "dialogs/allowed.yaml"
                ? file with { Text = file.Text.Replace("links: []", "numbers: { \"112\": { checked: 2026-11-23, source: egov.kz } }\nlinks: []", StringComparison.Ordinal) }
                : file)
            .ToList();

        Assert.Null(ContentLoader.Load(old).Bundle);
        Assert.Empty(ContentLoader.LoadStored(old).Findings);
    }

    [Theory]
    [InlineData("information/topic", "rights/topic")]
    [InlineData("information/after", "rights/after")]
    [InlineData("information/gone", null)]
    public void Callers_who_stood_in_the_old_dialog_stand_in_the_one_that_took_it_in(string old, string? now)
    {
        Assert.Equal(StepId.Find(now), Shipped.Bundle.FindMoved(StepId.Find(old)!.Value));
    }

    [Fact]
    public void No_files_give_findings_and_nothing_else()
    {
        var loaded = ContentLoader.Load([]);

        Assert.Null(loaded.Bundle);
        Assert.NotEmpty(loaded.Findings);
    }

    [Fact]
    public void A_torn_file_is_a_finding_and_never_an_exception()
    {
        foreach (var file in Shipped.Files)
        {
            for (var cut = 1; cut < file.Text.Length; cut += Math.Max(1, file.Text.Length / 6))
            {
                var torn = Shipped.Files.Select(one => one == file ? one with { Text = one.Text[..cut] } : one).ToList();
                var loaded = ContentLoader.Load(torn);
                Assert.True(loaded.Bundle is not null || loaded.Findings.Count > 0);
            }
        }
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\uFEFF")]
    [InlineData("- a\n- b")]
    [InlineData("{[}")]
    [InlineData("a: *b")]
    [InlineData("? [x]\n: y")]
    [InlineData("a: !!int x\n--- \nb: c")]
    [InlineData("'unterminated")]
    public void Odd_text_in_any_file_is_a_finding_and_never_an_exception(string text)
    {
        foreach (var file in Shipped.Files)
        {
            var loaded = ContentLoader.Load([.. Shipped.Files.Select(one => one == file ? one with { Text = text } : one)]);
            Assert.NotEmpty(loaded.Findings);
        }
    }

    [Fact]
    public void Every_text_can_be_rendered_in_every_language()
    {
        foreach (var key in Shipped.Bundle.Texts.Keys)
        {
            foreach (var locale in Locales.All)
            {
                Assert.NotEqual(key, Shipped.Bundle.Texts.Load(key, locale));
            }
        }
    }

    [Fact]
    public void The_instrument_has_its_sixty_two_indicators()
    {
        Assert.Equal(62, Shipped.Bundle.Indicators.Count);
    }
}
