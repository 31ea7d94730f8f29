using Hotline.Server.Commands;

namespace Hotline.Server.Tests.Commands;

public sealed class DrawCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("draw").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_dialog_is_a_page_with_its_graph_and_its_texts_in_three_languages_and_its_path_is_printed()
    {
        var (code, @out, err) = await Run("--content", AppContext.BaseDirectory, "--out", folder);

        Assert.Equal((0, ""), (code, err));
        Assert.Equal(Pages(), @out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Order());
        var drawn = Pages().Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.All(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "dialogs"), "*.yaml").Where(IsDialog), dialog => Assert.Contains(Path.GetFileNameWithoutExtension(dialog), drawn));
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "after-hours.md"), Cancellation);
        Assert.Contains("```mermaid", page, StringComparison.Ordinal);
        Assert.Contains("I will wait here", page, StringComparison.Ordinal);
        Assert.Contains("Подожду здесь", page, StringComparison.Ordinal);
        Assert.Contains("Осында күтемін", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_dialog_is_gone_goes_and_a_page_that_somebody_wrote_stays()
    {
        await Run("--content", AppContext.BaseDirectory, "--out", folder);
        var gone = Path.Combine(folder, "gone.md");
        File.Copy(Path.Combine(folder, "close.md"), gone);
        var notes = Path.Combine(folder, "notes.md");
        await File.WriteAllTextAsync(notes, "What a reviewer noted.", Cancellation);

        await Run("--content", AppContext.BaseDirectory, "--out", folder);

        Assert.False(File.Exists(gone));
        Assert.True(File.Exists(notes));
    }

    [Fact]
    public async Task Mistakes_are_told_of_and_nothing_is_drawn()
    {
        var content = Path.Combine(folder, "content");
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(content, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var path = Path.Combine(content, "dialogs", "intake.yaml");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Cancellation)).Replace("goto: someone", "goto: nobody", StringComparison.Ordinal), Cancellation);

        var (code, @out, err) = await Run("--content", content);

        Assert.Equal((1, ""), (code, @out));
        Assert.Matches(@"(?m)^dialogs/intake\.yaml:[0-9]+: dialog-unknown: There is no dialog 'nobody'\.", err);
        Assert.False(Directory.Exists(Path.Combine(content, "dialogs", "pictures")));
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("dialogs", "here")]
    [InlineData("--content", "/there/is/no/such/folder")]
    public async Task Wrong_usage_exits_2(params string[] args)
    {
        var (code, @out, err) = await Run(args);

        Assert.Equal((2, ""), (code, @out));
        Assert.StartsWith("Usage: hotline draw", err, StringComparison.Ordinal);
    }

    private IEnumerable<string> Pages() => Directory.EnumerateFiles(folder, "*.md").Order();

    private static bool IsDialog(string file) => File.ReadLines(file).Any(line => line.StartsWith("dialog: ", StringComparison.Ordinal));

    private static async Task<(int Code, string Out, string Err)> Run(params string[] args)
    {
        using var @out = new StringWriter();
        using var err = new StringWriter();
        var code = await DrawCommand.RunAsync(args, @out, err);
        return (code, @out.ToString(), err.ToString());
    }
}
