using Hotline.Server.Commands.Load;

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
            "lint" => await LintCommand.RunAsync(rest, output, errors),
            "simulate" => await SimulateCommand.RunAsync(rest, input, output, errors),
            "understand" => await UnderstandCommand.RunAsync(rest, input, output, errors),
            "screen" => await ScreenCommand.RunAsync(rest, input, output, errors),
            "replay" => await ReplayCommand.RunAsync(rest, output, errors),
            "staff" => await StaffCommand.RunAsync(rest, output, errors),
            "load" => await LoadCommand.RunAsync(rest, output, errors),
            var unknown => await RefuseAsync(unknown, errors),
        };
    }

    private static async Task<int> RefuseAsync(string unknown, TextWriter errors)
    {
        var help = unknown is "help" or "--help" or "-h";
        await errors.WriteLineAsync(help ? "hotline: the commands are" : $"hotline: there is no command '{unknown}'; the commands are");
        await errors.WriteLineAsync("  serve [--demo]   lint   simulate   understand   screen   replay   staff add   load");
        return help ? ExitCode.Success : ExitCode.WrongUsage;
    }
}
