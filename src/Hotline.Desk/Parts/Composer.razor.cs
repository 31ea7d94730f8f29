using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Desk.Cases;
using Hotline.Desk.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hotline.Desk.Parts;

/// <summary>
/// The reply box. The text belongs to the browser while it is typed, a copy to <see cref="Drafts"/>; each reply has an id of its
/// own, so that sending it again after a lost connection says it once.
/// </summary>
public sealed partial class Composer
{
    private const int Longest = 4_000;

    private ElementReference form;
    private DotNetObjectReference<Composer>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? box;
    private Held? asked;
    private string? refused;

    [Parameter, EditorRequired]
    public CaseId Id { get; set; }

    /// <summary>A reply has joined the conversation.</summary>
    [Parameter]
    public EventCallback Sent { get; set; }

    [CascadingParameter]
    private Texts Texts { get; set; } = null!;

    /// <summary>From the browser: <c>sent</c>, <c>asked</c> (a second click is needed) or <c>refused</c>.</summary>
    [JSInvokable]
    public async Task<string> SendAsync(string clientId, string text)
    {
        var words = new PrivateText(text);
        if (text.Length > Longest || !Guid.TryParse(clientId, out _))
        {
            refused = Texts.Case.TooLong;
            StateHasChanged();
            return "refused";
        }

        if (RiskyWords.Find(text) is { Count: > 0 } risks && asked?.Words.Equals(words) != true)
        {
            asked = new Held(clientId, words, risks);
            StateHasChanged();
            return "asked";
        }

        // Enter a second time on the same words is the second click.
        return await SayAsync(clientId, words) ? "sent" : "refused";
    }

    /// <summary>From the browser, soon after typing pauses.</summary>
    [JSInvokable]
    public async Task Keep(string text)
    {
        if (await Me.FindAsync() is { } me)
        {
            Drafts.Keep(me.Id, Id, new PrivateText(text));
        }

        if (asked is not null && !asked.Words.Equals(new PrivateText(text.Trim())))
        {
            asked = null;
            StateHasChanged();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (box is not null)
            {
                await box.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser left first.
        }

        self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Me.FindAsync() is not { } me)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/Hotline.Desk/desk.js");
        box = await module.InvokeAsync<IJSObjectReference>("compose", form, self, Drafts.Find(me.Id, Id)?.Reveal() ?? "");
    }

    private async Task SendAnywayAsync()
    {
        if (asked is { } held && await SayAsync(held.ClientId, held.Words))
        {
            await box!.InvokeVoidAsync("clear");
        }
    }

    private async Task ChangeAsync()
    {
        asked = null;
        await box!.InvokeVoidAsync("focus");
    }

    private async Task<bool> SayAsync(string clientId, PrivateText words)
    {
        refused = null;
        try
        {
            if (await Me.FindAsync() is not { } me)
            {
                return false;
            }

            var result = await Cases.ReplyAsync(me, Id, clientId, words, CancellationToken.None);
            if (result != ActionResult.Done)
            {
                refused = result switch
                {
                    ActionResult.CallerAway => Texts.Case.CallerAway,
                    ActionResult.EnoughWaits => Texts.Case.EnoughWaits,
                    ActionResult.Unavailable => Texts.Case.NotSent,
                    _ => Texts.Queue.Gone,
                };
                return false;
            }

            asked = null;
            Drafts.Keep(me.Id, Id, new PrivateText(""));
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            refused = Texts.Case.NotSent;
            Parts.Log.PageTrouble(Log, e.GetType());
            return false;
        }
        finally
        {
            StateHasChanged();
            await Sent.InvokeAsync();
        }
    }

    private sealed record Held(string ClientId, PrivateText Words, IReadOnlyList<Risk> Risks);
}
