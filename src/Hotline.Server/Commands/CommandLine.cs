using Hotline.Core.Dialogs;
using Hotline.Recognition;
using Hotline.Server.Commands.Load;
using Hotline.Server.Hosting;

namespace Hotline.Server.Commands;

/// <summary>The program's commands. Data goes to standard output, everything else to standard error.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (input, output, errors) = (Console.In, Console.Out, Console.Error);
        var rest = args.Skip(1).ToArray();
        return args.FirstOrDefault() switch
        {
            null => await ServeCommand.RunAsync([], output, errors),
            "--demo" => await ServeCommand.RunAsync(args, output, errors),
            "serve" => await ServeCommand.RunAsync(rest, output, errors),
            "lint" => await LintCommand.RunAsync(rest, TimeProvider.System, output, errors),
            "simulate" => await WithContentAsync(errors, content =>
                SimulateCommand.RunAsync(rest, content, RecognizerSet.Load(), TimeProvider.System, input, output, errors)),
            "understand" => await UnderstandCommand.RunAsync(rest, input, output, errors),
            "screen" => await WithContentAsync(errors, content =>
                ScreenCommand.RunAsync(rest, content.Current.Indicators, input, output, errors)),
            "replay" => await ReplayCommand.RunAsync(rest, output, errors),
            "staff" => await StaffCommand.RunAsync(rest, output, errors),
            "load" => await LoadCommand.RunAsync(rest, output, errors),
            var unknown => await RefuseAsync(unknown, errors),
        };
    }

    /// <summary>For commands that need no store: the content alone.</summary>
    private static async Task<int> WithContentAsync(TextWriter errors, Func<ContentLibrary, Task<int>> run)
    {
        var faults = new Faults();
        var settings = Settings.Read(demo: false, faults);
        var (content, contentFaults) = LoadedContent.Load(settings.ContentDirectory);
        faults.Add(contentFaults);
        if (content is null)
        {
            await faults.WriteAsync(errors);
            return ExitCode.WrongUsage;
        }

        return await run(new ContentLibrary(content.Bundle));
    }

    private static async Task<int> RefuseAsync(string unknown, TextWriter errors)
    {
        var help = unknown is "help" or "--help" or "-h";
        await errors.WriteLineAsync(help ? "hotline: the commands are" : $"hotline: there is no command '{unknown}'; the commands are");
        await errors.WriteLineAsync("  serve [--demo]   lint   simulate   understand   screen   replay   staff add   load");
        return help ? ExitCode.Success : ExitCode.WrongUsage;
    }
}
