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

    [Theory]
    [InlineData("2027-03-01", 6, 0, 2)]
    [InlineData("2027-02-22", 6, 0, 2)]
    [InlineData("2027-02-21", 0, 6, 0)]
    [InlineData("2027-01-23", 0, 6, 0)]
    [InlineData("2027-01-22", 0, 0, 0)]
    public async Task Numbers_past_their_last_day_or_near_it_are_warnings_and_so_are_lasting_ones_nobody_checked(string day, int expired, int expiring, int old)
    {
        var (code, @out, err) = await Run("--on", day, "--content", AppContext.BaseDirectory);

        Assert.Equal(0, code);
        var lines = @out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((expired, expiring, old), (Count("contact-expired"), Count("contact-expires"), Count("contact-old")));
        Assert.All(lines, line => Assert.Matches(@"^dialogs/directory\.yaml:[0-9]+: contact-(expired|expires|old): warning: '[a-z-]+' ", line));
        Assert.Equal(lines.Length > 0, err.Contains($"{lines.Length} warnings", StringComparison.Ordinal));

        int Count(string code) => lines.Count(line => line.Contains($": {code}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_day_it_is_today()
    {
        var (code, @out, _) = await Run(new DateTimeOffset(2027, 2, 21, 19, 0, 0, TimeSpan.Zero), "--content", AppContext.BaseDirectory);

        // In Kazakhstan it is the next day already.
        Assert.Equal(0, code);
        Assert.Contains(": contact-expired: ", @out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    expires_on: 2027-02-21", "    expires_on: 21.02.2027", "wrong-value")]
    [InlineData("    expires_on: 2027-02-21", "    expires_on: 2028-02-21", "contact-dates")]
    [InlineData("    expires_on: 2027-02-21", "", "missing-key")]
    [InlineData("    checked_by: content editors, from public pages", "", "missing-key")]
    public async Task What_is_written_wrong_in_the_directory_stays_a_mistake(string written, string wrong, string mistake)
    {
        var (code, @out) = await RunWithAsync("dialogs/directory.yaml", written, wrong);

        Assert.Equal(1, code);
        Assert.Matches($@"(?m)^dialogs/directory\.yaml:[0-9]+: {mistake}: (?!warning)", @out);
    }

    [Fact]
    public async Task A_mistake_is_one_line_with_file_and_line_and_exits_1()
    {
        var (code, @out) = await RunWithAsync("dialogs/intake.yaml", "goto: someone", "goto: nobody");

        Assert.Equal(1, code);
        Assert.Matches(@"(?m)^dialogs/intake\.yaml:[0-9]+: dialog-unknown: There is no dialog 'nobody'\.$", @out);
    }

    /// <summary>What is shipped, with one thing changed.</summary>
    private static async Task<(int Code, string Out)> RunWithAsync(string file, string written, string changed)
    {
        var folder = Directory.CreateTempSubdirectory("lint");
        try
        {
            foreach (var one in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.yaml", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(AppContext.BaseDirectory, one));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(one, copy);
            }

            var path = Path.Combine(folder.FullName, file);
            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            Assert.Contains(written, text, StringComparison.Ordinal);
            var at = text.IndexOf(written, StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, text[..at] + changed + text[(at + written.Length)..], TestContext.Current.CancellationToken);
            var (code, @out, _) = await Run("--content", folder.FullName);
            return (code, @out);
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
    [InlineData("--on")]
    [InlineData("--on", "24.11.2026")]
    [InlineData("--on", "2026-11-24", "--content")]
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
