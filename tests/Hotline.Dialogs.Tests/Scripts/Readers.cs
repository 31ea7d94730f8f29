using Hotline.Core.Recognition;
using Hotline.Recognition;

namespace Hotline.Dialogs.Tests.Scripts;

/// <summary>The shipped recognizers, loaded once.</summary>
internal static class Readers
{
    public static Recognizers All { get; } = RecognizerSet.Load();
}
