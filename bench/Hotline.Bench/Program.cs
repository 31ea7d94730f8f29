using System.Text.Json;
using Hotline.Bench;
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
    default:
        Console.Error.WriteLine("Hotline.Bench kill [KILLS] [CALLERS] | accuracy [DIR] | wrong FILE [DIR] | languages [DIR]");
        return 2;
}
