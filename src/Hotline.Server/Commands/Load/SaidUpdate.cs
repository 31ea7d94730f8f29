using System.Diagnostics;

namespace Hotline.Server.Commands.Load;

/// <summary>One message of a caller on its way through the Bot API stand-in. Used under its lock.</summary>
internal sealed class SaidUpdate(long id, long chat, string text)
{
    private readonly long said = Stopwatch.GetTimestamp();
    private readonly TaskCompletionSource<TimeSpan> confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool fetched;

    public long Id => id;

    public long Chat => chat;

    /// <summary>How long it took until an offset confirmed it.</summary>
    public Task<TimeSpan> Confirmed => confirmed.Task;

    public Task Answered => answered.Task;

    /// <summary>As it goes over the wire.</summary>
    public object Fetch()
    {
        fetched = true;
        return new
        {
            update_id = id,
            message = new
            {
                message_id = id,
                date = 0,
                chat = new { id = chat, type = "private" },
                from = new { id = chat, is_bot = false, first_name = "-", language_code = "ru" },
                text,
            },
        };
    }

    public void Confirm() => confirmed.TrySetResult(Stopwatch.GetElapsedTime(said));

    /// <summary>What is sent before the hotline knows of a message answers an older one.</summary>
    public bool TryAnswer() => fetched && answered.TrySetResult();
}
