using Hotline.Testing.Telegram;
using Hotline.Server.Tests.Architecture;
using Hotline.Testing.Processes;

namespace Hotline.Server.Tests.Faults;

/// <summary>The real program with something wrong: it says all that is, and does not start.</summary>
public sealed class StartIsRefused
{
    private const int WrongUsage = 2;

    [Fact]
    public async Task Every_wrong_setting_is_named_at_once()
    {
        var said = await RefusedAsync(new()
        {
            ["Hotline__ChatUrl"] = "ftp://chat",
            ["Hotline__Database"] = "Host=db;Password=hushhush",
            ["Hotline__Telegram__BotToken"] = "hushhush-no-token",
            ["Hotline__Telegram__PollSeconds"] = "90",
            ["Hotline__Telegram__Mode"] = "webhook",
            ["Hotline__WebChat__Secret"] = "hushhush",
            ["Hotline__WebChat__AllowedSites"] = "https://*.example.kz",
            ["Hotline__WebChat__ProofBits"] = "99",
            ["Hotline__DeskUrl"] = "http://desk.example.kz",
        });

        Assert.All(
            (string[])["Hotline:ChatUrl", "Hotline:Database", "Hotline:Telegram:BotToken", "PollSeconds", "Hotline:Telegram:WebhookSecret",
                "Hotline:WebChat:Secret", "Hotline:WebChat:AllowedSites", "ProofBits", "Hotline:DeskUrl"],
            setting => Assert.Contains(setting, said, StringComparison.Ordinal));
        Assert.DoesNotContain("hushhush", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hotline__Telegram__PollSeconds", "soon", "Hotline:Telegram:PollSeconds")]
    [InlineData("Hotline__Telegram__Mode", "pigeon", "Hotline:Telegram:Mode")]
    [InlineData("Hotline__WebChat__TokenLife", "long", "Hotline:WebChat:TokenLife")]
    [InlineData("Hotline__OpsUrl", "http://127.0.0.1:x", "Hotline:OpsUrl")]
    public async Task A_value_of_the_wrong_kind_is_named_without_being_repeated(string setting, string value, string named)
    {
        var said = await RefusedAsync(new() { [setting] = value });

        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain(value, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_named_with_its_line()
    {
        var said = await RefusedAsync([], folder => File.WriteAllText(Path.Combine(folder, "hotline.json"), "{\n  \"Hotline\": {\n    nonsense\n"));

        Assert.Contains("hotline.json:3: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bad_key_is_named_and_none_is_made()
    {
        var said = await RefusedAsync([], folder =>
        {
            var keys = Directory.CreateDirectory(Path.Combine(folder, "data-keys")).FullName;
            Write(keys, "index.1.key", Convert.ToBase64String(new byte[32]));
            Write(keys, "audit.1.key", "c2hvcnQ=");
            Write(keys, "ring.1.key", Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()), UnixFileMode.OtherRead);
            Write(keys, "kek-main.1.key", Convert.ToBase64String(Enumerable.Repeat((byte)8, 32).ToArray()));
            Write(keys, "kek-other.1.key", Convert.ToBase64String(Enumerable.Repeat((byte)8, 32).ToArray()));
            Write(keys, "notes.txt", "x");
        });

        Assert.Contains("index.1.key: the key is all zeros", said, StringComparison.Ordinal);
        Assert.Contains("audit.1.key: a key is 32 bytes", said, StringComparison.Ordinal);
        Assert.Contains("ring.1.key: others can read this key", said, StringComparison.Ordinal);
        Assert.Contains("kek-other.1.key: the same key as kek-main.1.key", said, StringComparison.Ordinal);
        Assert.Contains("notes.txt: not a key file", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_without_its_keys_is_not_written_to()
    {
        await using var hotline = await HotlineProcess.StartAsync();
        await hotline.StopAsync();
        var keys = Path.Combine(hotline.Directory.FullName, "data-keys");
        File.Delete(Path.Combine(keys, "index.1.key"));
        Write(keys, "kek-main.1.key", Convert.ToBase64String(Enumerable.Repeat((byte)9, 32).ToArray()));

        await Assert.ThrowsAsync<InvalidOperationException>(hotline.RestartAsync);

        Assert.Equal(WrongUsage, await hotline.WaitForExitAsync());
        Assert.Contains("index.1.key is missing", hotline.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(keys, "index.1.key")));
    }

    [Fact]
    public async Task Every_mistake_in_dialogs_and_locales_is_named_with_file_and_line_and_beside_the_wrong_settings()
    {
        var content = Directory.CreateTempSubdirectory("hotline-content-");
        Copy("dialogs", content);
        Copy("locales", content);
        var dialog = Append(content, "dialogs/intake.yaml", "nonsense: here\n");
        var locale = Append(content, "locales/kk/intake.yaml", "intake.never-used: Мәтін\n");
        var said = await RefusedAsync(new()
        {
            ["Hotline__ContentDirectory"] = content.FullName,
            ["Hotline__WebChat__Secret"] = "short",
        });
        content.Delete(recursive: true);

        Assert.Matches($@"dialogs/intake\.yaml:{dialog}: ", said);
        Assert.Matches($@"locales/kk/intake\.yaml:{locale}: ", said);
        Assert.Contains("Hotline:WebChat:Secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_dialogs_is_named()
    {
        var empty = Directory.CreateTempSubdirectory("hotline-content-");
        var said = await RefusedAsync(new() { ["Hotline__ContentDirectory"] = empty.FullName });
        empty.Delete();

        Assert.Contains("Hotline:ContentDirectory", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_no_crash()
    {
        await using var first = await HotlineProcess.StartAsync();
        var said = await RefusedAsync(new() { ["Hotline__ChatUrl"] = first.ChatUrl });

        Assert.Contains("the start is refused", said, StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(Dictionary<string, string> settings, Action<string>? prepare = null)
    {
        await using var hotline = await HotlineProcess.StartAsync(settings: settings, wait: false, prepare: prepare);

        Assert.Equal(WrongUsage, await hotline.WaitForExitAsync());
        Assert.False(File.Exists(Path.Combine(hotline.Directory.FullName, "data", "hotline.db")) && prepare is not null, "The store was opened.");
        return hotline.Output;
    }

    private static void Write(string directory, string name, string text, UnixFileMode more = UnixFileMode.None)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
    }

    /// <summary>The line that was added.</summary>
    private static int Append(DirectoryInfo content, string file, string line)
    {
        var path = Path.Combine(content.FullName, file);
        File.AppendAllText(path, line);
        return File.ReadAllLines(path).Length;
    }

    private static void Copy(string folder, DirectoryInfo to)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(House.Root, folder), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to.FullName, Path.GetRelativePath(House.Root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    [Fact]
    public async Task A_bot_whose_profile_gives_callers_away_ends_the_program_with_2()
    {
        await using var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { BotDescription = "We help victims of trafficking" });
        await using var hotline = await HotlineProcess.StartAsync(
            settings: new()
            {
                ["Hotline__Telegram__BotToken"] = telegram.Token,
                ["Hotline__Telegram__ApiBaseUrl"] = telegram.Address,
            },
            wait: false);

        Assert.Equal(2, await hotline.WaitForExitAsync());
        Assert.Contains("gives callers away", hotline.Output, StringComparison.Ordinal);
    }
}
