using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Scripts;

public sealed class ScriptTests
{
    public static TheoryData<string, Locale> Talks()
    {
        var talks = new TheoryData<string, Locale>();
        foreach (var name in Script.Names)
        {
            foreach (var locale in Locales.All)
            {
                talks.Add(name, locale);
            }
        }

        return talks;
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public void The_talk_goes_as_written_to_its_last_line(string name, Locale locale)
    {
        var (went, written) = new ScriptRun(Script.Load(name), locale).Play();

        Assert.True(went.SequenceEqual(written), $"It went:\n{string.Join('\n', went.Select((line, at) => $"{(at < written.Count && written[at] == line ? " " : "*")} - {line}"))}");
    }

    [Fact]
    public void There_are_sixty_scripts_or_more()
    {
        Assert.True(Script.Names.Count() >= 60, $"There are {Script.Names.Count()} scripts.");
    }

    [Fact]
    public void Every_question_can_be_answered_or_left_without_typing_a_word()
    {
        foreach (var dialog in Shipped.Bundle.Dialogs.Values)
        {
            foreach (var (step, ask) in dialog.Steps.Where(one => one.Value is Core.Dialogs.Step.Ask).Select(one => (one.Key, (Core.Dialogs.Step.Ask)one.Value)))
            {
                Assert.True(ask.Options.Count > 0 || ask.Refusal == Core.Dialogs.Refusal.Button, $"{dialog.Id}/{step} has no button.");
            }
        }
    }

    [Fact]
    public void Scripts_ask_every_question_and_reach_every_end()
    {
        var said = Script.Names.SelectMany(name => Script.Load(name).Lines).Where(line => line.Kind == "hotline").Select(line => line.For(Locale.En)).ToHashSet();
        var texts = Shipped.Bundle.Dialogs.Values
            .SelectMany(dialog => dialog.Steps.Values)
            .SelectMany(step => step switch
            {
                Core.Dialogs.Step.Ask ask => [ask.Text],
                Core.Dialogs.Step.Say say => say.Texts,
                Core.Dialogs.Step.End end => end.Texts,
                Core.Dialogs.Step.HandOff handOff => handOff.Texts,
                _ => Array.Empty<string>(),
            });

        Assert.Empty(texts.Except(said));
    }
}
