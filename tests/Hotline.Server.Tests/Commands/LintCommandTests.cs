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
    public async Task Numbers_past_their_last_day_are_findings_and_so_are_lasting_ones_nobody_checked()
    {
        var (code, @out, _) = await Run(new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero), "--content", AppContext.BaseDirectory);

        Assert.Equal(1, code);
        var lines = @out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Count(line => line.Contains(": contact-expired: ", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains(": contact-old: ", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Matches(@"^dialogs/directory\.yaml:[0-9]+: contact-(expired|old): '[a-z-]+' ", line));
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

    /// <summary>On a day when nothing shipped has expired: the shipped dates are no reason for these tests to fail one day.</summary>
    private static Task<(int Code, string Out, string Err)> Run(params string[] args) => Run(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), args);

    private static async Task<(int Code, string Out, string Err)> Run(DateTimeOffset now, params string[] args)
    {
        using var @out = new StringWriter();
        using var err = new StringWriter();
        return (await LintCommand.RunAsync(args, new At(now), @out, err), @out.ToString(), err.ToString());
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
