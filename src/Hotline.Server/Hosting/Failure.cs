using System.Text;

namespace Hotline.Server.Hosting;

/// <summary>
/// An exception as a log may show it: its types and where it happened, never its messages, which could quote what a caller wrote.
/// </summary>
internal readonly struct Failure(Exception exception)
{
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var e = exception; e is not null; e = e.InnerException)
        {
            text.Append(e.GetType().FullName).Append('\n').Append(e.StackTrace).Append('\n');
        }

        return text.ToString();
    }
}
