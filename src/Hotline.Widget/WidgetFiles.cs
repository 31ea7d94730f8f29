namespace Hotline.Widget;

/// <summary>Marks the assembly that carries the chat page and its modules as resources named <c>widget/…</c>.</summary>
public static class WidgetFiles;
