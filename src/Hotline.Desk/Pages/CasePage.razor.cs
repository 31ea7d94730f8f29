using Hotline.Core.Handoff;
using Hotline.Desk.Cases;
using Hotline.Desk.Parts;
using Hotline.Desk.Words;
using Microsoft.AspNetCore.Components;

namespace Hotline.Desk.Pages;

/// <summary>One case: before it is accepted, what the queue shows; after, the conversation and what is known.</summary>
public sealed partial class CasePage
{
    private readonly Resync resync = new();
    private IDisposable? watch;
    private QueueEntry? entry;
    private CaseView? view;
    private Talk? talk;
    private Texts? readIn;
    private string? trouble;
    private string myName = "";
    private bool read;
    private bool busy;
    private bool showKnown;

    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    private Texts Texts { get; set; } = null!;

    private TimeSpan Waited => Time.GetUtcNow() is var now && entry is not null && now > entry.OpenedAt ? now - entry.OpenedAt : TimeSpan.Zero;

    public void Dispose()
    {
        watch?.Dispose();
        resync.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (await Me.FindAsync() is { } me)
        {
            myName = me.WorkingName;
            watch = Cases.Watch(me.Ngo, resync.Nudge);
            resync.Start(() => InvokeAsync(ReadAndShowAsync), Time);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!read || readIn != Texts || entry?.Id.ToString() != Id)
        {
            await ReadAsync();
        }
    }

    private async Task ReadAndShowAsync()
    {
        await ReadAsync();
        if (talk is not null)
        {
            await talk.ReadNewAsync();
        }

        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        try
        {
            if (await Me.FindAsync() is not { } me || CaseId.Find(Id) is not { } id)
            {
                (entry, view, read) = (null, null, true);
                return;
            }

            view = await Cases.FindAsync(me, id, CancellationToken.None);
            entry = view?.Entry ?? (await Cases.ListAsync(me, CancellationToken.None)).FirstOrDefault(e => e.Id == id);
            readIn = Texts;
            trouble = null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            trouble = Texts.Trouble;
            Parts.Log.PageTrouble(Log, e.GetType());
        }

        read = true;
    }

    private async Task AcceptAsync()
    {
        busy = true;
        await ActAsync((me, id) => Cases.AcceptAsync(me, id, CancellationToken.None));
        busy = false;
    }

    private async Task AskToEndAsync()
    {
        var sure = await Dialogs.ShowMessageBoxAsync(Texts.Case.EndAsk, Texts.Case.EndExplained, yesText: Texts.Case.EndYes, cancelText: Texts.Case.EndNo);
        if (sure == true)
        {
            await ActAsync((me, id) => Cases.EndAsync(me, id, CancellationToken.None));
        }
    }

    /// <summary>Null when the judgement is kept; else what to say.</summary>
    private async Task<string?> ReviewAsync(SignReview review)
    {
        try
        {
            var result = await Me.FindAsync() is { } me && CaseId.Find(Id) is { } id
                ? await Cases.ReviewAsync(me, id, review, CancellationToken.None)
                : ActionResult.Absent;
            await ReadAndShowAsync();
            return result switch
            {
                ActionResult.Done => null,
                ActionResult.CaseEnded => Texts.Queue.Gone,
                _ => Texts.Trouble,
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Parts.Log.PageTrouble(Log, e.GetType());
            return Texts.Trouble;
        }
    }

    private async Task ShowMessageAsync(long sequence)
    {
        showKnown = false;
        if (talk is not null)
        {
            await talk.ShowAsync(sequence);
        }
    }

    private async Task ActAsync(Func<Caseworker, CaseId, Task<ActionResult>> act)
    {
        string? refused = null;
        try
        {
            if (await Me.FindAsync() is { } me && CaseId.Find(Id) is { } id)
            {
                refused = await act(me, id) switch
                {
                    ActionResult.AcceptedByAnother => Texts.Queue.TakenByAnother,
                    ActionResult.CaseEnded => Texts.Queue.Gone,
                    ActionResult.Unavailable => Texts.Trouble,
                    _ => null,
                };
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            refused = Texts.Trouble;
            Parts.Log.PageTrouble(Log, e.GetType());
        }

        await ReadAndShowAsync();
        trouble = refused ?? trouble;
    }
}
