using Hotline.Desk.Cases;
using Hotline.Desk.Parts;
using Hotline.Desk.Words;
using Microsoft.AspNetCore.Components;

namespace Hotline.Desk.Pages;

/// <summary>Who waits, the most urgent first, and one thing to do next. No content of any conversation.</summary>
public sealed partial class QueuePage
{
    private readonly Resync resync = new();
    private IDisposable? watch;
    private IReadOnlyList<QueueEntry>? entries;
    private List<QueueEntry> waiting = [];
    private List<QueueEntry> others = [];
    private List<QueueEntry> mine = [];
    private List<QueueEntry> colleagues = [];
    private DateTimeOffset now;
    private bool busy;
    private bool trouble;
    private string? told;

    [CascadingParameter]
    private Texts Texts { get; set; } = null!;

    public void Dispose()
    {
        watch?.Dispose();
        resync.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (await Me.FindAsync() is { } me)
        {
            watch = Cases.Watch(me.Ngo, resync.Nudge);
            await ReadAsync();
            resync.Start(() => InvokeAsync(ReadAndShowAsync), Time);
        }
    }

    private async Task ReadAndShowAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        try
        {
            if (await Me.FindAsync() is { } me)
            {
                now = Time.GetUtcNow();
                entries = await Cases.ListAsync(me, CancellationToken.None);
                var open = entries.Where(e => e.End is null).ToList();
                waiting = open.FindAll(e => e.AcceptedBy is null);
                others = waiting.Count > 1 ? waiting[1..] : [];
                mine = [.. open.Where(e => e.AcceptedBy == me.Id).OrderByDescending(e => e.Wrote)];
                colleagues = open.FindAll(e => e.AcceptedBy is { } by && by != me.Id);
                trouble = false;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What was read last stays on the screen, and the next look comes within ten seconds.
            trouble = true;
            Parts.Log.PageTrouble(Log, e.GetType());
        }
    }

    private async Task AcceptAsync(QueueEntry entry)
    {
        if (await Me.FindAsync() is not { } me)
        {
            return;
        }

        busy = true;
        told = null;
        try
        {
            var result = await Cases.AcceptAsync(me, entry.Id, CancellationToken.None);
            if (result == ActionResult.Done)
            {
                Navigation.NavigateTo(Address(entry));
                return;
            }

            told = result switch
            {
                ActionResult.AcceptedByAnother => Texts.Queue.TakenByAnother,
                ActionResult.Unavailable => Texts.Trouble,
                _ => Texts.Queue.Gone,
            };
            await ReadAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            told = Texts.Trouble;
            Parts.Log.PageTrouble(Log, e.GetType());
        }
        finally
        {
            busy = false;
        }
    }

    private static string Address(QueueEntry entry) => $"/case/{entry.Id}";
}
