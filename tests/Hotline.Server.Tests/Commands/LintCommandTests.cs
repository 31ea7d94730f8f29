using Hotline.Server.Commands;

namespace Hotline.Server.Tests.Commands;

public sealed class LintCommandTests
{
    [Fact]
    public async Task What_is_shipped_passes()
    {
        var (code, @out, _) = await Run("--content", AppContext.BaseDirectory);

        Assert.Equal((0, ""), (code, @out));
    }

    [Fact]
    public async Task A_mistake_is_one_line_with_file_and_line_and_exits_1()
    {
        var folder = Directory.CreateTempSubdirectory("lint");
        try
        {
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.yaml", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(AppContext.BaseDirectory, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var path = Path.Combine(folder.FullName, "dialogs", "intake.yaml");
            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(path, text.Replace("goto: someone", "goto: nobody", StringComparison.Ordinal), TestContext.Current.CancellationToken);

            var (code, @out, _) = await Run("--content", folder.FullName);

            Assert.Equal(1, code);
            Assert.Matches(@"(?m)^dialogs/intake\.yaml:[0-9]+: dialog-unknown: There is no dialog 'nobody'\.$", @out);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--content")]
    [InlineData("--content", "/there/is/no/such/folder")]
    [InlineData("dialogs")]
    public async Task Wrong_usage_exits_2(params string[] args)
    {
        var (code, @out, err) = await Run(args);

        Assert.Equal((2, ""), (code, @out));
        Assert.NotEmpty(err);
    }

    private static async Task<(int Code, string Out, string Err)> Run(params string[] args)
    {
        using var @out = new StringWriter();
        using var err = new StringWriter();
        return (await LintCommand.RunAsync(args, @out, err), @out.ToString(), err.ToString());
    }
}
