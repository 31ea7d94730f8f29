using Hotline.Core.Handoff;
using Hotline.Desk.Cases;
using Hotline.Desk.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hotline.Desk.Parts;

/// <summary>
/// A conversation, newest at the bottom. It reads only what it has not seen, and again what was still being sent: a long
/// conversation costs no more than a short one.
/// </summary>
public sealed partial class Talk
{
    private const int Page = 50;

    /// <summary>A desk left open all day must not hold a whole day. What falls out comes back with "earlier".</summary>
    private const int MostHeld = 400;

    private readonly SemaphoreSlim one = new(1);
    private List<CaseMessage> messages = [];
    private long first;
    private long last;
    private bool read;
    private bool busy;
    private bool gone;
    private long? toShow;

    [Parameter, EditorRequired]
    public CaseId Id { get; set; }

    /// <summary>The last sequence number known when the case was opened.</summary>
    [Parameter, EditorRequired]
    public long Last { get; set; }

    [Parameter, EditorRequired]
    public string MyName { get; set; } = "";

    [CascadingParameter]
    private Texts Texts { get; set; } = null!;

    private bool HasEarlier => first > 1;

    /// <summary>Appends what is new. Called on every nudge.</summary>
    public Task ReadNewAsync() => OneAtATimeAsync(async me =>
    {
        // Sequence numbers may leave gaps, so only an empty page says that there is no more.
        while (await Cases.ReadThreadAsync(me, Id, last, Page, CancellationToken.None) is { Count: > 0 } fresh)
        {
            messages.AddRange(fresh);
            last = fresh[^1].Sequence;
        }

        if (messages.FirstOrDefault(m => m.Delivery is "waiting" or "held" or "late") is { } unsettled)
        {
            await ReadAgainAsync(me, unsettled.Sequence);
        }

        if (messages.Count > MostHeld)
        {
            messages.RemoveRange(0, messages.Count - MostHeld);
            first = messages[0].Sequence;
        }
    });

    /// <summary>Brings a message into view, however far up it is.</summary>
    public async Task ShowAsync(long sequence)
    {
        while (HasEarlier && (messages.Count == 0 || messages[0].Sequence > sequence))
        {
            var before = first;
            await ReadEarlierAsync();
            if (first == before)
            {
                break;
            }
        }

        toShow = sequence;
        StateHasChanged();
    }

    public void Dispose()
    {
        gone = true;
        one.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toShow is { } sequence)
        {
            toShow = null;
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/Hotline.Desk/desk.js");
            await module.InvokeVoidAsync("show", $"line-{sequence}");
        }
    }

    protected override async Task OnInitializedAsync()
    {
        first = Math.Max(1, Last - Page + 1);
        last = first - 1;
        await ReadNewAsync();
        read = true;
        if (messages.Count < Page / 2 && HasEarlier)
        {
            await ReadEarlierAsync();
        }
    }

    private Task ReadEarlierAsync() => OneAtATimeAsync(async me =>
    {
        var window = Page;
        var earlier = new List<CaseMessage>();
        while (HasEarlier && earlier.Count == 0)
        {
            // The window grows, so that a long gap is crossed in a few steps.
            var from = Math.Max(1, first - window);
            var found = await Cases.ReadThreadAsync(me, Id, from - 1, window, CancellationToken.None);
            earlier.AddRange(found.Where(m => m.Sequence < first));
            first = from;
            window *= 4;
        }

        messages.InsertRange(0, earlier);
    });

    private async Task ReadAgainAsync(Caseworker me, long from)
    {
        foreach (var message in await Cases.ReadThreadAsync(me, Id, from - 1, Page, CancellationToken.None))
        {
            var at = messages.FindIndex(m => m.Sequence == message.Sequence);
            if (at >= 0 && messages[at].Delivery != message.Delivery)
            {
                messages[at] = message;
            }
        }
    }

    private async Task OneAtATimeAsync(Func<Caseworker, Task> work)
    {
        if (gone)
        {
            return;
        }

        await one.WaitAsync();
        busy = true;
        try
        {
            if (await Me.FindAsync() is { } me)
            {
                await work(me);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What is shown stays; the next look comes within ten seconds.
            Parts.Log.PageTrouble(Log, e.GetType());
        }
        finally
        {
            busy = false;
            if (!gone)
            {
                one.Release();
                StateHasChanged();
            }
        }
    }
}
