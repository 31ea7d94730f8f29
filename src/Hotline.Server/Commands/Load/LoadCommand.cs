using Hotline.Server.Hosting;
using Hotline.Server.Storage;

namespace Hotline.Server.Commands.Load;

/// <summary><c>hotline load</c>: load against itself, in a folder of its own that is removed afterwards.</summary>
internal static class LoadCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var (plan, fault) = LoadPlan.Read(args);
        if (plan is null)
        {
            await errors.WriteLineAsync($"hotline load: {fault}");
            return ExitCode.WrongUsage;
        }

        var directory = Directory.CreateTempSubdirectory("hotline-load-");
        try
        {
            var report = await RunAsync(plan, directory.FullName);
            await output.WriteLineAsync(report.ToJson());
            return report.Failures == 0 ? ExitCode.Success : ExitCode.Finding;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<LoadReport> RunAsync(LoadPlan plan, string directory)
    {
        var options = new StorageOptions { DataDirectory = Path.Combine(directory, "data"), KeyDirectory = Path.Combine(directory, "keys") };
        await using var vault = Vault.Open(options);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddHotlineLogging();
        builder.AddSilo();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHotline(vault);
        builder.Services.AddSingleton<CoreLoad>();
        await using var app = builder.Build();
        await app.StartAsync();
        var report = await app.Services.GetRequiredService<CoreLoad>().RunAsync(plan, CancellationToken.None);
        await app.StopAsync();
        return report;
    }
}
