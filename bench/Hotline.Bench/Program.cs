using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Hotline.Bench;
using Hotline.Bench.Letters;
using Hotline.Bench.Speed;
using Hotline.Recognition.Tests.Measuring;
using Hotline.Testing.Kills;

// Measurements that take longer than a test may. Their figures stand in BENCHMARKS.md.
switch (args)
{
    case ["kill", .. var rest]:
        var kills = rest.Length > 0 ? int.Parse(rest[0], null) : 100;
        var callers = rest.Length > 1 ? int.Parse(rest[1], null) : 50;
        var report = await new KillRun(new KillPlan(kills, callers), Console.Error).RunAsync();
        Console.WriteLine(JsonSerializer.Serialize(report, new JsonSerializerOptions { WriteIndented = true }));
        return report.Faults.Count == 0 ? 0 : 1;
    case ["accuracy", .. var rest] when rest.Length < 2:
        AccuracyTable.Write(rest.Length > 0 ? rest[0] : SetFile.Folder, Console.Out);
        return 0;
    case ["languages", .. var rest] when rest.Length < 2:
        return await LanguageTable.WriteAsync(rest.Length > 0 ? rest[0] : SetFile.Folder, Console.Out);
    case ["wrong", .. var rest] when rest.Length is 1 or 2:
        AccuracyTable.WriteWrong(rest.Length > 1 ? rest[1] : SetFile.Folder, rest[0], Console.Out);
        return 0;
    case ["letters", var texts, .. var rest] when rest.Length < 2:
        return LettersCommand.Run(texts, rest.Length > 0 ? rest[0] : "src/Hotline.Recognition/Data");
    case ["speed", .. var rest] when rest.Length < 2:
        SpeedTable.Write(rest.Length > 0 ? rest[0] : SetFile.Folder, Console.Out);
        return 0;
    case ["benchmarks", .. var rest]:
        BenchmarkRunner.Run<EveryMessage>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)), rest);
        return 0;
    default:
        Console.Error.WriteLine("Hotline.Bench kill [KILLS] [CALLERS] | accuracy [DIR] | wrong FILE [DIR] | languages [DIR] | letters TEXTS [DATA] | speed [DIR] | benchmarks");
        return 2;
}
