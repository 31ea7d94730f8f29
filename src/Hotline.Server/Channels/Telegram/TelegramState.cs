namespace Hotline.Server.Channels.Telegram;

/// <summary>How the channel fares, for its health check.</summary>
internal sealed class TelegramState
{
    private int _trouble;
    private int _notStored;
    private int _profileGivesAway;

    public PollTrouble Trouble
    {
        get => (PollTrouble)Volatile.Read(ref _trouble);
        set => Volatile.Write(ref _trouble, (int)value);
    }

    /// <summary>Updates in hand that the store would not take.</summary>
    public int NotStored
    {
        get => Volatile.Read(ref _notStored);
        set => Volatile.Write(ref _notStored, value);
    }

    public bool ProfileGivesAway
    {
        get => Volatile.Read(ref _profileGivesAway) == 1;
        set => Volatile.Write(ref _profileGivesAway, value ? 1 : 0);
    }
}
