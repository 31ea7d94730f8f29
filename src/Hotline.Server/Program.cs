return await Hotline.Server.Commands.CommandLine.RunAsync(args);
