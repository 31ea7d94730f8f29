namespace Hotline.Recognition.Signals;

internal enum SignalKind : byte
{
    Danger,
    Indicators,
}
