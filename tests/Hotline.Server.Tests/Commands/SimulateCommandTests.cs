using System.Text.Json;
using Hotline.Content;
using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;
using Hotline.Server.Commands;

namespace Hotline.Server.Tests.Commands;

public class SimulateCommandTests
{
    [Fact]
    public async Task Each_line_is_a_message_and_each_turn_one_object()
    {
        var (code, lines, _) = await Run("/start\n/tap ru\n/tap yes\n", "--json");

        Assert.Equal(0, code);
        Assert.Equal(3, lines.Length);
        var first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(["replies", "step", "locale", "indicators", "concern", "handoff"], first.EnumerateObject().Select(property => property.Name));
        Assert.Equal("intake/language", first.GetProperty("step").GetString());
        var reply = first.GetProperty("replies")[0];
        Assert.Equal(["key", "text", "buttons"], reply.EnumerateObject().Select(property => property.Name));
        Assert.Equal("intake.language.ask", reply.GetProperty("key").GetString());
        Assert.Equal(["kk", "ru", "en"], reply.GetProperty("buttons").EnumerateArray().Select(button => button.GetProperty("code").GetString()));
        Assert.Equal(JsonValueKind.Null, first.GetProperty("concern").ValueKind);
        Assert.Equal(JsonValueKind.Null, first.GetProperty("handoff").ValueKind);
        Assert.Equal("ru", JsonDocument.Parse(lines[1]).RootElement.GetProperty("locale").GetString());
    }

    [Fact]
    public async Task A_handoff_is_named_by_its_reason()
    {
        var (_, lines, _) = await Run("/start\n/tap en\nperson\n", "--json", "--locale", "en");

        var last = JsonDocument.Parse(lines[^1]).RootElement;
        Assert.Equal("Asked", last.GetProperty("handoff").GetString());
        Assert.Equal(JsonValueKind.Null, last.GetProperty("step").ValueKind);
    }

    [Fact]
    public async Task Letters_are_readable_in_the_output()
    {
        var (_, lines, _) = await Run("/start\n", "--json");

        Assert.Contains("Қазақша", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_dialog_can_be_tried_by_itself()
    {
        var (_, lines, _) = await Run("/start\n", "--json", "--dialog", "someone");

        Assert.Equal("someone/danger", JsonDocument.Parse(lines[0]).RootElement.GetProperty("step").GetString());
    }

    [Fact]
    public async Task The_same_lines_give_the_same_output()
    {
        string[] args = ["--json", "--now", "2026-11-01T10:00:00Z"];

        Assert.Equal((await Run("/start\n/tap kk\nback\n", args)).Lines, (await Run("/start\n/tap kk\nback\n", args)).Lines);
    }

    [Fact]
    public async Task A_button_that_is_not_there_repeats_the_question()
    {
        var (_, lines, _) = await Run("/start\n/tap ru\n/tap nothing\n", "--json");

        Assert.Equal("intake/safe", JsonDocument.Parse(lines[2]).RootElement.GetProperty("step").GetString());
    }

    [Fact]
    public async Task Without_json_people_can_read_it()
    {
        var (_, lines, _) = await Run("/start\n");

        Assert.Contains("[kk: Қазақша]", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dialog", "nowhere")]
    [InlineData("--locale", "de")]
    [InlineData("--now", "yesterday")]
    [InlineData("--now")]
    [InlineData("--what")]
    public async Task Wrong_usage_is_told_on_the_error_stream_only(params string[] args)
    {
        var (code, lines, errors) = await Run("/start\n", args);

        Assert.Equal(2, code);
        Assert.Empty(lines);
        Assert.Contains("hotline simulate", errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string[] Lines, string Errors)> Run(string input, params string[] args)
    {
        var loaded = ContentLoader.Load(ContentFiles.ReadFrom(Repository()));
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await SimulateCommand.RunAsync(args, new ContentLibrary(loaded.Bundle!), Deaf.Recognizers, TimeProvider.System, new StringReader(input), output, errors);
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Hotline.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}

/// <summary>Recognizers that understand nothing, so that a test depends on buttons and commands alone.</summary>
internal static class Deaf
{
    public static Recognizers Recognizers { get; } = new(
        new Ear<LanguageReading>(), new Ear<YesNo>(), new Ear<decimal>(), new Ear<int>(), new Ear<PlaceReading>(), new Ear<DangerLevel>(), new Ear<IndicatorId>());

    private sealed class Ear<T> : IRecognizer<T>
    {
        public Recognition<T> Read(string text, ReadingContext context) => Recognition<T>.Nothing;
    }
}
