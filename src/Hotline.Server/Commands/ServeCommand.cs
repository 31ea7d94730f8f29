using Hotline.Server.Hosting;
using Hotline.Server.Storage;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Commands;

/// <summary><c>hotline serve</c>: the whole hotline on one machine.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Except(["--demo"]).FirstOrDefault() is { } unknown)
        {
            await errors.WriteLineAsync($"hotline serve: unknown option {unknown}; there is --demo.");
            return ExitCode.WrongUsage;
        }

        var faults = new Faults();
        var settings = Settings.Read(demo: args.Contains("--demo"), faults);
        var (content, contentFaults) = LoadedContent.Load(settings.ContentDirectory);
        faults.Add(contentFaults);
        var vault = OpenVault(settings.Storage, faults);
        if (faults.Any || content is null || vault is null)
        {
            await faults.WriteAsync(errors);
            return ExitCode.WrongUsage;
        }

        await using (vault)
        {
            return await RunAsync(settings, content, vault, output, errors);
        }
    }

    private static async Task<int> RunAsync(Settings settings, LoadedContent content, Vault vault, TextWriter output, TextWriter errors)
    {
        await using var app = await HotlineApp.BuildAsync(settings, content, vault);
        try
        {
            await app.StartAsync();
        }
        catch (OptionsValidationException e)
        {
            await errors.WriteLineAsync("hotline: the start is refused:");
            await errors.WriteLineAsync(string.Join('\n', e.Failures));
            return ExitCode.WrongUsage;
        }
        catch (IOException e)
        {
            await errors.WriteLineAsync($"hotline: the start is refused: {e.Message}");
            return ExitCode.WrongUsage;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Something stopped the start while it was under way, and has said why.
            return Environment.ExitCode;
        }

        await output.WriteLineAsync($"chat  {settings.Hosting.ChatUrl}/");
        await output.WriteLineAsync($"desk  {settings.Hosting.DeskUrl}/");
        if (settings.Demo)
        {
            await Demo.AnnounceAsync(app.Services, settings, output);
        }

        await output.FlushAsync();
        await app.WaitForShutdownAsync();

        // A feature that stops the program says so here: a bot whose profile gives callers away.
        return Environment.ExitCode;
    }

    private static Vault? OpenVault(StorageOptions options, Faults faults)
    {
        if (faults.Any)
        {
            // Nothing is opened or made, but what is wrong with the keys is said in the same breath.
            faults.Add(Vault.Check(options));
            return null;
        }

        try
        {
            return Vault.Open(options);
        }
        catch (StorageFaultsException e)
        {
            faults.Add(e.Faults);
            return null;
        }
    }
}
