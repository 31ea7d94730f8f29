using System.Text;
using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Recognition;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;

namespace Hotline.Server.Commands;

/// <summary><c>hotline replay CONVERSATION</c>: takes the recorded turns again and shows any difference. Prints numbers and kinds, never words.</summary>
internal static class ReplayCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length != 1 || ConversationId.Find(args[0]) is not { } id)
        {
            await errors.WriteLineAsync("hotline replay: give one conversation id (32 hex digits).");
            return ExitCode.WrongUsage;
        }

        var faults = new Faults();
        var settings = Settings.Read(demo: false, faults);
        var (content, contentFaults) = LoadedContent.Load(settings.ContentDirectory);
        faults.Add(contentFaults);
        if (faults.Any || content is null)
        {
            await faults.WriteAsync(errors);
            return ExitCode.WrongUsage;
        }

        try
        {
            await using var vault = Vault.Open(settings.Storage);
            return await ReplayAsync(vault, content, id, output, errors);
        }
        catch (StorageFaultsException e)
        {
            faults.Add(e.Faults);
            await faults.WriteAsync(errors);
            return ExitCode.WrongUsage;
        }
    }

    private static async Task<int> ReplayAsync(Vault vault, LoadedContent content, ConversationId id, TextWriter output, TextWriter errors)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHotline(vault);
        await services.AddContentAsync(content, RecognizerSet.Load(), vault);
        await using var provider = services.BuildServiceProvider();

        var stored = await provider.GetRequiredService<ConversationStore>().FindAsync(id, CancellationToken.None);
        if (stored is null)
        {
            await errors.WriteLineAsync("hotline replay: there is no such conversation, or its key was erased.");
            return ExitCode.WrongUsage;
        }

        var turns = await provider.GetRequiredService<TurnReads>().ReadAsync(id, 0, int.MaxValue, CancellationToken.None);
        var replay = new Replay(provider.GetRequiredService<ITurnRules>());
        var differences = replay.Run(turns, stored.State);
        foreach (var difference in differences)
        {
            await output.WriteLineAsync(difference);
        }

        await errors.WriteLineAsync($"{turns.Count} turns, {differences.Count} differences");
        return differences.Count == 0 ? ExitCode.Success : ExitCode.Finding;
    }
}

/// <summary>Takes stored turns again, one after the other, each from the state the one before gave.</summary>
internal sealed class Replay(ITurnRules rules)
{
    public IReadOnlyList<string> Run(IReadOnlyList<StoredTurn> turns, Conversation last)
    {
        var differences = new List<string>();
        var state = new Conversation { Id = last.Id, Channel = last.Channel, Ngo = last.Ngo, Content = last.Content };
        foreach (var stored in turns)
        {
            var turn = Take(state, stored.Record);
            if (!Same(turn.Effects, stored.Record.Effects))
            {
                differences.Add($"turn {stored.Sequence}: {Kinds(stored.Record.Effects)} was recorded, {Kinds(turn.Effects)} came now");
            }

            state = turn.Conversation;
        }

        if (!ConversationJson.Write(state).AsSpan().SequenceEqual(ConversationJson.Write(last)))
        {
            differences.Add("the state at the end differs");
        }

        return differences;
    }

    private Turn Take(Conversation state, TurnRecord record)
    {
        try
        {
            return rules.Take(state, record.Input, record.Context);
        }
        catch (Exception)
        {
            // As in service: what breaks the rules is taken by the rescue.
            return rules.Rescue(state, record.Input, record.Context);
        }
    }

    private static bool Same(IReadOnlyList<TurnEffect> now, IReadOnlyList<TurnEffect> then) => Bytes(now).AsSpan().SequenceEqual(Bytes(then));

    private static byte[] Bytes(IReadOnlyList<TurnEffect> effects) =>
        ConversationJson.Write(new TurnRecord(new TurnInput.DeadlineCame(DeadlineKind.Expiry), new TurnContext(default, default, Core.Handoff.Duty.Nobody), effects));

    private static string Kinds(IReadOnlyList<TurnEffect> effects)
    {
        var text = new StringBuilder();
        foreach (var effect in effects)
        {
            text.Append(text.Length == 0 ? "" : "+").Append(effect.GetType().Name);
        }

        return text.Length == 0 ? "nothing" : text.ToString();
    }
}
