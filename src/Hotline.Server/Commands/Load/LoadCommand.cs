namespace Hotline.Server.Commands.Load;

/// <summary><c>hotline load</c>: load against itself, in a folder of its own that is removed afterwards.</summary>
internal static class LoadCommand
{
    /// <summary>Files the program holds open beside its callers' sockets.</summary>
    private const int OwnFiles = 500;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var (plan, fault) = LoadPlan.Read(args);
        if (plan is null)
        {
            await errors.WriteLineAsync($"hotline load: {fault}");
            return ExitCode.WrongUsage;
        }

        if (plan.Channel == "webchat" && plan.Sockets + plan.Callers + OwnFiles is var needed && needed > ProcessMemory.MostOpenFiles())
        {
            await errors.WriteLineAsync($"hotline load: {needed} open files are needed and {ProcessMemory.MostOpenFiles()} are allowed; raise the limit (ulimit -n {needed}).");
            return ExitCode.WrongUsage;
        }

        var directory = Directory.CreateTempSubdirectory("hotline-load-");
        try
        {
            var report = await RunAsync(plan, directory.FullName, CancellationToken.None);
            await output.WriteLineAsync(report.ToJson());
            return report.Failures == 0 ? ExitCode.Success : ExitCode.Finding;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Task<LoadReport> RunAsync(LoadPlan plan, string directory, CancellationToken cancellation) => plan.Channel switch
    {
        "webchat" => WebChatLoad.RunAsync(plan, directory, cancellation),
        "telegram" => TelegramLoad.RunAsync(plan, directory, cancellation),
        _ => CoreLoad.RunAsync(plan, directory, cancellation),
    };
}
